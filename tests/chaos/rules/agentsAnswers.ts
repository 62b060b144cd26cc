import type { Evidence } from '../checker.ts';
import { doubled } from './grouped.ts';

/** By the agent's id for it: accepted means stored once, and then delivered or visibly failed. */
export function agentsAnswers({ journals, records }: Evidence) {
  const stored = records.messages.filter(({ from }) => from === 'agent');
  const accepted = journals.agents
    .flatMap(({ answers }) => answers)
    .filter(({ outcome }) => outcome === 'acknowledged');
  const lost = accepted.filter(
    ({ conversationId, clientId, text }) =>
      !stored.some(
        (message) =>
          message.conversationId === conversationId &&
          message.clientId === clientId &&
          message.text === text,
      ),
  );
  const twice = doubled(stored, ({ conversationId, clientId, seq }) =>
    JSON.stringify([conversationId, clientId ?? seq]),
  );
  const silent = stored.filter(
    ({ status, failure }) => status === 'stored' || (status === 'failed' && !failure),
  );
  return [
    ...lost.map((evidence) => ({ what: 'an accepted answer is lost', evidence })),
    ...twice.map((evidence) => ({ what: 'an answer is there twice', evidence })),
    ...silent.map((evidence) => ({ what: 'an answer has neither arrived nor failed', evidence })),
  ];
}
