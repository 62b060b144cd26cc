import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArticleConflictAnswer } from '../../../wire.ts';
import { type ArticleLanguage, refreshArticles, saveArticle } from '../api/articles.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import type { FieldProblems } from '../team/fieldProblem.ts';
import { changedFields } from './articleDraft.ts';
import { ConflictDialog } from './conflictDialog.tsx';
import type { Drafting } from './draftStore.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: '-24px',
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    maxWidth: '1280px',
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

/** Saves a draft as the next revision, with a note; shows what somebody did who was faster. */
export function SaveBar(props: {
  readonly id: string;
  readonly language: ArticleLanguage;
  readonly drafting: Drafting;
  readonly onProblems: (problems: FieldProblems) => void;
}) {
  const { id, language, onProblems } = props;
  const { draft, replace } = props.drafting;
  const [note, setNote] = useState('');
  const [conflict, setConflict] = useState<ArticleConflictAnswer>();
  const notices = useNotices();
  const styles = useStyles();
  const { t } = useWords();
  const save = useMutation({
    mutationFn: () =>
      saveArticle({ id, language }, draft.fields, draft.base?.revision ?? 0, note.trim()),
    onSuccess: ({ revision }) => {
      replace(undefined);
      setNote('');
      notices.success(t('articles.saved', { revision }));
    },
    onError: (error) => {
      if (!(error instanceof RequestError)) return notices.error(error);
      const { latest, changes = [], fields } = error;
      if (error.code === 'conflict' && latest) return setConflict({ latest, changes });
      if (Object.keys(fields).length === 0) return notices.error(error);
      onProblems(fields);
      // An id is no field of the form.
      if (fields.id) notices.error(error);
    },
  });
  const count = changedFields(draft).length;
  if (count === 0) return null;
  return (
    <form
      className={styles.root}
      data-testid="save-bar"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <span aria-live="polite">{t('articles.changedFields', { count })}</span>
      <Input
        className={styles.note}
        aria-label={t('articles.note')}
        placeholder={t('articles.noteHint')}
        value={note}
        maxLength={500}
        data-testid="article-note"
        onChange={(_event, { value }) => setNote(value)}
      />
      <Button onClick={() => replace(undefined)}>{t('articles.discard')}</Button>
      <Button
        type="submit"
        appearance="primary"
        disabled={save.isPending}
        data-testid="save-article"
      >
        {t(`articles.save.${draft.fields.status}`)}
      </Button>
      {conflict?.latest && (
        <ConflictDialog
          latest={conflict.latest}
          changes={conflict.changes}
          draft={draft}
          onGoOn={(merged) => {
            replace(changedFields(merged).length === 0 ? undefined : merged);
            setConflict(undefined);
            void refreshArticles();
          }}
          onClose={() => setConflict(undefined)}
        />
      )}
    </form>
  );
}
