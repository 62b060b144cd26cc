import { useMutation } from '@tanstack/react-query';
import type { TaxonomyAnswer } from '../../../wire.ts';
import { saveTaxonomy } from '../api/taxonomy.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { type Place, without } from './places.ts';

/** Asks before a place goes, with all within it. */
export function RemovePlaceDialog(props: {
  readonly place: Place;
  readonly taxonomy: TaxonomyAnswer;
  readonly onClose: () => void;
}) {
  const { place, taxonomy, onClose } = props;
  const notices = useNotices();
  const { t, language } = useWords();
  const remove = useMutation({
    mutationFn: async () => {
      const next = without(taxonomy, place);
      if (next) await saveTaxonomy(next, taxonomy.version); // or it is gone already
    },
    onSuccess: () => {
      notices.success(t('taxonomy.removed'));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  const name = place.names[language];
  return (
    <ActionDialog
      title={t('taxonomy.removeTitle', { name })}
      submit={t('taxonomy.remove')}
      busy={remove.isPending}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      {place.within > 0
        ? t('taxonomy.removeWithin', { count: place.within })
        : t('taxonomy.removeText')}
    </ActionDialog>
  );
}
