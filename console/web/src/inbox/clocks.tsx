import { TimerRegular } from '@fluentui/react-icons';
import { shortAge, stopwatch } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import { Tag } from '../shell/tag.tsx';
import { useNow } from '../state/clock.ts';

/** Below this many seconds a countdown is urgent. */
const URGENT_SECONDS = 20;

/** How long ago, ticking. */
export function Age(props: { readonly since: string; readonly words?: (age: string) => string }) {
  const now = useNow();
  const { language } = useWords();
  const age = shortAge((now - Date.parse(props.since)) / 1000, language);
  return <time dateTime={props.since}>{props.words ? props.words(age) : age}</time>;
}

/** How long the agent still has for the first answer (RONA). */
export function AnswerCountdown({ answerBy }: { readonly answerBy: string }) {
  const now = useNow();
  const { t } = useWords();
  const left = Math.ceil((Date.parse(answerBy) - now) / 1000);
  return (
    <Tag tone={left < URGENT_SECONDS ? 'urgent' : 'important'} icon={<TimerRegular />}>
      <span data-testid="answer-countdown">
        {left > 0 ? t('list.answerWithin', { time: stopwatch(left) }) : t('list.overdue')}
      </span>
    </Tag>
  );
}
