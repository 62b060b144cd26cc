import { Button, makeStyles, mergeClasses, Spinner } from '@fluentui/react-components';
import { ArrowUndoRegular, BrainCircuitRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { ModelAnswer } from '../../../wire.ts';
import { rollBack, useModels } from '../api/models.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { dateAndTime, percent } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { authorLabel } from '../i18n/labels.ts';
import { EmptyState, Problem } from '../shell/emptyState.tsx';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { routeHref } from '../state/route.ts';
import { ActivateButton } from './activateButton.tsx';
import { StateTag } from './stateTag.tsx';

const useStyles = makeStyles({
  root: { marginTop: '20px' },
  number: { textAlign: 'right' },
  note: { maxWidth: '320px' },
  narrow: { '@media (max-width: 999px)': { display: 'none' } },
});

/** The versions, newest first, with the ways to put one to use. */
export function VersionTable() {
  const models = useModels();
  const mayWrite = writesIntents(useSignedIn());
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t } = useWords();
  if (models.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!models.data) {
    return <Problem text={t('training.loadFailed')} onRetry={() => void models.refetch()} />;
  }
  const versions = models.data.pages.flatMap((answer) => answer.items);
  if (versions.length === 0) {
    return (
      <div style={{ height: '40%' }}>
        <EmptyState
          icon={<BrainCircuitRegular />}
          title={t('training.none')}
          hint={t('training.noneHint')}
        />
      </div>
    );
  }
  const canRollBack = versions.some(({ state }) => state === 'retired');
  return (
    <div className={styles.root}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.head}>
              {t('training.version')}
            </th>
            <th scope="col" className={table.head}>
              {t('training.state')}
            </th>
            <th scope="col" className={mergeClasses(table.head, styles.number)}>
              {t('training.accuracy')}
            </th>
            <th scope="col" className={table.head}>
              {t('training.trained')}
            </th>
            <th scope="col" className={mergeClasses(table.head, styles.narrow)}>
              {t('intents.note')}
            </th>
            <td className={table.head} />
          </tr>
        </thead>
        <tbody>
          {versions.map((model) => (
            <VersionRow
              key={model.id}
              model={model}
              mayWrite={mayWrite}
              canRollBack={canRollBack}
            />
          ))}
        </tbody>
      </table>
      {models.hasNextPage && (
        <Button
          appearance="subtle"
          className={page.more}
          disabled={models.isFetchingNextPage}
          onClick={() => void models.fetchNextPage()}
        >
          {t('intents.earlier')}
        </Button>
      )}
    </div>
  );
}

function VersionRow(props: {
  readonly model: ModelAnswer;
  readonly mayWrite: boolean;
  readonly canRollBack: boolean;
}) {
  const { model, mayWrite } = props;
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  return (
    <tr className={table.row} data-testid="version" data-model-id={model.id}>
      <td className={table.cell}>
        <a className={page.link} href={routeHref({ page: 'training', modelId: model.id })}>
          {t('training.versionNumber', { number: model.number })}
        </a>
      </td>
      <td className={mergeClasses(table.cell, table.nowrap)}>
        <StateTag state={model.state} />
      </td>
      <td className={mergeClasses(table.cell, styles.number)}>
        {model.accuracy === null ? (
          <span className={table.quiet}>{t('training.unchecked')}</span>
        ) : (
          percent(model.accuracy, language, 1)
        )}
      </td>
      <td className={table.cell}>
        <time dateTime={model.at} className={table.nowrap}>
          {dateAndTime(model.at, language)}
        </time>{' '}
        <span className={mergeClasses(table.quiet, table.nowrap)}>· {authorLabel(model, t)}</span>
      </td>
      <td className={mergeClasses(table.cell, page.quiet, page.wrap, styles.note, styles.narrow)}>
        {model.note}
      </td>
      <td className={table.cell}>
        <span className={table.actions}>
          {mayWrite && model.state === 'active' && props.canRollBack && <RollBackButton />}
          {mayWrite && model.state !== 'active' && model.isKept && <ActivateButton model={model} />}
          {model.state !== 'active' && !model.isKept && (
            <span className={table.quiet}>{t('training.notKept')}</span>
          )}
        </span>
      </td>
    </tr>
  );
}

function RollBackButton() {
  const notices = useNotices();
  const table = useTableStyles();
  const { t } = useWords();
  const back = useMutation({
    mutationFn: rollBack,
    onSuccess: ({ number }) => notices.success(t('training.activated', { number })),
    onError: (error) => notices.error(error),
  });
  return (
    <Button
      size="small"
      appearance="subtle"
      className={table.button}
      icon={<ArrowUndoRegular />}
      disabled={back.isPending}
      data-testid="roll-back"
      onClick={() => back.mutate()}
    >
      {t('training.rollBack')}
    </Button>
  );
}
