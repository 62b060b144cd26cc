import { BenchCustomer } from './benchCustomer.ts';
import { cpuMsOf } from './cpuTime.ts';
import { rounded, type Times, timesOf } from './quantiles.ts';

/** Turns of one conversation, before the next customer: fewer than the server's rate limit for one. */
const TURNS_EACH = 200;

/** Questions with an article each; none is escalated. */
const QUESTIONS: readonly string[] = [
  'How do I get an invoice for my order?',
  '怎么开发票？',
  'Which payment methods do you accept?',
  '支持哪些支付方式？',
  'How long does delivery take?',
  '一般几天能送到？',
  'How do I change my account password?',
  '忘记密码怎么办？',
  'How do member points work?',
  '积分怎么用？',
];

/** How a server did. */
export interface TurnResult extends Times {
  readonly perSecond: number;
  /** Processor time of the servers, all threads; null where the system does not tell. */
  readonly cpuMsPerTurn: number | null;
}

/** A bot's server on the local Direct Line. */
export interface BotServer {
  readonly url: string;
  readonly pid: number;
}

/**
 * Lets so many customers converse for so many seconds, each asking as soon as it has its answer; they
 * are spread over the servers.
 */
export async function measureTurns(
  servers: readonly BotServer[],
  concurrency: number,
  seconds: number,
): Promise<TurnResult> {
  await Promise.all(customers(servers, concurrency, performance.now() + 1_000));
  const startedAt = performance.now();
  const cpuBefore = cpuMsOf(servers);
  const times = await Promise.all(customers(servers, concurrency, startedAt + seconds * 1_000));
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const cpuAfter = cpuMsOf(servers);
  const all = times.flat();
  return {
    perSecond: rounded(all.length / tookSeconds),
    ...timesOf(all),
    cpuMsPerTurn:
      cpuBefore === null || cpuAfter === null ? null : rounded((cpuAfter - cpuBefore) / all.length),
  };
}

function customers(
  servers: readonly BotServer[],
  count: number,
  until: number,
): Promise<readonly number[]>[] {
  return Array.from({ length: count }, (_, index) =>
    converse(servers[index % servers.length]?.url ?? '', index, until),
  );
}

async function converse(url: string, first: number, until: number): Promise<readonly number[]> {
  const times: number[] = [];
  while (performance.now() < until) {
    const customer = await BenchCustomer.open(url);
    for (let turn = 0; turn < TURNS_EACH && performance.now() < until; turn += 1) {
      const question = QUESTIONS[(first + turn) % QUESTIONS.length] ?? '';
      times.push(await customer.ask(question));
    }
    customer.close();
  }
  return times;
}
