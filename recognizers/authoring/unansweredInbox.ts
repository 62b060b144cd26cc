import { NONE, type RankedIntent } from '../intentModel.ts';
import { reviewQueue } from '../reviewQueue.ts';
import type { Language, ModelStore, UnansweredMessage, UnansweredStore } from '../store.ts';
import { ActiveJudge, type Asked } from './activeJudge.ts';
import { type HeardMessage, MOST_UNANSWERED, unansweredOf } from './customerLog.ts';
import type { IntentBook } from './intentBook.ts';
import { onOneLine } from './intentSchema.ts';
import type { Authorship } from './intentSet.ts';
import { RecognitionError } from './recognitionError.ts';

/** Messages that are grouped at once, those of the smallest margin: comparing them takes time. */
const MOST_GROUPED = 150;
/** Intents that a group offers. */
const MOST_RANKED = 3;

/** Messages like each other, of the review queue. */
export interface UnansweredGroup {
  /**
   * Likeliest intents by the active model, at most three, and how far the first is ahead; before them
   * the one that an agent named, if any.
   */
  readonly ranking: readonly RankedIntent[];
  readonly margin: number;
  /** The first stands for the others. */
  readonly messages: readonly UnansweredMessage[];
}

/** What a message is not, and what it is instead; null: nobody said. */
export interface Objection {
  readonly wrongIntent: string | null;
  readonly rightIntent: string | null;
}

/** What the bot could not answer, for authors to label. */
export class UnansweredInbox {
  readonly #store: UnansweredStore;
  readonly #book: IntentBook;
  readonly #judge: ActiveJudge;

  constructor(parts: {
    readonly unanswered: UnansweredStore;
    readonly models: ModelStore;
    readonly book: IntentBook;
  }) {
    this.#store = parts.unanswered;
    this.#book = parts.book;
    this.#judge = new ActiveJudge(parts);
  }

  /** The queue in the order in which labels teach most. */
  async queue(options: {
    readonly language?: Language | undefined;
    readonly limit: number;
  }): Promise<readonly UnansweredGroup[]> {
    const open = await this.#store.unanswered({ ...options, limit: MOST_UNANSWERED });
    const byId = new Map(open.map((message) => [message.id, message]));
    const rankings = await this.#judge.rank(open);
    const reviewable = open
      .map(({ id, text, language }, index) => {
        return { id, utterance: text, language, ranking: rankings[index] ?? [] };
      })
      .sort((one, other) => marginOf(one.ranking) - marginOf(other.ranking))
      .slice(0, MOST_GROUPED);
    return reviewQueue(reviewable)
      .slice(0, options.limit)
      .map(({ suggestions, margin, ids }) => {
        const messages = ids.flatMap((id) => byId.get(id) ?? []);
        return { ranking: agentsFirst(suggestions, messages), margin, messages };
      });
  }

  /** All open messages, newest first. */
  open(options: {
    readonly language?: Language | undefined;
  }): Promise<readonly UnansweredMessage[]> {
    return this.#store.unanswered({ ...options, limit: MOST_UNANSWERED });
  }

  /** Makes open messages utterances of an intent that exists (or of None); returns how many. */
  async label(
    ids: readonly string[],
    intent: string,
    by: Authorship,
  ): Promise<{ readonly labelled: number; readonly revision: number }> {
    const openMessages = async () => {
      const found = await this.#store.unansweredByIds(ids);
      const open = found.filter(({ state }) => state === 'open');
      if (open.length > 0) return open.map((one) => ({ ...one, text: onOneLine(one.text) }));
      throw new RecognitionError('conflict', 'These messages are not in the inbox any more');
    };
    const { labelled, revision } = await this.#book.label(openMessages, intent, by);
    return { labelled, revision };
  }

  /** Takes messages out that teach nothing; returns how many. */
  dismiss(ids: readonly string[]): Promise<number> {
    return this.#store.dismissUnanswered(ids);
  }

  /**
   * An agent says that a message was not what the bot took it for, and maybe what it is instead, which
   * has to be an intent that exists (or None).
   */
  async complain(
    message: Omit<HeardMessage, 'ranking' | 'reason'>,
    { wrongIntent, rightIntent }: Objection,
  ): Promise<UnansweredMessage> {
    if (rightIntent !== null) await this.#book.mustKnow(rightIntent);
    const asked: Asked = { text: message.text, language: message.language };
    const [ranking = []] = await this.#judge.rank([asked]);
    const [noted] = unansweredOf({ ...message, ranking, reason: 'wrongIntent' });
    if (!noted) throw new Error('A message with a reason gave no entry');
    await this.#store.noteUnanswered([{ ...noted, wrongIntent, rightIntent }], MOST_UNANSWERED);
    const [stored] = await this.#store.unansweredByIds([noted.id]);
    if (!stored) throw new Error(`Message ${noted.id} was not kept`);
    return stored;
  }
}

/** Whoever spoke with the customer knows best, so what they named comes first. */
function agentsFirst(
  ranking: readonly RankedIntent[],
  messages: readonly UnansweredMessage[],
): readonly RankedIntent[] {
  const named = messages.find(({ rightIntent }) => rightIntent)?.rightIntent;
  if (!named || named === NONE) return ranking;
  const known = ranking.find(({ intent }) => intent === named);
  const others = ranking.filter(({ intent }) => intent !== named);
  return [known ?? { intent: named, confidence: 0 }, ...others].slice(0, MOST_RANKED);
}

function marginOf(ranking: readonly RankedIntent[]): number {
  return (ranking[0]?.confidence ?? 0) - (ranking[1]?.confidence ?? 0);
}
