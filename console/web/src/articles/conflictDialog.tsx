import {
  Button,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleAnswer, FieldChangeAnswer } from '../../../wire.ts';
import { dateAndTime } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { Modal } from '../shell/modal.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import {
  type ArticleDraft,
  type ArticleField,
  fieldOf,
  onTopOf,
  ownFields,
} from './articleDraft.ts';
import { fieldLabel } from './articleWords.ts';
import { ChangeView } from './changeView.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 16px',
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Somebody was faster: how one's own draft differs from theirs, and which of both to go on with. */
export function ConflictDialog(props: {
  readonly latest: ArticleAnswer;
  /** From the latest to one's own. */
  readonly changes: readonly FieldChangeAnswer[];
  readonly draft: ArticleDraft;
  readonly onGoOn: (merged: ArticleDraft) => void;
  readonly onClose: () => void;
}) {
  const { latest, changes, draft } = props;
  const [own, setOwn] = useState(() => ownFields(draft));
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const name = authorLabel(latest, t);
  const choose = (field: ArticleField, isOwn: boolean): void =>
    setOwn((before) => {
      const after = new Set(before);
      if (isOwn) after.add(field);
      else after.delete(field);
      return after;
    });
  return (
    <Modal
      title={t('articles.conflictTitle')}
      width={760}
      testId="article-conflict"
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onGoOn(onTopOf(latest, draft.fields, new Set()))}>
            {t('articles.takeTheirs')}
          </Button>
          <Button
            appearance="primary"
            data-testid="conflict-go-on"
            onClick={() => props.onGoOn(onTopOf(latest, draft.fields, own))}
          >
            {t('articles.takeOver')}
          </Button>
        </>
      }
    >
      <span>
        {draft.base === null
          ? t('articles.conflictNew', { id: latest.id })
          : t('articles.conflictHint', { name, revision: latest.revision })}
        <br />
        <span className={mergeClasses(page.quiet, page.small)}>
          {name} · <time dateTime={latest.at}>{dateAndTime(latest.at, language)}</time> ·{' '}
          {latest.note || t('articles.noNote')}
        </span>
      </span>
      {changes.length === 0 && <span>{t('articles.conflictSame')}</span>}
      {changes.map((change) => {
        const field = fieldOf(change);
        return (
          <section key={change.field} data-testid="conflict-field">
            <div className={styles.head}>
              {fieldLabel(change, t)}
              <RadioGroup
                layout="horizontal"
                aria-label={fieldLabel(change, t)}
                value={own.has(field) ? 'mine' : 'theirs'}
                onChange={(_event, { value }) => choose(field, value === 'mine')}
              >
                <Radio value="theirs" label={t('articles.theirs')} />
                <Radio value="mine" label={t('articles.mine')} />
              </RadioGroup>
            </div>
            <ChangeView change={change} />
          </section>
        );
      })}
    </Modal>
  );
}
