import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import type { ScoreTerms } from '../../../../handoff/index.ts';
import type { DecisionAnswer } from '../../../wire.ts';
import { decimal } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { TERMS } from './decisionWords.ts';

const SHOWN = 5;

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: '11px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
  },
  name: {
    padding: '4px 6px 4px 0',
    maxWidth: '88px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: '4px 0 4px 6px',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  weights: { color: tokens.colorNeutralForeground3 },
  chosen: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  filtered: { color: tokens.colorNeutralForeground3 },
  more: { alignSelf: 'flex-start', marginLeft: '-8px', minWidth: 'auto' },
});

/** The candidates of a decision with their terms and scores; terms without weight are left out. */
export function CandidateTable({ decision }: { readonly decision: DecisionAnswer }) {
  const [all, setAll] = useState(false);
  const styles = useStyles();
  const { t, language } = useWords();
  const terms = TERMS.filter((term) => (decision.weights[term] ?? 0) > 0);
  const shown = all
    ? decision.candidates
    : decision.candidates.filter((item) => item.filteredBy === null).slice(0, SHOWN);
  const hidden = decision.candidates.length - shown.length;
  const label: Readonly<Record<keyof ScoreTerms, string>> = {
    skill: t('decision.skill'),
    load: t('decision.load'),
    rating: t('decision.rating'),
    sameAgent: t('decision.sameAgent'),
    language: t('decision.languageTerm'),
    idle: t('decision.idle'),
  };
  return (
    <>
      {shown.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr className={styles.head}>
              <th scope="col" className={styles.name}>
                {t('decision.agent')}
              </th>
              {terms.map((term) => (
                <th key={term} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                  {label[term]}
                </th>
              ))}
              <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {t('decision.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((candidate) => {
              const chosen = candidate.agentId === decision.agentId;
              const name = candidate.agentName ?? candidate.agentId;
              return (
                <tr
                  key={candidate.agentId}
                  className={mergeClasses(
                    chosen && styles.chosen,
                    candidate.filteredBy !== null && styles.filtered,
                  )}
                >
                  <th
                    scope="row"
                    className={mergeClasses(styles.name, chosen && styles.chosen)}
                    title={name}
                  >
                    {name}
                  </th>
                  {candidate.filteredBy === null ? (
                    <Fragment>
                      {terms.map((term) => (
                        <td key={term} className={styles.cell}>
                          {decimal(candidate.terms[term] ?? 0, 2, language)}
                        </td>
                      ))}
                      <td className={styles.cell}>{decimal(candidate.score, 2, language)}</td>
                    </Fragment>
                  ) : (
                    <td className={styles.cell} colSpan={terms.length + 1}>
                      {t(`decision.${candidate.filteredBy}`)}
                    </td>
                  )}
                </tr>
              );
            })}
            <tr className={styles.weights}>
              <th scope="row" className={styles.name}>
                {t('decision.weight')}
              </th>
              {terms.map((term) => (
                <td key={term} className={styles.cell}>
                  {`× ${decimal(decision.weights[term] ?? 0, 1, language)}`}
                </td>
              ))}
              <td className={styles.cell} />
            </tr>
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.more}
          onClick={() => setAll(true)}
        >
          {t('decision.others', { count: hidden })}
        </Button>
      )}
    </>
  );
}
