import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { UnansweredAnswer, UnansweredGroupAnswer } from '../../../wire.ts';
import { languageName, shortAge } from '../format/time.ts';
import { useWords } from '../i18n/index.ts';
import type { Translate } from '../i18n/translation.ts';
import { usePageStyles } from '../shell/pageStyles.ts';
import { Tag } from '../shell/tag.tsx';
import { serverNow } from '../state/clock.ts';
import { routeHref } from '../state/route.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  end: { marginLeft: 'auto', display: 'flex', gap: '8px', whiteSpace: 'nowrap' },
});

/** Why messages are here, how often they were asked, and when last. */
export function GroupFacts({ group }: { readonly group: UnansweredGroupAnswer }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { t, language } = useWords();
  const [first] = group.messages;
  if (!first) return null;
  const asked = group.messages.reduce((sum, { count }) => sum + count, 0);
  const lastAt =
    group.messages
      .map((message) => message.lastAt)
      .sort()
      .at(-1) ?? first.lastAt;
  const age = Math.max(0, (serverNow() - Date.parse(lastAt)) / 1000);
  return (
    <div className={mergeClasses(styles.root, page.quiet, page.small)}>
      <Tag>{languageName(first.language, language)}</Tag>
      <Tag tone={first.reason === 'wrongIntent' ? 'important' : 'neutral'}>
        {reasonWords(first, t)}
      </Tag>
      {asked > 1 && <span>{t('unanswered.asked', { count: asked })}</span>}
      <span className={styles.end}>
        <time dateTime={lastAt}>{t('unanswered.ago', { age: shortAge(age, language) })}</time>
        {first.conversationId && (
          <a
            className={page.link}
            href={routeHref({ page: 'inbox', conversationId: first.conversationId })}
          >
            {t('unanswered.conversation')}
          </a>
        )}
      </span>
    </div>
  );
}

function reasonWords({ reason, wrongIntent, rightIntent }: UnansweredAnswer, t: Translate): string {
  if (reason !== 'wrongIntent') return t(`unanswered.reasons.${reason}`);
  const right = rightIntent === 'None' ? t('wrongIntent.noIntent') : rightIntent;
  if (right && wrongIntent) return t('wrongIntent.objection', { wrong: wrongIntent, right });
  if (right) return t('wrongIntent.right', { right });
  if (wrongIntent) return t('unanswered.notIntent', { intent: wrongIntent });
  return t('unanswered.reasons.wrongIntent');
}
