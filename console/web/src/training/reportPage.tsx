import { makeStyles, mergeClasses, Spinner, Text } from '@fluentui/react-components';
import { ArrowLeftRegular, ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import type { TrainingReport } from '../../../../recognizers/index.ts';
import type { ModelAnswer } from '../../../wire.ts';
import { useModel, useModelReport } from '../api/models.ts';
import { RequestError } from '../api/request.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { dateAndTime, decimal } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { routeHref } from '../state/route.ts';
import { ActivateButton } from './activateButton.tsx';
import { CalibrationChart } from './calibrationChart.tsx';
import { ConfusionList } from './confusionList.tsx';
import { CoverageList } from './coverageList.tsx';
import { DifferenceList } from './differenceList.tsx';
import { DoubtfulList } from './doubtfulList.tsx';
import { KeyFigures } from './keyFigures.tsx';
import { QualityTable } from './qualityTable.tsx';
import { StateTag } from './stateTag.tsx';

const useStyles = makeStyles({
  facts: { display: 'flex', flexWrap: 'wrap', gap: '2px 14px', margin: '4px 0 16px' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
    gap: '14px',
    alignItems: 'start',
  },
  wide: { gridColumn: 'span 7', '@media (max-width: 1099px)': { gridColumn: 'span 12' } },
  narrow: { gridColumn: 'span 5', '@media (max-width: 1099px)': { gridColumn: 'span 12' } },
  column: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '14px' },
});

/** What the check of a version told. */
export function ReportPage({ id }: { readonly id: string }) {
  const model = useModel(id);
  const report = useModelReport(id);
  const page = usePageStyles();
  const { t } = useWords();
  const back = (
    <a className={page.back} href={routeHref({ page: 'training', modelId: null })}>
      <ArrowLeftRegular aria-hidden />
      {t('training.title')}
    </a>
  );
  if (model.isPending || report.isPending) return <Spinner size="small" />;
  if (!model.data || report.data === undefined) {
    const isGone = model.error instanceof RequestError && model.error.status === 404;
    return (
      <main className={page.root}>
        {back}
        <Problem
          text={t(isGone ? 'training.gone' : 'training.loadFailed')}
          onRetry={() => {
            void model.refetch();
            void report.refetch();
          }}
        />
      </main>
    );
  }
  return (
    <main className={page.root} data-testid="report">
      {back}
      <ReportHead model={model.data} />
      {report.data === null ? (
        <div style={{ height: '50%' }}>
          <EmptyState
            icon={<ClipboardTaskListLtrRegular />}
            title={t('report.none')}
            hint={t('report.noneHint')}
          />
        </div>
      ) : (
        <Sections model={model.data} report={report.data} />
      )}
    </main>
  );
}

function ReportHead({ model }: { readonly model: ModelAnswer }) {
  const mayWrite = writesIntents(useSignedIn());
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <>
      <div className={page.head}>
        <Text as="h1" size={500} weight="semibold">
          {t('training.versionNumber', { number: model.number })}
        </Text>
        <StateTag state={model.state} />
        {mayWrite && model.state !== 'active' && model.isKept && (
          <div className={page.actions}>
            <ActivateButton model={model} prominent />
          </div>
        )}
      </div>
      <div className={mergeClasses(styles.facts, page.quiet, page.small)}>
        <span>
          {authorLabel(model, t)} ·{' '}
          <time dateTime={model.at}>{dateAndTime(model.at, language)}</time>
        </span>
        {model.note && <span className={page.wrap}>{model.note}</span>}
        <span>
          {t('report.cost', {
            seconds: decimal(model.trainSeconds, 1, language),
            megabytes: decimal(model.byteLength / 1e6, 1, language),
          })}
        </span>
        {model.learnedFrom > 0 && (
          <span>{t('report.learnedFrom', { count: model.learnedFrom })}</span>
        )}
      </div>
    </>
  );
}

function Sections(props: { readonly model: ModelAnswer; readonly report: TrainingReport }) {
  const { model, report } = props;
  const styles = useStyles();
  return (
    <>
      <KeyFigures id={model.id} report={report} isActive={model.state === 'active'} />
      <div className={styles.grid}>
        <div className={mergeClasses(styles.wide, styles.column)}>
          <QualityTable qualities={report.intents} />
          <DifferenceList id={model.id} isActive={model.state === 'active'} />
        </div>
        <div className={mergeClasses(styles.narrow, styles.column)}>
          <CalibrationChart points={report.calibration} error={report.calibrationError} />
          <ConfusionList confusions={report.confusions} />
          <DoubtfulList doubtful={report.doubtfulLabels} shared={report.sharedUtterances} />
          <CoverageList coverage={report.coverage} />
        </div>
      </div>
    </>
  );
}
