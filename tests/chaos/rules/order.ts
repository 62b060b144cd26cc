import type { Evidence } from '../checker.ts';
import { transcriptsOf, visitsOf } from './conversationsOf.ts';
import { grouped } from './grouped.ts';

/** Transcripts count without gaps, and keep the order in which each sender spoke. */
export function order({ journals, records }: Evidence) {
  const gaps = [...transcriptsOf(records)].flatMap(([id, transcript]) => {
    const wrong = transcript.find(({ seq }, index) => seq !== index + 1);
    return wrong ? [{ what: `transcript ${id} does not count on`, evidence: wrong }] : [];
  });
  const customers = visitsOf(journals.customers, records).flatMap(({ customer, transcript }) => {
    const said = customer.said.filter(({ outcome }) => outcome === 'acknowledged');
    const places = said.map(({ clientId }) => seqOf(transcript, clientId));
    return isRising(places) ? [] : [{ what: `${customer.name} was reordered`, evidence: places }];
  });
  const transcripts = transcriptsOf(records);
  const agents = journals.agents.flatMap(({ agentId, answers }) =>
    [...grouped(answers, ({ conversationId }) => conversationId)].flatMap(([id, given]) => {
      const own = (transcripts.get(id) ?? []).filter((message) => message.agentId === agentId);
      const places = given
        .filter(({ outcome }) => outcome === 'acknowledged')
        .map(({ clientId }) => seqOf(own, clientId));
      if (isRising(places)) return [];
      return [{ what: `agent ${agentId} was reordered in ${id}`, evidence: places }];
    }),
  );
  return [...gaps, ...customers, ...agents];
}

/** Undefined: not there, which is another rule's. */
function seqOf(
  transcript: readonly { readonly seq: number; readonly clientId: string | null }[],
  id: string,
): number | undefined {
  return transcript.find(({ clientId }) => clientId === id)?.seq;
}

function isRising(places: readonly (number | undefined)[]): boolean {
  const known = places.filter((place) => place !== undefined);
  return known.every((place, index) => index === 0 || place > (known[index - 1] ?? 0));
}
