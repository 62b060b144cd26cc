import type { IntentAnswer } from '../../../wire.ts';
import type { IntentDraft } from './intentDraft.ts';

/** An intent in somebody's hands. */
export interface Editing {
  readonly intent: IntentAnswer;
  readonly draft: IntentDraft;
  readonly onChange: (change: (draft: IntentDraft) => IntentDraft) => void;
  readonly mayWrite: boolean;
}
