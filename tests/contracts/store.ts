import type { Store } from '../../storage/store.ts';
import { accountStoreContract } from './accountStore.ts';
import { agentLinkStoreContract } from './agentLinkStore.ts';
import { answerStoreContract } from './answerStore.ts';
import { articleStoreContract } from './articleStore.ts';
import { botStoresContract } from './botStores.ts';
import { customerStoresContract } from './customerStores.ts';
import { handoffStoreContract } from './handoffStore.ts';
import { intentStoreContract } from './intentStore.ts';
import { modelStoreContract } from './modelStore.ts';
import { quickReplyStoreContract } from './quickReplyStore.ts';
import { retentionContract } from './retention.ts';
import type { Subject } from './subject.ts';
import { synonymStoreContract } from './synonymStore.ts';
import { taxonomyStoreContract } from './taxonomyStore.ts';
import { unansweredStoreContract } from './unansweredStore.ts';

export type { Subject } from './subject.ts';

/**
 * All that Baton expects of its storage, whichever database is behind it. Call it within a `describe`
 * of mocha; it needs chai. `subject` opens a store that is empty and nobody else's, for each test.
 */
export function storeContract(subject: Subject<Store>): void {
  // A suite for each, or every test would open a store for all of them.
  describe('for handoff', () => handoffStoreContract(subject));
  describe('for accounts', () => accountStoreContract(subject));
  describe('for agents’ chat accounts', () => agentLinkStoreContract(subject));
  describe('for articles', () => articleStoreContract(subject));
  describe('for articles: taxonomy', () => taxonomyStoreContract(subject));
  describe('for articles: synonyms', () => synonymStoreContract(subject));
  describe('for articles: answers', () => answerStoreContract(subject));
  describe('for intents', () => intentStoreContract(subject));
  describe('for intents: models', () => modelStoreContract(subject));
  describe('for intents: unanswered', () => unansweredStoreContract(subject));
  describe('for quick replies', () => quickReplyStoreContract(subject));
  describe('for customers', () => customerStoresContract(subject));
  describe('for the server', () => botStoresContract(subject));
  describe('for retention', () => retentionContract(subject));
}
