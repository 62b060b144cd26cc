import type { Turn } from '../handoff/index.ts';
import { detectLanguage, type HeardMessage } from '../recognizers/index.ts';
import type { Decision } from './answerPolicy.ts';
import type { Heard } from './heard.ts';

/** A turn's message for whoever teaches the bot: what it was taken for, and whether it was answered. */
export function heardMessage(turn: Turn, heard: Heard, decision: Decision): HeardMessage {
  const { text, recognition } = heard;
  return {
    text,
    language: detectLanguage(text, turn.conversation.language),
    at: turn.now,
    conversationId: turn.conversation.id,
    seq: turn.entry.messageSeq ?? 0,
    ranking: recognition.ranking,
    reason: reasonOf(decision),
  };
}

function reasonOf(decision: Decision): HeardMessage['reason'] {
  switch (decision.decision) {
    case 'miss':
      return 'notUnderstood';
    case 'clarify':
      return 'clarified';
    case 'escalate':
      return decision.reason === 'lowConfidence' ? 'escalated' : null;
    default:
      return null;
  }
}
