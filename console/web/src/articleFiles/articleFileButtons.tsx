import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { useWords } from '../i18n/index.ts';
import { ArticleExportDialog } from './articleExportDialog.tsx';
import { ArticleImportDialog } from './articleImportDialog.tsx';

/** Articles from and to files; who may not write only gets them out. */
export function ArticleFileButtons() {
  const [open, setOpen] = useState<'import' | 'export'>();
  const mayWrite = writesIntents(useSignedIn());
  const { t } = useWords();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Button
        icon={<ArrowDownloadRegular />}
        data-testid="export-articles"
        onClick={() => setOpen('export')}
      >
        {t('articleFiles.export')}
      </Button>
      {mayWrite && (
        <Button
          icon={<ArrowUploadRegular />}
          data-testid="import-articles"
          onClick={() => setOpen('import')}
        >
          {t('articleFiles.import')}
        </Button>
      )}
      {open === 'export' && <ArticleExportDialog onClose={close} />}
      {open === 'import' && <ArticleImportDialog onClose={close} />}
    </>
  );
}
