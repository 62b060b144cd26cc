import { Field, Input } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaxonomyAnswer } from '../../../wire.ts';
import { saveTaxonomy } from '../api/taxonomy.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { SPOKEN } from '../shell/languageSelect.tsx';
import { useNotices } from '../shell/notices.tsx';
import { idFor, type Place, type PlaceKind, placesIn, renamed, withNew } from './places.ts';
import { TheirChange } from './theirChange.tsx';

/** What is written: the names of one that is there, or a new one within another (null: at the top). */
export type PlaceEdit =
  | { readonly place: Place }
  | { readonly kind: PlaceKind; readonly within: Place | null };

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** The form of a category or an issue type. */
export function PlaceDialog(props: {
  readonly edit: PlaceEdit;
  /** As it is now, which may change while one writes. */
  readonly taxonomy: TaxonomyAnswer;
  readonly onClose: () => void;
}) {
  const { edit, taxonomy, onClose } = props;
  const kind = 'place' in edit ? edit.place.kind : edit.kind;
  const [seen, setSeen] = useState('place' in edit ? edit.place : undefined);
  const [names, setNames] = useState(seen?.names ?? { zh: '', en: '' });
  const [ownId, setOwnId] = useState<string>();
  const [isTried, setIsTried] = useState(false);
  const notices = useNotices();
  const { t, language } = useWords();
  const id = (ownId ?? idFor(names.en)).trim();
  const now = seen && placesIn(taxonomy, kind).find(({ path }) => path === seen.path);
  const isGone = seen !== undefined && now === undefined;
  const isChanged =
    seen && now && (seen.names.zh !== now.names.zh || seen.names.en !== now.names.en);

  const save = useMutation({
    mutationFn: async (next: NonNullable<ReturnType<typeof renamed>>) =>
      saveTaxonomy(next, taxonomy.version),
    onSuccess: () => {
      notices.success(t('taxonomy.saved'));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  const problems = {
    zh: names.zh.trim() === '' ? t('taxonomy.nameMissing') : undefined,
    en: names.en.trim() === '' ? t('taxonomy.nameMissing') : undefined,
    id: seen ? undefined : idProblem(),
  };

  function idProblem(): string | undefined {
    if (!ID.test(id)) return t('taxonomy.idWrong');
    const within = 'within' in edit ? edit.within : null;
    const path = within ? `${within.path}/${id}` : id;
    const isTaken = placesIn(taxonomy, kind).some((one) => one.path === path);
    const isAll = kind === 'products' && path === 'all';
    return isTaken || isAll ? t('taxonomy.idTaken') : undefined;
  }

  const submit = (): void => {
    setIsTried(true);
    if (Object.values(problems).some(Boolean) || isChanged || isGone) return;
    const trimmed = { zh: names.zh.trim(), en: names.en.trim() };
    const next = seen
      ? renamed(taxonomy, seen, trimmed)
      : withNew(taxonomy, kind, 'within' in edit ? edit.within : null, { id, names: trimmed });
    if (next) save.mutate(next);
    else notices.error(new Error(t('taxonomy.goneText')));
  };

  return (
    <ActionDialog
      title={t(`taxonomy.${seen ? 'edit' : 'add'}.${kind}`)}
      {...('within' in edit && edit.within
        ? { hint: t('taxonomy.addWithin', { name: edit.within.names[language] }) }
        : {})}
      submit={t('app.save')}
      busy={save.isPending || isChanged === true || isGone}
      onSubmit={submit}
      onClose={onClose}
    >
      {(isChanged || isGone) && (
        <TheirChange
          theirs={now && `${now.names.zh} · ${now.names.en}`}
          onTheirs={
            now &&
            (() => {
              setSeen(now);
              setNames(now.names);
            })
          }
          onMine={now && (() => setSeen(now))}
        />
      )}
      {SPOKEN.map((tag) => (
        <Field
          key={tag}
          required
          label={t('taxonomy.name', { language: languageName(tag, language) })}
          {...(isTried && problems[tag] ? { validationMessage: problems[tag] } : {})}
        >
          <Input
            lang={tag}
            maxLength={100}
            value={names[tag]}
            data-testid={`place-${tag}`}
            onChange={(_event, { value }) => setNames({ ...names, [tag]: value })}
          />
        </Field>
      ))}
      <Field
        label={t('taxonomy.id')}
        hint={t(seen ? 'taxonomy.idFixed' : 'taxonomy.idHint')}
        {...(isTried && problems.id ? { validationMessage: problems.id } : {})}
      >
        <Input
          maxLength={50}
          readOnly={seen !== undefined}
          value={seen ? seen.path : (ownId ?? idFor(names.en))}
          data-testid="place-id"
          onChange={(_event, { value }) => setOwnId(value)}
        />
      </Field>
    </ActionDialog>
  );
}
