import { Field, Select } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ARTICLE_FORMATS,
  type ArticleFormat,
  bytesOf,
  exportArticles,
} from '../api/articleFiles.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { LanguageSelect } from '../shell/languageSelect.tsx';
import { useNotices } from '../shell/notices.tsx';
import { saveFile } from '../shell/saveFile.ts';

/** The choice of a format, and the file. */
export function ArticleExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<ArticleFormat>('markdown');
  const [chosen, setChosen] = useState<'' | 'zh' | 'en'>('');
  const notices = useNotices();
  const { t, language } = useWords();
  const isPage = format === 'html';
  const spoken = isPage && chosen === '' ? language : chosen;
  const fetchFile = useMutation({
    mutationFn: () => exportArticles(format, spoken),
    onSuccess: ({ fileName, contentType, base64, count }) => {
      saveFile(fileName, contentType, bytesOf(base64));
      notices.success(t('articleFiles.exported', { count, fileName }));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  return (
    <ActionDialog
      title={t('articleFiles.exportTitle')}
      submit={t('articleFiles.export')}
      busy={fetchFile.isPending}
      onSubmit={() => fetchFile.mutate()}
      onClose={onClose}
    >
      <Field label={t('articleFiles.format')} hint={t(`articleFiles.formatHints.${format}`)}>
        <Select
          value={format}
          data-testid="export-format"
          onChange={(_event, { value }) =>
            setFormat(ARTICLE_FORMATS.find((name) => name === value) ?? 'markdown')
          }
        >
          {ARTICLE_FORMATS.map((name) => (
            <option key={name} value={name}>
              {t(`articleFiles.formats.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('details.language')}>
        <LanguageSelect
          label={t('details.language')}
          {...(isPage ? {} : { any: t('intents.allLanguages') })}
          value={spoken}
          onChange={setChosen}
        />
      </Field>
    </ActionDialog>
  );
}
