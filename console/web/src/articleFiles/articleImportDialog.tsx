import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArticleImportAnswer } from '../../../wire.ts';
import { type ArticleImport, importArticles, readForSending } from '../api/articleFiles.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { ArticleImportPreview } from './articleImportPreview.tsx';
import { FileDrop } from './fileDrop.tsx';
import { isTooLarge } from './fileSize.ts';
import { type NewArticleDefaults, NewArticleFields } from './newArticleFields.tsx';

const useStyles = makeStyles({
  options: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** Takes files in: first it says what would change, then it changes it. */
export function ArticleImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [defaults, setDefaults] = useState<NewArticleDefaults>({ status: 'draft', issueType: '' });
  const [note, setNote] = useState('');
  const [partial, setPartial] = useState(false);
  const [preview, setPreview] = useState<ArticleImportAnswer>();
  const [problem, setProblem] = useState<string>();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();

  /** What was found out about other files or another choice says nothing about these. */
  const anew = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      set(value);
      setPreview(undefined);
      setProblem(undefined);
    };
  };
  const wanted = async (): Promise<ArticleImport> => ({
    files: await Promise.all(files.map(readForSending)),
    mode,
    defaults: {
      status: defaults.status,
      ...(defaults.issueType ? { issueType: defaults.issueType } : {}),
    },
  });
  const check = useMutation({
    mutationFn: async () => importArticles({ ...(await wanted()), dryRun: true }),
    onSuccess: setPreview,
    onError: refused,
  });
  const apply = useMutation({
    mutationFn: async (basis: string) =>
      importArticles({
        ...(await wanted()),
        ...{ basis, partial },
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    onSuccess: ({ counts, conflicts }) => {
      const late = conflicts.length > 0 && !partial;
      notices.success(t('articleFiles.imported', { ...counts }));
      if (late) check.mutate();
      else onClose();
    },
    onError: (error) => {
      if (error instanceof RequestError && error.code === 'conflict') check.mutate();
      refused(error);
    },
  });
  function refused(error: Error): void {
    const isBad = error instanceof RequestError && (error.status === 400 || error.status === 413);
    if (isBad) setProblem(Object.values(error.fields)[0] ?? error.message);
    else notices.error(error);
  }
  const choose = anew((chosen: readonly File[]) => {
    setFiles(chosen);
    setPartial(false);
  });
  const leftOut = (preview?.counts.refused ?? 0) + (preview?.counts.conflicts ?? 0);
  const changes = (preview?.counts.created ?? 0) + (preview?.counts.changed ?? 0);
  const isReady = preview !== undefined && changes > 0 && (leftOut === 0 || partial);
  const tooLarge = isTooLarge(files);
  return (
    <ActionDialog
      title={t('articleFiles.importTitle')}
      hint={t('articleFiles.importHint')}
      submit={t(isReady ? 'articleFiles.apply' : 'articleFiles.check')}
      busy={files.length === 0 || tooLarge || check.isPending || apply.isPending}
      onSubmit={() => (isReady ? apply.mutate(preview.basis) : check.mutate())}
      onClose={onClose}
    >
      <FileDrop
        files={files}
        problem={tooLarge ? t('articleFiles.tooLarge') : problem}
        onChoose={(chosen) => choose(chosen)}
      />
      {files.length > 0 && (
        <div className={styles.options}>
          <NewArticleFields value={defaults} onChange={anew(setDefaults)} />
          <Field label={t('articleFiles.mode')}>
            <RadioGroup
              value={mode}
              onChange={(_event, { value }) => anew(setMode)(value === 'replace' ? value : 'merge')}
            >
              <Radio value="merge" label={t('articleFiles.modeMerge')} />
              <Radio value="replace" label={t('articleFiles.modeReplace')} />
            </RadioGroup>
          </Field>
          <Field label={t('intents.note')}>
            <Input value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
          </Field>
        </div>
      )}
      {preview && <ArticleImportPreview preview={preview} />}
      {preview && leftOut > 0 && changes > 0 && (
        <Checkbox
          checked={partial}
          label={t('articleFiles.partial', { count: leftOut })}
          data-testid="import-partial"
          onChange={(_event, { checked }) => setPartial(checked === true)}
        />
      )}
    </ActionDialog>
  );
}
