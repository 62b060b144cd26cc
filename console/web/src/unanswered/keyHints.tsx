import { makeStyles } from '@fluentui/react-components';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { KeyCap } from './keyCap.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', marginBottom: '10px' },
  hint: { display: 'inline-flex', alignItems: 'center', gap: '5px' },
});

/** The keys that one can work by. */
export function KeyHints() {
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  return (
    <div className={`${styles.root} ${page.quiet} ${page.small}`}>
      {(
        [
          ['1–3', 'keyLabel'],
          ['N', 'keyNone'],
          ['D', 'keyDismiss'],
          ['↑ ↓', 'keyMove'],
        ] as const
      ).map(([key, words]) => (
        <span key={key} className={styles.hint}>
          <KeyCap>{key}</KeyCap>
          {t(`unanswered.${words}`)}
        </span>
      ))}
    </div>
  );
}
