import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportAnswer } from '../../../wire.ts';
import {
  INTENT_FORMATS,
  type IntentFormat,
  type IntentImport,
  importIntents,
} from '../api/intents.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { FileButton } from '../shell/fileButton.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { useNotices } from '../shell/notices.tsx';
import { formatOf } from './fileFormat.ts';
import { ImportPreview } from './importPreview.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
    gap: '12px',
  },
  text: { fontFamily: 'ui-monospace, Consolas, monospace' },
});

/** Takes a file in: first it says what would change, then it changes it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<IntentFormat>('jsonl');
  const [content, setContent] = useState('');
  const [spoken, setSpoken] = useState<'' | 'zh' | 'en'>('');
  const [mode, setMode] = useState<'add' | 'replace'>('add');
  const [note, setNote] = useState('');
  const [preview, setPreview] = useState<ImportAnswer>();
  const [problem, setProblem] = useState<string>();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();

  /** What was found out about another file or another choice says nothing about this one. */
  const anew = <T,>(set: (value: T) => void) => {
    return (value: T): void => {
      set(value);
      setPreview(undefined);
      setProblem(undefined);
    };
  };
  const file: IntentImport = {
    ...{ format, content, mode },
    ...(spoken === '' ? {} : { language: spoken }),
  };
  const check = useMutation({
    mutationFn: () => importIntents({ ...file, dryRun: true }),
    onSuccess: setPreview,
    onError: refused,
  });
  const apply = useMutation({
    mutationFn: (expectedRevision: number) =>
      importIntents({ ...file, expectedRevision, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: ({ added, removed }) => {
      notices.success(t('intents.imported', { added, removed }));
      onClose();
    },
    onError: (error) => {
      const isLate = error instanceof RequestError && error.code === 'conflict';
      if (isLate) check.mutate();
      refused(error);
    },
  });
  function refused(error: Error): void {
    const fields = error instanceof RequestError ? Object.values(error.fields) : [];
    const isBad = error instanceof RequestError && error.status === 400;
    if (isBad) setProblem(fields[0] ?? error.message);
    else notices.error(error);
  }
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setFormat(formatOf(chosen.name) ?? format);
    anew(setContent)(await chosen.text());
  };
  const isReady = preview !== undefined && preview.problems.length === 0;
  return (
    <ActionDialog
      title={t('intents.importTitle')}
      hint={t('intents.importHint')}
      submit={t(isReady ? 'intents.apply' : 'intents.check')}
      busy={content.trim() === '' || check.isPending || apply.isPending}
      onSubmit={() => (isReady ? apply.mutate(preview.revision) : check.mutate())}
      onClose={onClose}
    >
      <FileButton
        label={t('intents.chooseFile')}
        accept=".jsonl,.ndjson,.csv,.json,.lu"
        testId="import-file"
        onChoose={([file]) => void choose(file)}
      />
      <Field label={t('intents.orPaste')} {...(problem ? { validationMessage: problem } : {})}>
        <Textarea
          textarea={{ className: styles.text }}
          rows={5}
          resize="vertical"
          value={content}
          placeholder={t(`intents.examples.${format}`)}
          data-testid="import-content"
          onChange={(_event, { value }) => anew(setContent)(value)}
        />
      </Field>
      <div className={styles.row}>
        <Field label={t('intents.format')}>
          <Select
            value={format}
            data-testid="import-format"
            onChange={(_event, { value }) =>
              anew(setFormat)(INTENT_FORMATS.find((name) => name === value) ?? 'jsonl')
            }
          >
            {INTENT_FORMATS.map((name) => (
              <option key={name} value={name}>
                {t(`intents.formats.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        {format === 'lu' && (
          <Field label={t('details.language')}>
            <LanguageSelect
              label={t('details.language')}
              any={t('intents.asFileSays')}
              value={spoken}
              onChange={anew(setSpoken)}
            />
          </Field>
        )}
      </div>
      <Field label={t('intents.mode')}>
        <RadioGroup
          value={mode}
          onChange={(_event, { value }) => anew(setMode)(value === 'replace' ? value : 'add')}
        >
          <Radio value="add" label={t('intents.modeAdd')} />
          <Radio value="replace" label={t('intents.modeReplace')} />
        </RadioGroup>
      </Field>
      <Field label={t('intents.note')}>
        <Input value={note} maxLength={500} onChange={(_event, { value }) => setNote(value)} />
      </Field>
      {preview && <ImportPreview preview={preview} />}
    </ActionDialog>
  );
}
