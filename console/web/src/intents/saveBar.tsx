import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { IntentChangeDetailAnswer } from '../../../wire.ts';
import { changeIntent, changesAfter, readIntent, refreshIntents } from '../api/intents.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { ConflictDialog } from './conflictDialog.tsx';
import type { Editing } from './editing.ts';
import { changeCount, NO_CHANGES, patchOf, withoutGone } from './intentDraft.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: '-24px',
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    maxWidth: '1100px',
    boxSizing: 'border-box',
    marginTop: '16px',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  note: { flexGrow: 1, minWidth: '160px' },
});

/** Saves all changes of an intent as one, with a note; shows what others did when they were faster. */
export function SaveBar({ intent, draft, onChange }: Omit<Editing, 'mayWrite'>) {
  const [note, setNote] = useState('');
  const [others, setOthers] = useState<readonly IntentChangeDetailAnswer[]>();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();
  const count = changeCount(draft);
  const save = useMutation({
    mutationFn: ({ revision, wanted }: { revision: number; wanted: Editing['draft'] }) =>
      changeIntent(intent.name, patchOf(wanted, revision, note)),
    onSuccess: () => {
      onChange(() => NO_CHANGES);
      setNote('');
      setOthers(undefined);
      notices.success(t('team.saved'));
    },
    onError: async (error) => {
      const isLate = error instanceof RequestError && error.code === 'conflict';
      if (!isLate) return notices.error(error);
      try {
        setOthers(await changesAfter(intent.name, draft.base ?? intent.revision));
      } catch (failure) {
        notices.error(failure);
      }
    },
  });
  if (count === 0) return null;
  const goOn = async (): Promise<void> => {
    try {
      const { revision } = await readIntent(intent.name);
      const wanted = withoutGone(draft, others ?? []);
      onChange(() => ({ ...wanted, base: revision }));
      if (changeCount(wanted) > 0) save.mutate({ revision, wanted });
      else setOthers(undefined);
    } catch (error) {
      notices.error(error);
    }
  };
  return (
    <form
      className={styles.root}
      data-testid="save-bar"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ revision: draft.base ?? intent.revision, wanted: draft });
      }}
    >
      <span aria-live="polite">{t('intents.changes', { count })}</span>
      <Input
        className={styles.note}
        aria-label={t('intents.note')}
        placeholder={t('intents.noteHint')}
        value={note}
        maxLength={500}
        data-testid="change-note"
        onChange={(_event, { value }) => setNote(value)}
      />
      <Button onClick={() => onChange(() => NO_CHANGES)}>{t('intents.discard')}</Button>
      <Button
        type="submit"
        appearance="primary"
        disabled={save.isPending}
        data-testid="save-intent"
      >
        {t('app.save')}
      </Button>
      {others && (
        <ConflictDialog
          changes={others}
          busy={save.isPending}
          onGoOn={() => void goOn()}
          onDiscard={() => {
            onChange(() => NO_CHANGES);
            setOthers(undefined);
            void refreshIntents();
          }}
          onClose={() => setOthers(undefined)}
        />
      )}
    </form>
  );
}
