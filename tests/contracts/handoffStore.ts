import { commitsContract } from './commits.ts';
import { eventsContract } from './events.ts';
import { lineContract } from './line.ts';
import { listsContract } from './lists.ts';
import { outboxContract } from './outbox.ts';
import type { HandoffStores } from './records.ts';
import type { Subject } from './subject.ts';
import { turnsContract } from './turns.ts';

/** All that handoff expects of its store and of the event log. */
export function handoffStoreContract(subject: Subject<HandoffStores>): void {
  describe('turns', () => turnsContract(subject));
  describe('outcomes', () => commitsContract(subject));
  describe('sending', () => outboxContract(subject));
  describe('the line and the agents', () => lineContract(subject));
  describe('lists', () => listsContract(subject));
  describe('events', () => eventsContract(subject));
}
