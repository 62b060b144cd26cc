import type { ConversationState } from '../../handoff/index.ts';
import type { ArticleConflictAnswer } from './articles.ts';
import type { ModelComparisonAnswer } from './models.ts';

/** A page of a list. */
export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What every refused request answers. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Per field of the request, what is wrong with it. */
    readonly fields?: Readonly<Record<string, string>>;
    /** With 409 on a conversation: who has it now. */
    readonly owner?: {
      readonly state: ConversationState;
      readonly agentId: string | null;
      readonly agentName: string | null;
    };
    /** With 409 `worseModel`: what got worse, and by how much. */
    readonly comparison?: ModelComparisonAnswer;
  } & Partial<ArticleConflictAnswer>;
}
