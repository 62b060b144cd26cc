import { Field, Select } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { exportIntents, INTENT_FORMATS, type IntentFormat } from '../api/intents.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { useNotices } from '../shell/notices.tsx';
import { saveFile } from '../shell/saveFile.ts';

/** The choice of a format, and the file. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<IntentFormat>('jsonl');
  const [chosen, setChosen] = useState<'' | 'zh' | 'en'>('');
  const notices = useNotices();
  const { t, language } = useWords();
  const isOneLanguage = format === 'nlp' || format === 'lu';
  const spoken = isOneLanguage && chosen === '' ? language : chosen;
  const fetchFile = useMutation({
    mutationFn: () => exportIntents(format, spoken),
    onSuccess: ({ fileName, contentType, content }) => {
      saveFile(fileName, contentType, content);
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('intents.exportTitle')}
      submit={t('intents.export')}
      busy={fetchFile.isPending}
      onSubmit={() => fetchFile.mutate()}
      onClose={onClose}
    >
      <Field label={t('intents.format')}>
        <Select
          value={format}
          onChange={(_event, { value }) =>
            setFormat(INTENT_FORMATS.find((name) => name === value) ?? 'jsonl')
          }
        >
          {INTENT_FORMATS.map((name) => (
            <option key={name} value={name}>
              {t(`intents.formats.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('details.language')}
        {...(isOneLanguage ? { hint: t('intents.oneLanguage') } : {})}
      >
        <LanguageSelect
          label={t('details.language')}
          {...(isOneLanguage ? {} : { any: t('intents.allLanguages') })}
          value={spoken}
          onChange={setChosen}
        />
      </Field>
    </ActionDialog>
  );
}
