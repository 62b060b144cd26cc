import { makeStyles, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useTaxonomy } from '../api/articles.ts';
import { useTaxonomyUses } from '../api/taxonomy.ts';
import { useWords } from '../i18n/index.ts';
import { Problem } from '../shell/emptyState.tsx';
import { LastChange } from './lastChange.tsx';
import { PlaceDialog, type PlaceEdit } from './placeDialog.tsx';
import { PlaceList } from './placeList.tsx';
import type { Place } from './places.ts';
import { RemovePlaceDialog } from './removePlaceDialog.tsx';

const useStyles = makeStyles({
  lists: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'start',
    gap: '16px',
    maxWidth: '1180px',
    margin: '8px 0',
    '@media (max-width: 999px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

type Open =
  | { readonly dialog: 'edit'; readonly edit: PlaceEdit }
  | { readonly dialog: 'remove'; readonly place: Place };

/** Product categories and issue types: what articles are sorted by. */
export function CategoriesTab({ mayWrite }: { readonly mayWrite: boolean }) {
  const [open, setOpen] = useState<Open>();
  const taxonomy = useTaxonomy();
  const uses = useTaxonomyUses().data;
  const styles = useStyles();
  const { t } = useWords();
  const close = (): void => setOpen(undefined);
  if (taxonomy.isPending) return <Spinner size="small" style={{ marginTop: 40 }} />;
  if (!taxonomy.data) {
    return <Problem text={t('articles.failed')} onRetry={() => void taxonomy.refetch()} />;
  }
  return (
    <>
      <div className={styles.lists}>
        {(['products', 'issueTypes'] as const).map((kind) => (
          <PlaceList
            key={kind}
            {...{ kind, uses, mayWrite }}
            taxonomy={taxonomy.data}
            onAdd={(within) => setOpen({ dialog: 'edit', edit: { kind, within } })}
            onEdit={(place) => setOpen({ dialog: 'edit', edit: { place } })}
            onRemove={(place) => setOpen({ dialog: 'remove', place })}
          />
        ))}
      </div>
      <LastChange {...taxonomy.data} />
      {open?.dialog === 'edit' && (
        <PlaceDialog edit={open.edit} taxonomy={taxonomy.data} onClose={close} />
      )}
      {open?.dialog === 'remove' && (
        <RemovePlaceDialog place={open.place} taxonomy={taxonomy.data} onClose={close} />
      )}
    </>
  );
}
