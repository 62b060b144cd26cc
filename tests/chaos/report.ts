import type { RunResult } from './run.ts';

/** Violations of one rule that are shown with their evidence. */
const SHOWN = 3;
const LONGEST_EVIDENCE = 4_000;

/** What was done and what came of it, for people. */
export function reportOf(seed: number, result: RunResult): string {
  const { journals, records } = result.evidence;
  const { deeds, faults } = result;
  const events = (type: string, cause?: string) =>
    records.log.filter(({ event }) => event.type === type && (!cause || event.cause === cause))
      .length;
  const said = [...journals.customers, ...journals.agents].flatMap((one) =>
    'said' in one ? one.said : one.answers,
  );
  const outcome = (kind: string) => said.filter(({ outcome }) => outcome === kind).length;
  const later = [...result.later].map(([status, count]) => `${status} ${count} times`);
  return [
    `seed ${seed}`,
    `conversations ${records.conversations.length}, messages ${records.messages.length}, events ${records.log.length}`,
    `said: acknowledged ${outcome('acknowledged')}, refused ${outcome('refused')}, unknown ${outcome('unknown')}; answered with ${later.join(', ') || 'no error'}`,
    `escalations ${records.escalations.length}, assigned ${events('assigned')}, no answer ${events('requeued', 'noAnswer')}, agent gone ${events('requeued', 'agentGone')}, ratings ${events('rated')}`,
    `agents declined ${deeds.declined}, transferred ${deeds.transferred}, claimed ${deeds.claimed}, resolved ${deeds.resolved}, released ${deeds.released}`,
    `killed ${faults.kill}, stopped ${faults.stop}, paused ${faults.pause}, cut ${faults.cut}, frozen ${faults.freeze}`,
    `settled ${result.settledSeconds.toFixed(1)} s after the last fault`,
    ...verdict(result),
  ].join('\n');
}

function verdict({ violations }: RunResult): readonly string[] {
  if (violations.length === 0) return ['no rule was broken'];
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const all = violations.filter((violation) => violation.rule === rule);
    return [
      `BROKEN ${all.length} times: ${rule}`,
      ...all
        .slice(0, SHOWN)
        .flatMap(({ what, evidence }) => [
          `  ${what}`,
          `    ${JSON.stringify(evidence).slice(0, LONGEST_EVIDENCE)}`,
        ]),
    ];
  });
}
