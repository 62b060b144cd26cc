import type { SlaClock } from '../../../../handoff/index.ts';
import type { EventAnswer } from '../../../wire.ts';
import { noteProgress } from '../api/models.ts';
import { noteArrived } from '../state/unread.ts';
import { refresh } from './refresh.ts';
import { stopTyping } from './typing.ts';

/** What else wants to hear of events: the notices. */
export interface Hearers {
  /** A conversation has become the agent's without their doing. */
  readonly onAssigned: (conversationId: string) => void;
  /** A colleague wants the agent's advice. */
  readonly onConsulted: (conversationId: string) => void;
  /** A supervisor has taken the agent's conversation over. */
  readonly onTakenOver: (conversationId: string) => void;
  /** A promise to a customer is in danger, or broken. */
  readonly onPromise: (
    conversationId: string,
    clock: SlaClock,
    level: 'warning' | 'breach',
  ) => void;
}

/** Reads again what the event changed; `myId` is the signed-in account's. */
export function applyEvent({ event }: EventAnswer, myId: string, hearers: Hearers): void {
  switch (event.type) {
    case 'messageStored':
      if (event.from === 'customer') {
        stopTyping(event.conversationId);
        noteArrived(event.conversationId, event.seq);
      }
      refresh(['messages', event.conversationId]);
      refresh(['conversations']);
      break;
    case 'messageStatus':
      refresh(['messages', event.conversationId]);
      break;
    case 'presenceChanged':
    case 'agentChanged':
      refresh(['agents']);
      if (event.agentId === myId) refresh(['me']);
      break;
    case 'agentLinked':
    case 'agentUnlinked':
      if (event.agentId === myId) refresh(['link']);
      break;
    case 'queueChanged':
      refresh(['queues']);
      break;
    case 'articleSaved':
      refresh(['articles']);
      refresh(['article', event.articleId]);
      refresh(['taxonomyUses']);
      break;
    case 'taxonomySaved':
      refresh(['taxonomy']);
      break;
    case 'synonymsSaved':
      refresh(['synonyms']);
      break;
    case 'quickReplyChanged':
      if (event.owner !== null && event.owner !== myId) break;
      refresh(['quickReplies']);
      refresh(['offeredReplies']);
      break;
    case 'shopFactsSaved':
      refresh(['shopFacts']);
      refresh(['offeredReplies']);
      break;
    case 'turnFailed':
      break;
    case 'intentsChanged':
      for (const name of ['intents', 'intent', 'utterances', 'intentHistory', 'unanswered']) {
        refresh([name]);
      }
      break;
    case 'trainingProgress':
      noteProgress(event.trainingId, event.step, event.share);
      break;
    case 'trainingStarted':
    case 'trainingCancelled':
    case 'trainingFailed':
      refresh(['training']);
      break;
    case 'trainingFinished':
      refresh(['training']);
      refresh(['models']);
      break;
    case 'modelActivated':
      for (const name of ['models', 'model', 'modelComparison', 'modelDifference', 'unanswered']) {
        refresh([name]);
      }
      break;
    case 'policyFitted':
      break;
    case 'rated':
      refresh(['agents']);
      refresh(['conversation', event.conversationId]);
      break;
    case 'slaStruck':
      hearers.onPromise(event.conversationId, event.clock, event.level);
      changedHands(event.conversationId);
      break;
    case 'consulted':
      if (event.agentId === myId) hearers.onConsulted(event.conversationId);
      refresh(['messages', event.conversationId]);
      if (event.agentId === myId) refresh(['me']);
      break;
    case 'consultClosed':
      if (event.agentId === myId) refresh(['me']);
      break;
    case 'requeued':
      if (event.agentId === myId && event.cause === 'takenOver') {
        hearers.onTakenOver(event.conversationId);
      }
      changedHands(event.conversationId);
      break;
    case 'assigned':
      if (event.agentId === myId && event.by !== 'claimed')
        hearers.onAssigned(event.conversationId);
      changedHands(event.conversationId);
      break;
    default:
      changedHands(event.conversationId);
  }
}

function changedHands(conversationId: string): void {
  refresh(['conversation', conversationId]);
  refresh(['messages', conversationId]);
  refresh(['decisions', conversationId]);
  refresh(['conversations']);
  refresh(['queue']);
  refresh(['agents']);
  refresh(['me']);
}
