import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { IntentPicker } from '../intents/intentPicker.tsx';
import { Tag } from '../shell/tag.tsx';
import { KeyCap } from './keyCap.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: '8px',
    '@media (max-width: 699px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  intents: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px' },
  button: {
    minWidth: 'auto',
    padding: '2px 8px 2px 4px',
    maxWidth: '100%',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    gap: '6px',
  },
  share: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  picker: { minWidth: '120px', width: '136px' },
  end: { display: 'flex', justifyContent: 'flex-end', gap: '4px' },
});

/** The likeliest intents as buttons, another one by search, None, and dismissal. */
export function LabelButtons(props: {
  readonly group: UnansweredGroupAnswer;
  readonly onDecide: ((intent: string | null) => void) | undefined;
}) {
  const { onDecide } = props;
  const { ranking } = props.group;
  const styles = useStyles();
  const { t, language } = useWords();
  if (!onDecide) {
    return (
      <div className={styles.intents}>
        {ranking.map(({ intent, confidence }) => (
          <Tag key={intent}>
            {intent} {percent(confidence, language)}
          </Tag>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <span className={styles.intents}>
        {ranking.map(({ intent, confidence }, index) => (
          <Button
            key={intent}
            size="small"
            className={styles.button}
            aria-keyshortcuts={String(index + 1)}
            data-testid={`label-${index + 1}`}
            onClick={() => onDecide(intent)}
          >
            <KeyCap>{String(index + 1)}</KeyCap>
            {intent}
            <span className={styles.share}>{percent(confidence, language)}</span>
          </Button>
        ))}
        <IntentPicker
          className={styles.picker}
          label={t('unanswered.other')}
          without={['None', ...ranking.map(({ intent }) => intent)]}
          testId="label-other"
          onPick={onDecide}
        />
      </span>
      <span className={styles.end}>
        <Button
          size="small"
          appearance="subtle"
          className={styles.button}
          aria-keyshortcuts="n"
          data-testid="label-none"
          onClick={() => onDecide('None')}
        >
          <KeyCap>N</KeyCap>
          {t('unanswered.noIntent')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          className={styles.button}
          aria-keyshortcuts="d"
          data-testid="dismiss"
          onClick={() => onDecide(null)}
        >
          <KeyCap>D</KeyCap>
          {t('unanswered.dismiss')}
        </Button>
      </span>
    </div>
  );
}
