import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ModelAnswer, ModelComparisonAnswer } from '../../../wire.ts';
import { activateModel } from '../api/models.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { useTableStyles } from '../shell/tableStyles.ts';
import { WorseDialog } from './worseDialog.tsx';

/** Puts a version to use; when it is refused as worse, says by how much, and asks whether to insist. */
export function ActivateButton(props: {
  readonly model: ModelAnswer;
  readonly prominent?: boolean;
}) {
  const { model } = props;
  const [worse, setWorse] = useState<ModelComparisonAnswer>();
  const notices = useNotices();
  const table = useTableStyles();
  const { t } = useWords();
  const activate = useMutation({
    mutationFn: (force: boolean) => activateModel(model.id, force),
    onSuccess: () => {
      setWorse(undefined);
      notices.success(t('training.activated', { number: model.number }));
    },
    onError: (error) => {
      if (error instanceof RequestError && error.comparison) setWorse(error.comparison);
      else notices.error(error);
    },
  });
  return (
    <>
      <Button
        size={props.prominent ? 'medium' : 'small'}
        appearance={props.prominent ? 'primary' : 'subtle'}
        className={table.button}
        disabled={activate.isPending}
        data-testid="activate"
        onClick={() => activate.mutate(false)}
      >
        {t('training.activate')}
      </Button>
      {worse && (
        <WorseDialog
          number={model.number}
          comparison={worse}
          busy={activate.isPending}
          onInsist={() => activate.mutate(true)}
          onClose={() => setWorse(undefined)}
        />
      )}
    </>
  );
}
