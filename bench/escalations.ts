import { setTimeout as delay } from 'node:timers/promises';
import type { AgentAnswer } from '../console/wire.ts';
import { conversationIdOf } from '../handoff/index.ts';
import { ConsoleClient } from '../tests/support/consoleClient.ts';
import { ADMIN } from '../tests/support/serverProcess.ts';
import { BenchCustomer } from './benchCustomer.ts';
import { type Times, timesOf } from './quantiles.ts';

const PASSWORD = 'a password of the benchmark';
const AGENTS = 4;
const CAPACITY = 100;

/** How fast a customer who asks for a human has one. */
export interface EscalationResults {
  readonly sequentially: Times;
  readonly tenPerSecond: Times;
}

/**
 * Measures from the customer's message until the `assigned` event has come over the live stream; it
 * is sent when the assignment is on the disk. The console may be another instance than the customers'.
 */
export async function measureEscalations(
  { url, consoleUrl = url }: { readonly url: string; readonly consoleUrl?: string },
  each: number,
): Promise<EscalationResults> {
  const admin = await ConsoleClient.signIn(consoleUrl, ADMIN);
  await employ(consoleUrl, admin);
  await admin.follow();
  const customers = await Promise.all(
    Array.from({ length: 2 * each }, () => BenchCustomer.open(url)),
  );
  const sequentially: number[] = [];
  for (const customer of customers.slice(0, each)) {
    sequentially.push(await escalate(customer, admin));
  }
  const underWay: Promise<number>[] = [];
  for (const customer of customers.slice(each)) {
    underWay.push(escalate(customer, admin));
    await delay(100);
  }
  const tenPerSecond = await Promise.all(underWay);
  for (const client of customers) client.close();
  admin.leave();
  return { sequentially: timesOf(sequentially), tenPerSecond: timesOf(tenPerSecond) };
}

async function escalate(customer: BenchCustomer, admin: ConsoleClient): Promise<number> {
  const startedAt = performance.now();
  const { conversationId, userId } = customer;
  const id = conversationIdOf({ channelId: 'directline', conversationId, userId });
  await Promise.all([
    customer.say('Let me talk to a person'),
    admin.events.until(`an agent for ${id}`, (events) =>
      events.some(({ event }) => event.type === 'assigned' && event.conversationId === id),
    ),
  ]);
  return performance.now() - startedAt;
}

/** Agents who have room for everybody and are in no hurry to answer. */
async function employ(url: string, admin: ConsoleClient): Promise<void> {
  await admin.put('/queues/default', { answerSeconds: 3600 });
  const people = await admin.list<AgentAnswer>('/agents');
  const agents = people.filter(({ roles }) => roles.join() === 'agent').slice(0, AGENTS);
  for (const { id, email } of agents) {
    await admin.patch(`/agents/${id}`, { password: PASSWORD, capacity: CAPACITY });
    const agent = await ConsoleClient.signIn(url, { email: email ?? '', password: PASSWORD });
    await agent.put('/me/presence', { presence: 'online', leaseSeconds: 3600 });
  }
}
