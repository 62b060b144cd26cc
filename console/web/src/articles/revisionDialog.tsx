import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ArticleAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { Modal } from '../shell/modal.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { MarkdownText } from '../transcript/markdownText.tsx';
import { StatusTag } from './statusTag.tsx';

const useStyles = makeStyles({
  questions: { margin: 0, paddingLeft: '20px' },
  body: { lineHeight: '21px', overflowWrap: 'anywhere' },
});

/** A revision to read. */
export function RevisionDialog(props: {
  readonly revision: ArticleAnswer;
  readonly onRestore: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const { revision: article } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <Modal
      title={article.title}
      width={680}
      testId="revision"
      onClose={props.onClose}
      actions={
        <>
          {props.onRestore && <Button onClick={props.onRestore}>{t('articles.restore')}</Button>}
          <Button appearance="primary" onClick={props.onClose}>
            {t('app.close')}
          </Button>
        </>
      }
    >
      <span className={mergeClasses(page.quiet, page.small)}>
        {t('articles.revision', { revision: article.revision })} ·{' '}
        <StatusTag status={article.status} /> · {authorLabel(article, t)} ·{' '}
        <time dateTime={article.at}>{dateAndTime(article.at, language)}</time>
      </span>
      <div className={styles.body}>
        <MarkdownText text={article.body} />
      </div>
      {article.questions.length > 0 && (
        <ul className={mergeClasses(styles.questions, page.quiet)}>
          {article.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
