import type { Decision, Escalation } from '../../../handoff/index.ts';
import type { DecisionAnswer, QueueEntryAnswer } from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { iso } from './iso.ts';

/** Who waits, in the order of the line; places count within each queue. */
export async function lineAnswers(
  line: readonly Escalation[],
  { store, waits, now }: ApiParts,
): Promise<readonly QueueEntryAnswer[]> {
  const at = now();
  const counts = new Map<string, number>();
  const places = line.map(({ queueId }) => {
    const place = (counts.get(queueId) ?? 0) + 1;
    counts.set(queueId, place);
    return place;
  });
  const estimates = await Promise.all(line.map((escalation) => waits.of(escalation)));
  const conversations = await Promise.all(
    line.map((one) => store.conversation(one.conversationId)),
  );
  return line.map((escalation, index) => ({
    conversationId: escalation.conversationId,
    escalationId: escalation.id,
    queueId: escalation.queueId,
    customerId: conversations[index]?.customerId ?? null,
    customerName: conversations[index]?.customerName ?? null,
    channelId: escalation.channelId,
    language: escalation.language,
    place: places[index] ?? 1,
    ageSeconds: Math.max(0, (at.getTime() - escalation.queuedAt.getTime()) / 1000),
    queuedAt: iso(escalation.queuedAt),
    reason: escalation.reason,
    skills: escalation.skills,
    priority: escalation.priority,
    estimateSeconds: rounded(estimates[index]?.p50Seconds),
    estimateMostSeconds: rounded(estimates[index]?.p90Seconds),
    leftMessage: escalation.leftMessage ?? false,
  }));
}

function rounded(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds);
}

/** Decisions with the names of who was looked at. */
export async function decisionAnswers(
  decisions: readonly Decision[],
  api: ApiParts,
): Promise<readonly DecisionAnswer[]> {
  const ids = decisions.flatMap(({ candidates }) => candidates.map(({ agentId }) => agentId));
  const names = await namesOf(ids, api);
  return decisions.map((decision) => ({
    id: decision.id,
    escalationId: decision.escalationId,
    at: iso(decision.at),
    kind: decision.kind,
    outcome: decision.outcome,
    agentId: decision.agentId,
    relaxed: decision.relaxed,
    skills: decision.skills,
    priority: decision.priority,
    weights: decision.weights,
    ...(decision.queueId !== undefined && { queueId: decision.queueId }),
    ...(decision.relaxSeconds !== undefined && { relaxSeconds: decision.relaxSeconds }),
    ...(decision.starving && { starving: decision.starving }),
    ...(decision.eligible !== undefined && { eligible: decision.eligible }),
    ...(decision.filtered && { filtered: decision.filtered }),
    candidates: decision.candidates.map((candidate) => ({
      ...candidate,
      agentName: nameIn(names, candidate.agentId),
    })),
  }));
}
