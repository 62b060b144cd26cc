import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ModelDifference } from '../../../../recognizers/index.ts';
import { useModelDifference } from '../api/models.ts';
import { percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { IntentLink } from './intentLink.tsx';
import { useListStyles } from './listStyles.ts';
import { ReportSection, ShortList } from './reportSection.tsx';

const useStyles = makeStyles({
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    marginBottom: '8px',
  },
  row: { borderLeft: '3px solid transparent', paddingLeft: '10px' },
  better: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  worse: { borderLeftColor: tokens.colorPaletteRedBorder2 },
});

const SHOWN = 12;
const KINDS = ['better', 'worse', 'same'] as const;

/** What this version understands differently from the active one, utterance by utterance. */
export function DifferenceList(props: { readonly id: string; readonly isActive: boolean }) {
  const { t } = useWords();
  return (
    <ReportSection
      title={t('report.difference')}
      hint={t('report.differenceHint')}
      testId="difference"
    >
      {props.isActive ? <Quiet text={t('report.isActive')} /> : <Loaded id={props.id} />}
    </ReportSection>
  );
}

function Loaded({ id }: { readonly id: string }) {
  const difference = useModelDifference(id);
  const { t } = useWords();
  if (difference.isPending) return <Spinner size="tiny" style={{ alignSelf: 'flex-start' }} />;
  if (difference.data === undefined) {
    return <Problem text={t('training.loadFailed')} onRetry={() => void difference.refetch()} />;
  }
  if (difference.data === null) return <Quiet text={t('report.noDifference')} />;
  return <Changes difference={difference.data} />;
}

function Changes({ difference }: { readonly difference: ModelDifference }) {
  const { changed, utterances } = difference;
  const styles = useStyles();
  const page = usePageStyles();
  const list = useListStyles();
  const { t, language } = useWords();
  const countOf = (kind: (typeof KINDS)[number]) =>
    changed.filter(({ change }) => change === kind).length;
  return (
    <>
      <div className={styles.counts}>
        <Tag tone="brand">{t('report.better', { count: countOf('better') })}</Tag>
        <Tag tone={countOf('worse') > 0 ? 'urgent' : 'neutral'}>
          {t('report.worse', { count: countOf('worse') })}
        </Tag>
        <Tag>{t('report.otherwise', { count: countOf('same') })}</Tag>
        <span className={mergeClasses(page.quiet, page.small)}>
          {t('report.ofUtterances', { count: utterances })}
        </span>
      </div>
      <ShortList
        items={changed}
        most={SHOWN}
        empty={t('report.understandsAlike')}
        row={({ utterance, language: spoken, intent, before, after, change }) => (
          <li
            key={`${intent} ${spoken} ${utterance}`}
            className={mergeClasses(
              list.item,
              styles.row,
              change === 'better' && styles.better,
              change === 'worse' && styles.worse,
            )}
          >
            <span className={list.line}>
              <span lang={spoken}>{utterance}</span>
              <span className={mergeClasses(list.end, list.quiet)}>
                {t(`report.change.${change}`)}
              </span>
            </span>
            <span className={list.quiet}>
              {before.intent} {percent(before.confidence, language)} → {after.intent}{' '}
              {percent(after.confidence, language)}
              {change === 'same' && (
                <>
                  {' · '}
                  {t('report.rightWouldBe')} <IntentLink intent={intent} q={utterance} />
                </>
              )}
            </span>
          </li>
        )}
      />
    </>
  );
}

function Quiet({ text }: { readonly text: string }) {
  return <span className={usePageStyles().quiet}>{text}</span>;
}
