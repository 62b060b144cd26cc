import type { MessageAnswer } from '../../../wire.ts';
import { shortAge } from '../format/time.ts';
import type { UiLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/translation.ts';

/** What happened, in words; a kind of event that the pages don't know stands for itself. */
export function eventWords(
  { event, text, agentName }: Pick<MessageAnswer, 'event' | 'text' | 'agentName'>,
  t: Translate,
  language: UiLanguage,
): string {
  const name = agentName ?? t('event.someone');
  switch (event?.type) {
    case 'escalated':
      return t('event.escalated', { reason: t(`reasons.${event.reason}`) });
    case 'assigned': {
      if (event.by !== 'routed') return t(`event.${event.by}`, { name });
      const age = shortAge(event.waitSeconds, language);
      return event.waitSeconds < 1
        ? t('event.routedAtOnce', { name })
        : t('event.routed', { name, age });
    }
    case 'requeued':
      return t(`event.${event.cause}`, { name });
    case 'ended':
      return t(`event.${event.outcome}`);
    case 'slaStruck':
      return t(`event.${event.level}`, { promise: t(`event.${event.clock}`) });
    case 'overflowed':
      return t('event.overflowed');
    case 'accepted':
      return t('event.accepted', { name });
    case 'consulted':
      return t('event.consulted', { name });
    case 'rated':
      return t('event.rated', { rating: event.rating });
    default:
      return text;
  }
}
