import { Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import type { ArticleAnswer } from '../../../wire.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { MarkdownText } from '../transcript/markdownText.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  field: { alignSelf: 'start' },
  text: { '& textarea': { maxHeight: 'none', lineHeight: '21px' } },
  preview: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  label: { lineHeight: '20px', padding: '2px 0 4px' },
  bubble: {
    flexGrow: 1,
    boxSizing: 'border-box',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    border: '1px solid var(--batonBotStroke)',
    backgroundColor: 'var(--batonBot)',
    lineHeight: '21px',
    overflowWrap: 'anywhere',
  },
});

/** Markdown to write, and beside it what customers read of it, or of another language version. */
export function BodyField(props: {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly testId: string;
  readonly rows?: number;
  /** Another language version, to be shown instead of the preview. */
  readonly beside?: Pick<ArticleAnswer, 'language' | 'body'>;
  readonly validationMessage?: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, readOnly, testId, onChange, validationMessage, beside } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const shown = beside?.body ?? value;
  const heading = beside ? languageName(beside.language, language) : t('articles.preview');
  const rows = Math.min(28, Math.max(props.rows ?? 12, value.split('\n').length + 1));
  return (
    <div className={styles.root}>
      <Field
        className={styles.field}
        label={label}
        required
        hint={t('articles.bodyHint')}
        {...(validationMessage ? { validationMessage } : {})}
      >
        <Textarea
          className={styles.text}
          value={value}
          rows={rows}
          resize="vertical"
          maxLength={20_000}
          readOnly={readOnly}
          data-testid={testId}
          onChange={(_event, data) => onChange(data.value)}
        />
      </Field>
      <section className={styles.preview} aria-label={`${label} · ${heading}`}>
        <span className={mergeClasses(styles.label, page.quiet)} aria-hidden>
          {heading}
        </span>
        <div className={styles.bubble} data-testid={`${testId}-preview`}>
          {shown.trim() === '' ? (
            <span className={page.quiet}>{t('articles.previewEmpty')}</span>
          ) : (
            <MarkdownText text={shown} />
          )}
        </div>
      </section>
    </div>
  );
}
