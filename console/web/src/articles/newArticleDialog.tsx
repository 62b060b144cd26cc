import { Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { readVersions } from '../api/articles.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { LanguageSelect, type SPOKEN } from '../shell/languageSelect.tsx';
import { useNotices } from '../shell/notices.tsx';
import { navigate } from '../state/route.ts';
import { beginDraft } from './draftStore.ts';

const ID = /^[a-z0-9][a-z0-9.-]*$/;

/** What a new article is wanted for. */
export interface NewArticle {
  readonly language: (typeof SPOKEN)[number];
  /** A question that it answers; '': none yet. */
  readonly question: string;
}

/** Asks for what can't be changed later, and opens an editor in which nothing but the question stands. */
export function NewArticleDialog(props: {
  readonly wanted?: NewArticle;
  readonly onClose: () => void;
}) {
  const { onClose, wanted } = props;
  const { t, language: spoken } = useWords();
  const own = wanted?.language ?? spoken;
  const [id, setId] = useState('');
  const [language, setLanguage] = useState<(typeof SPOKEN)[number]>(own);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const notices = useNotices();
  const begin = async (): Promise<void> => {
    if (!ID.test(id.trim())) return setProblem(t('articles.idWrong'));
    setBusy(true);
    try {
      await readVersions(id.trim());
      setProblem(t('articles.exists'));
    } catch (error) {
      if (!(error instanceof RequestError && error.status === 404)) return notices.error(error);
      onClose();
      if (wanted?.question) beginDraft({ id: id.trim(), language }, [wanted.question]);
      navigate({ page: 'article', id: id.trim(), language, view: 'write' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <ActionDialog
      title={t('articles.create')}
      hint={t('articles.createHint')}
      submit={t('articles.open')}
      busy={busy}
      onSubmit={() => void begin()}
      onClose={onClose}
    >
      {wanted?.question && <Text italic>{wanted.question}</Text>}
      <Field
        label={t('articles.id')}
        required
        hint={t('articles.idHint')}
        {...(problem ? { validationMessage: problem } : {})}
      >
        <Input
          value={id}
          maxLength={100}
          autoComplete="off"
          data-testid="article-id"
          onChange={(_event, { value }) => {
            setId(value);
            setProblem(undefined);
          }}
        />
      </Field>
      <Field label={t('details.language')}>
        <LanguageSelect
          label={t('details.language')}
          value={language}
          onChange={(chosen) => setLanguage(chosen || own)}
        />
      </Field>
    </ActionDialog>
  );
}
