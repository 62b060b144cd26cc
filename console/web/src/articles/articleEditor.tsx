import { Field, Input, makeStyles, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import type { ArticleLanguage } from '../api/articles.ts';
import { languageName } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import type { FieldProblems } from '../team/fieldProblem.ts';
import { problemFor } from '../team/fieldProblem.ts';
import { ArticleAside } from './articleAside.tsx';
import type { ArticleFields } from './articleDraft.ts';
import { BodyField } from './bodyField.tsx';
import { ChannelBodies } from './channelBodies.tsx';
import { useArticleDraft } from './draftStore.ts';
import { QuestionsField } from './questionsField.tsx';
import { SaveBar } from './saveBar.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    alignItems: 'start',
    gap: '28px',
    maxWidth: '1280px',
    '@media (max-width: 1099px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // In the line of the title's label.
  beside: { position: 'relative', zIndex: 1, alignSelf: 'flex-end', margin: '-8px 0 -44px' },
  main: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
});

/** What an article's fields need to be shown and changed. */
export interface FieldEditing {
  readonly fields: ArticleFields;
  readonly problems: FieldProblems;
  readonly readOnly: boolean;
  readonly change: (fields: Partial<ArticleFields>) => void;
}

/** A language version of an article, to be written. */
export function ArticleEditor(props: {
  readonly id: string;
  readonly language: ArticleLanguage;
  /** Null: it is new. */
  readonly stored: ArticleAnswer | null;
  /** Its version in the other language. */
  readonly other: ArticleAnswer | undefined;
  readonly mayWrite: boolean;
}) {
  const { id, language, stored, other, mayWrite } = props;
  const drafting = useArticleDraft({ id, language }, stored, other);
  const [isBeside, setBeside] = useState(false);
  const [problems, setProblems] = useState<FieldProblems>({});
  const styles = useStyles();
  const { t, language: own } = useWords();
  const { fields } = drafting.draft;
  const beside = isBeside ? other : undefined;
  const editing: FieldEditing = {
    ...{ fields, problems, readOnly: !mayWrite },
    change(change) {
      setProblems({});
      drafting.change(change);
    },
  };
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.main}>
          {other && (
            <Switch
              className={styles.beside}
              label={t('articles.beside', { language: languageName(other.language, own) })}
              checked={isBeside}
              data-testid="article-beside"
              onChange={(_event, { checked }) => setBeside(checked)}
            />
          )}
          <Field
            label={t('articles.name')}
            required
            {...(beside ? { hint: beside.title } : {})}
            {...problemFor('title', problems)}
          >
            <Input
              value={fields.title}
              maxLength={200}
              readOnly={!mayWrite}
              size="large"
              data-testid="article-title"
              onChange={(_event, { value }) => editing.change({ title: value })}
            />
          </Field>
          <BodyField
            label={t('articles.body')}
            value={fields.body}
            readOnly={!mayWrite}
            testId="article-body"
            {...(beside ? { beside } : {})}
            {...problemFor('body', problems)}
            onChange={(body) => editing.change({ body })}
          />
          <QuestionsField {...editing} beside={beside} />
          <ChannelBodies {...editing} />
        </div>
        <ArticleAside {...editing} />
      </div>
      {mayWrite && <SaveBar {...{ id, language }} drafting={drafting} onProblems={setProblems} />}
    </>
  );
}
