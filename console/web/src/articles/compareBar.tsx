import { Button, Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ArticleAnswer } from '../../../wire.ts';
import { readVersions } from '../api/articles.ts';
import { RequestError } from '../api/request.ts';
import { useWords } from '../i18n/index.ts';
import { useNotices } from '../shell/notices.tsx';
import { usePageStyles } from '../shell/pageStyles.ts';
import { dayOf, instantOf } from './days.ts';
import { Difference } from './difference.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px' },
  day: { marginLeft: 'auto' },
  difference: { margin: '12px 0 20px' },
  problem: { minHeight: '20px' },
});

/** Compares any two revisions, and shows the one that held on a day. */
export function CompareBar(props: {
  readonly article: ArticleAnswer;
  readonly onRead: (revision: ArticleAnswer) => void;
}) {
  const { id, language, revision } = props.article;
  const [from, setFrom] = useState(Math.max(1, revision - 1));
  const [to, setTo] = useState(revision);
  const [isComparing, setComparing] = useState(false);
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState('');
  const notices = useNotices();
  const styles = useStyles();
  const page = usePageStyles();
  const { t } = useWords();
  const numbers = Array.from({ length: revision }, (_, index) => revision - index);
  const show = async (chosen: string): Promise<void> => {
    setDay(chosen);
    setProblem('');
    const asOf = instantOf(chosen, true);
    if (asOf === null) return;
    try {
      const [then] = await readVersions(id, { language, asOf });
      if (then) props.onRead(then);
    } catch (error) {
      const isMissing = error instanceof RequestError && error.status === 404;
      if (isMissing) setProblem(t('articles.notThen'));
      else notices.error(error);
    }
  };
  const revisionSelect = (
    label: string,
    value: number,
    choose: (value: number) => void,
    testId: string,
  ) => (
    <Field label={label}>
      <Select
        value={String(value)}
        data-testid={testId}
        onChange={(_event, data) => choose(Number(data.value))}
      >
        {numbers.map((number) => (
          <option key={number} value={number}>
            {t('articles.revision', { revision: number })}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <>
      <div className={styles.bar}>
        {revisionSelect(t('articles.compareFrom'), from, setFrom, 'compare-from')}
        {revisionSelect(t('articles.compareTo'), to, setTo, 'compare-to')}
        <Button
          aria-expanded={isComparing}
          data-testid="compare"
          onClick={() => setComparing(!isComparing)}
        >
          {t('articles.compare')}
        </Button>
        <Field
          className={styles.day}
          label={t('articles.onDay')}
          {...(problem ? { validationMessage: problem } : {})}
        >
          <Input
            type="date"
            value={day}
            max={dayOf(new Date().toISOString())}
            data-testid="revision-day"
            onChange={(_event, { value }) => void show(value)}
          />
        </Field>
      </div>
      {isComparing && (
        <div className={mergeClasses(page.card, styles.difference)} data-testid="comparison">
          <Difference {...{ id, language, from, to }} />
        </div>
      )}
    </>
  );
}
