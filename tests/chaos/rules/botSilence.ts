import type { Evidence } from '../checker.ts';
import { transcriptsOf } from './conversationsOf.ts';

/**
 * In a transcript, between the line that tells of an assignment and the one that tells of its end,
 * the bot says one thing: who has come, right after the assignment.
 */
export function botSilence({ records }: Evidence) {
  return [...transcriptsOf(records)].flatMap(([id, transcript]) => {
    let assignedAt: number | undefined;
    return transcript.flatMap((message) => {
      if (message.from === 'event') {
        if (message.text === 'assigned') assignedAt = message.seq;
        if (message.text === 'requeued' || message.text === 'ended') assignedAt = undefined;
      }
      const speaks = message.from === 'bot' && assignedAt !== undefined;
      if (!speaks || message.seq === (assignedAt ?? 0) + 1) return [];
      const around = transcript.filter(({ seq }) => Math.abs(seq - message.seq) <= 6);
      return [
        { what: `the bot spoke in ${id} (${message.seq}) beside an agent`, evidence: around },
      ];
    });
  });
}
