import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { GapsAnswer } from '../../../wire.ts';
import { integer, percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: '14px',
    margin: '0 0 16px',
  },
  card: { padding: '12px 16px', gap: '2px' },
  value: {
    margin: 0,
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The numbers that say the most. */
export function GapFigures({ totals }: { readonly totals: GapsAnswer['totals'] }) {
  const { t, language } = useWords();
  const styles = useStyles();
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : percent(part / whole, language);
  const number = (value: number) => integer(value, language);
  return (
    <dl className={styles.root}>
      <Figure
        label={t('gaps.asked')}
        value={number(totals.asked)}
        hint={t('gaps.askedHint', { count: totals.questions })}
      />
      <Figure
        label={t('gaps.failed')}
        value={share(totals.failed, totals.given)}
        hint={t('gaps.ofAnswers', { part: number(totals.failed), whole: number(totals.given) })}
      />
      <Figure
        label={t('gaps.unfoundShare')}
        value={share(totals.unfound, totals.articles)}
        hint={t('gaps.ofArticles', {
          part: number(totals.unfound),
          whole: number(totals.articles),
        })}
      />
    </dl>
  );
}

function Figure(props: { readonly label: string; readonly value: string; readonly hint: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const quiet = mergeClasses(page.quiet, page.small);
  return (
    <div className={mergeClasses(page.card, styles.card)}>
      <dt className={quiet}>{props.label}</dt>
      <dd className={styles.value}>{props.value}</dd>
      <dd className={quiet} style={{ margin: 0 }}>
        {props.hint}
      </dd>
    </div>
  );
}
