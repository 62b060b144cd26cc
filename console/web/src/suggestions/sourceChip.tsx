import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BookRegular, DismissRegular } from '@fluentui/react-icons';
import { useWords } from '../i18n/index.ts';
import type { DraftSource } from '../state/draft.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    marginBottom: '6px',
    padding: '0 2px 0 8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'var(--batonAgent)',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
  },
  title: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  remove: { minWidth: 'auto', width: '22px', height: '22px', flexShrink: 0 },
});

/** Names the article that a text being written was taken from; it is noted with the answer. */
export function SourceChip(props: {
  readonly article: DraftSource;
  readonly onRemove: () => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.root} role="status" data-testid="source-chip">
      <BookRegular aria-hidden />
      <span className={styles.title}>{t('suggestions.from', { title: props.article.title })}</span>
      <Button
        className={styles.remove}
        size="small"
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label={t('suggestions.removeSource')}
        onClick={props.onRemove}
      />
    </div>
  );
}
