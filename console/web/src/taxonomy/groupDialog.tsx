import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SynonymsAnswer } from '../../../wire.ts';
import type { ArticleLanguage } from '../api/articles.ts';
import { saveSynonyms } from '../api/synonyms.ts';
import { WordsField } from '../articles/wordsField.tsx';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { ActionDialog } from '../shell/actionDialog.tsx';
import { useNotices } from '../shell/notices.tsx';
import { type Group, groupNow, isSame, takenWord, withGroup } from './groups.ts';
import { TheirChange } from './theirChange.tsx';

/** In characters, as the server takes them. */
const LONGEST_WORD = 40;
const MOST_WORDS = 30;

/** The form of a group of synonyms. */
export function GroupDialog(props: {
  /** Undefined: a new one. */
  readonly group: Group | undefined;
  readonly spoken: ArticleLanguage;
  /** As they are now, which may change while one writes. */
  readonly synonyms: SynonymsAnswer;
  readonly onClose: () => void;
}) {
  const { group, spoken, synonyms, onClose } = props;
  const [seen, setSeen] = useState(group);
  const [words, setWords] = useState<Group>(group ?? []);
  const [isTried, setIsTried] = useState(false);
  const notices = useNotices();
  const { t, language } = useWords();
  const groups = synonyms.groups[spoken];
  const now = seen && groupNow(groups, seen);
  const isGone = seen !== undefined && now === undefined;
  const isChanged = seen !== undefined && now !== undefined && !isSame(seen, now);

  const save = useMutation({
    mutationFn: (after: Group | undefined) =>
      saveSynonyms(withGroup(synonyms.groups, spoken, seen, after), synonyms.version),
    onSuccess: (_, after) => {
      notices.success(t(after ? 'taxonomy.saved' : 'taxonomy.removed'));
      onClose();
    },
    onError: (error) => notices.error(error),
  });
  const problem = problemOf();

  function problemOf(): string | undefined {
    if (words.length < 2) return t('taxonomy.tooFew');
    if (words.length > MOST_WORDS) return t('taxonomy.tooMany', { count: MOST_WORDS });
    const long = words.find((word) => word.length > LONGEST_WORD);
    if (long) return t('taxonomy.tooLong', { word: long, count: LONGEST_WORD });
    const taken = takenWord(groups, now ?? seen, words);
    if (!taken) return undefined;
    return t('taxonomy.taken', { word: taken.word, group: taken.group.join(' · ') });
  }

  return (
    <ActionDialog
      title={t(group ? 'taxonomy.editGroup' : 'taxonomy.newGroup', {
        language: languageName(spoken, language),
      })}
      hint={t('taxonomy.groupHint')}
      submit={t('app.save')}
      busy={save.isPending || isChanged}
      onSubmit={() => {
        setIsTried(true);
        if (problem === undefined && !isChanged) save.mutate(words);
      }}
      onClose={onClose}
    >
      {(isChanged || isGone) && (
        <TheirChange
          theirs={now?.join(' · ')}
          onTheirs={
            now &&
            (() => {
              setSeen(now);
              setWords(now);
            })
          }
          onMine={() => setSeen(now)}
        />
      )}
      <WordsField
        label={t('taxonomy.words')}
        words={words}
        options={[]}
        readOnly={false}
        testId="group-words"
        {...(isTried && problem ? { validationMessage: problem } : {})}
        onChange={setWords}
      />
      {seen && !isChanged && !isGone && (
        <Button
          appearance="subtle"
          style={{ alignSelf: 'flex-start', marginLeft: -12 }}
          disabled={save.isPending}
          data-testid="remove-group"
          onClick={() => save.mutate(undefined)}
        >
          {t('taxonomy.removeGroup')}
        </Button>
      )}
    </ActionDialog>
  );
}
