import { Button, mergeClasses } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { QuestionGapAnswer } from '../../../wire.ts';
import { useSignedIn, writesIntents } from '../api/session.ts';
import { beginDraft } from '../articles/draftStore.ts';
import { languageName, shortAge } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { useTableStyles } from '../shell/tableStyles.ts';
import { useNow } from '../state/clock.ts';
import { navigate, routeHref } from '../state/route.ts';
import { GapSection } from './gapSection.tsx';
import { useGapStyles } from './gapStyles.ts';

/** Questions without an article; one click begins it. */
export function QuestionGaps(props: {
  readonly gaps: readonly QuestionGapAnswer[];
  readonly count: number;
}) {
  const most = Math.max(1, ...props.gaps.map(({ count }) => count));
  const { t } = useWords();
  return (
    <GapSection
      title={t('gaps.questions')}
      hint={t('gaps.questionsHint')}
      empty={t('gaps.noQuestions')}
      testId="question-gaps"
      columns={[
        { label: t('gaps.question') },
        { label: t('gaps.timesAsked'), isNumber: true },
        { label: t('gaps.lastAsked'), isNumber: true },
        { label: t('gaps.todo') },
      ]}
      items={props.gaps}
      count={props.count}
      most={10}
      row={(gap) => <Row key={gap.newId} gap={gap} most={most} />}
    />
  );
}

function Row({ gap, most }: { readonly gap: QuestionGapAnswer; readonly most: number }) {
  const mayWrite = writesIntents(useSignedIn());
  const now = useNow();
  const styles = useGapStyles();
  const page = usePageStyles();
  const table = useTableStyles();
  const { t, language } = useWords();
  const { question, examples, near } = gap;
  const more = gap.wordings - 1 - examples.length;
  const age = (now - new Date(gap.lastAt).getTime()) / 1000;
  const number = mergeClasses(table.cell, styles.number);
  const begin = (): void => {
    const place = { id: gap.newId, language: gap.language };
    beginDraft(place, [question, ...examples].map(withoutMasks));
    navigate({ page: 'article', ...place, view: 'write' });
  };
  return (
    <tr className={table.row} data-testid="question-gap">
      <td className={table.cell}>
        <div className={styles.title} lang={gap.language}>
          {question}
        </div>
        <ul className={mergeClasses(styles.examples, page.quiet, page.small)}>
          {examples.map((example) => (
            <li key={example} lang={gap.language}>
              {example}
            </li>
          ))}
          {more > 0 && <li>{t('gaps.moreWordings', { count: more })}</li>}
        </ul>
        <div className={mergeClasses(styles.under, page.quiet, page.small)}>
          <span>{languageName(gap.language, language)}</span>
          {gap.escalated > 0 && <span>{t('gaps.toPerson', { count: gap.escalated })}</span>}
        </div>
      </td>
      <td className={number}>
        <span className={styles.track} aria-hidden>
          <span className={styles.bar} style={{ width: `${(gap.count / most) * 100}%` }} />
        </span>
        <span className={styles.figure}>{gap.count}</span>
      </td>
      <td className={mergeClasses(number, page.quiet)}>
        <time dateTime={gap.lastAt}>{t('unanswered.ago', { age: shortAge(age, language) })}</time>
      </td>
      <td className={table.cell}>
        {mayWrite && (
          <Button
            size="small"
            icon={<AddRegular />}
            className={table.button}
            data-testid="write-article"
            onClick={begin}
          >
            {t('gaps.write')}
          </Button>
        )}
        {near && (
          <div className={mergeClasses(page.small, page.wrap)}>
            <span className={page.quiet}>{t('gaps.fits')}</span>{' '}
            <a
              className={page.link}
              href={routeHref({ ...near, page: 'article', view: 'write' })}
              lang={near.language}
            >
              {near.title}
            </a>
          </div>
        )}
      </td>
    </tr>
  );
}

/** What stands for personal data is nothing that customers say. */
function withoutMasks(question: string): string {
  return question.replaceAll(/\s*\[\w+\]\s*/g, ' ').trim();
}
