import type { HandoffEvent } from '../../../../handoff/index.ts';
import type { MessageAnswer } from '../../../wire.ts';
import { shortAge } from '../format/time.ts';
import type { Translate } from '../i18n/index.ts';
import type { UiLanguage } from '../state/preferences.ts';

/**
 * An event of the transcript as a sentence: its text is one of handoff's events as JSON; any other
 * text stands for itself.
 */
export function eventWords(message: MessageAnswer, t: Translate, language: UiLanguage): string {
  const event = parseEvent(message.text);
  if (!event) return message.text;
  const name = message.agentName ?? t('event.someone');
  switch (event.type) {
    case 'assigned': {
      if (event.by === 'forced') return t('event.forced', { name });
      const age = shortAge(event.waitSeconds, language);
      return t(event.by === 'claimed' ? 'event.claimed' : 'event.routed', { name, age });
    }
    case 'escalated':
      return t('event.escalated', { reason: t(`reasons.${event.reason}`) });
    case 'requeued':
      return t(`event.${event.cause}`, { name });
    case 'ended':
      return t(`event.${event.outcome}`);
    case 'rated':
      return t('event.rated', { rating: event.rating });
    case 'closed':
      return t('event.closed');
    case 'conversationStarted':
      return t('event.started');
    default:
      return message.text;
  }
}

function parseEvent(text: string): HandoffEvent | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as HandoffEvent;
  } catch {
    return undefined;
  }
}
