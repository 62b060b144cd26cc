import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import { useWords } from '../i18n/index.ts';
import { problemFor } from '../team/fieldProblem.ts';
import { filledLines } from './articleDraft.ts';
import type { FieldEditing } from './articleEditor.tsx';

/** How customers ask for an article, one question a line. */
export function QuestionsField(
  props: FieldEditing & {
    /** Another language version, whose questions are shown too. */
    readonly beside: Pick<ArticleAnswer, 'questions'> | undefined;
  },
) {
  const { fields, problems, readOnly, change, beside } = props;
  // Blank lines are part of typing, not of the article.
  const [typed, setTyped] = useState(fields.questions.join('\n'));
  const { t } = useWords();
  const isSame = filledLines(typed).join('\n') === fields.questions.join('\n');
  const text = isSame ? typed : fields.questions.join('\n');
  return (
    <Field
      label={t('articles.questions')}
      hint={
        beside && beside.questions.length > 0
          ? beside.questions.map((question) => <div key={question}>{question}</div>)
          : t('articles.questionsHint')
      }
      {...problemFor('questions', problems)}
    >
      <Textarea
        value={text}
        rows={Math.min(14, Math.max(4, text.split('\n').length + 1))}
        resize="vertical"
        readOnly={readOnly}
        data-testid="article-questions"
        onChange={(_event, { value }) => {
          setTyped(value);
          change({ questions: filledLines(value) });
        }}
      />
    </Field>
  );
}
