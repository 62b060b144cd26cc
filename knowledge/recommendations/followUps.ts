/** An article that a conversation was answered with, by the bot or an agent. */
export interface GivenAnswer {
  readonly conversationId: string;
  /** The message's place in its conversation; the same one told twice counts once. */
  readonly seq: number;
  readonly articleId: string;
  readonly at: Date;
}

/** How much is remembered, and what still belongs together. */
export interface FollowUpLimits {
  /** Articles whose followers are counted, and followers counted for each. */
  readonly articles: number;
  readonly followers: number;
  /** Conversations whose last answer is known. */
  readonly conversations: number;
  /** The next answer after so many minutes is another matter. */
  readonly minutes: number;
}

/** About 20 MB if every place is taken. */
export const FOLLOW_UP_LIMITS: FollowUpLimits = {
  articles: 10_000,
  followers: 30,
  conversations: 20_000,
  minutes: 60,
};

/** What was asked next is worth as much as so many observations before there are any. */
const PRIOR_STRENGTH = 8;
/** From so many on, all counts of an article are halved: what is asked changes with the seasons. */
const MOST_COUNTED = 1000;

/**
 * Counts which article was asked for after which, within one conversation.
 *
 *   share(b | a) = (n_ab + m · prior(b)) / (n_a + m)          m = 8
 *
 * Item-to-item counts with a Dirichlet prior: with few observations what resembles `a` is likeliest, with
 * many what customers really asked. Memory is bounded: whoever was not heard of for longest is forgotten.
 */
export class FollowUps {
  readonly #limits: FollowUpLimits;
  readonly #counts = new Map<string, Followers>();
  readonly #last = new Map<string, GivenAnswer>();

  constructor(limits: FollowUpLimits = FOLLOW_UP_LIMITS) {
    this.#limits = limits;
  }

  /**
   * Takes an answer in; those of one conversation come in their order. False when it is old news, or the
   * same article once more.
   */
  observe(answer: GivenAnswer): boolean {
    const before = this.#last.get(answer.conversationId);
    if (before && before.seq >= answer.seq) return false;
    refresh(this.#last, answer.conversationId, answer, this.#limits.conversations);
    if (before?.articleId === answer.articleId) return false;
    const pauseMs = before ? answer.at.getTime() - before.at.getTime() : Infinity;
    if (before && pauseMs <= this.#limits.minutes * 60_000) {
      this.#count(before.articleId, answer.articleId);
    }
    return true;
  }

  /**
   * Returns the shares of the articles that come next, likeliest first; they add up to at most 1.
   * `prior`: how likely each is before anything was observed, adding up to at most 1.
   */
  next(
    articleId: string,
    prior: ReadonlyMap<string, number>,
  ): readonly (readonly [string, number])[] {
    const { total, of } = this.#counts.get(articleId) ?? NOBODY;
    return [...new Set([...of.keys(), ...prior.keys()])]
      .filter((id) => id !== articleId)
      .map((id) => {
        const observed = of.get(id) ?? 0;
        const expected = PRIOR_STRENGTH * (prior.get(id) ?? 0);
        return [id, (observed + expected) / (total + PRIOR_STRENGTH)] as const;
      })
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  }

  /** How many pairs of articles are counted. */
  get size(): number {
    let size = 0;
    for (const { of } of this.#counts.values()) size += of.size;
    return size;
  }

  #count(articleId: string, follower: string): void {
    const known = this.#counts.get(articleId) ?? { total: 0, of: new Map<string, number>() };
    known.of.set(follower, (known.of.get(follower) ?? 0) + 1);
    known.total += 1;
    if (known.total > MOST_COUNTED) halve(known);
    if (known.of.size > this.#limits.followers) dropRarest(known, follower);
    refresh(this.#counts, articleId, known, this.#limits.articles);
  }
}

interface Followers {
  total: number;
  readonly of: Map<string, number>;
}

const NOBODY: Followers = { total: 0, of: new Map() };

function halve(followers: Followers): void {
  followers.total /= 2;
  for (const [id, count] of followers.of) followers.of.set(id, count / 2);
}

/** The total keeps what is dropped: it was asked, only nobody remembers what. */
function dropRarest({ of }: Followers, newest: string): void {
  const [rarest] = [...of].filter(([id]) => id !== newest).sort((a, b) => a[1] - b[1])[0] ?? [];
  if (rarest !== undefined) of.delete(rarest);
}

/** A map keeps the order of insertion, so the first is the one not heard of for longest. */
function refresh<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
