import type { Evidence } from '../checker.ts';
import { visitsOf } from './conversationsOf.ts';
import { doubled } from './grouped.ts';

/** By the sender's id: acknowledged means stored once; unknown at most once; nothing that nobody said. */
export function customersMessages({ journals, records }: Evidence) {
  const activities = doubled(records.inbox, ({ conversationId, activityId }) =>
    JSON.stringify([conversationId, activityId]),
  );
  return [
    ...activities.map((evidence) => ({ what: 'an activity was taken twice', evidence })),
    ...visitsOf(journals.customers, records).flatMap(({ customer, transcript }) => {
      const stored = transcript.filter(({ from }) => from === 'customer');
      const said = new Map(customer.said.map((one) => [one.clientId, one]));
      const of = (clientId: string) => stored.filter((message) => message.clientId === clientId);
      const lost = customer.said.filter(
        ({ outcome, clientId, text }) =>
          outcome === 'acknowledged' && !of(clientId).some((message) => message.text === text),
      );
      const twice = doubled(stored, ({ clientId, seq }) => clientId ?? String(seq));
      const strange = stored.filter(({ clientId }) => !said.has(clientId ?? ''));
      const refused = customer.said.filter(
        ({ outcome, clientId }) => outcome === 'refused' && of(clientId).length > 0,
      );
      const { name } = customer;
      return [
        ...lost.map((evidence) => ({ what: `${name}: an acknowledged message is lost`, evidence })),
        ...twice.map((evidence) => ({ what: `${name}: a message is there twice`, evidence })),
        ...strange.map((evidence) => ({ what: `${name} never said this`, evidence })),
        ...refused.map((evidence) => ({ what: `${name}: refused, but stored`, evidence })),
      ];
    }),
  ];
}
