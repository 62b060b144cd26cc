import { makeStyles, ProgressBar, Tooltip, tokens } from '@fluentui/react-components';
import type { Capacity } from '../../../../handoff/index.ts';
import type { AgentAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  bar: { width: '56px', '@media (max-width: 899px)': { display: 'none' } },
});

/** The capacity in all, whichever way it is given. */
export function capacityOf(capacity: Capacity): number {
  return typeof capacity === 'number' ? capacity : capacity.default;
}

/** How many conversations the agent holds of those they may hold. */
export function LoadMeter({ agent }: { readonly agent: Pick<AgentAnswer, 'load' | 'capacity'> }) {
  const styles = useStyles();
  const { t } = useWords();
  const capacity = capacityOf(agent.capacity);
  const words = t('presence.load', { load: agent.load, capacity });
  return (
    <Tooltip content={words} relationship="description">
      <span className={styles.root} data-testid="load">
        {agent.load} / {capacity}
        <ProgressBar
          className={styles.bar}
          aria-label={words}
          max={Math.max(1, capacity)}
          value={Math.min(agent.load, capacity)}
          thickness="large"
        />
      </span>
    </Tooltip>
  );
}
