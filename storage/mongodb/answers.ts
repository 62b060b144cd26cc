import type {
  AnswerNote,
  AnswerOutcome,
  AnswerStore,
  ArticleRecord,
  FittedPolicy,
} from '../../knowledge/answers/store.ts';
import type { Collections } from './collections.ts';
import type { Commit, Commits } from './commits.ts';
import { fromDocument, toDocument } from './documents.ts';

const POLICY = 'policy';

/** Writes what a turn says about answers, within its commit. */
export async function writeAnswers(
  answers: Collections['answers'],
  notes: readonly AnswerNote[],
  { session, events }: Commit,
): Promise<void> {
  for (const note of notes) {
    if (note.note === 'judged') {
      await answers.updateOne({ _id: note.id }, { $set: { ...note.judgement } }, { session });
      continue;
    }
    const { _id, ...fields } = toDocument(note.outcome);
    const adding = { upsert: true, session };
    const { upsertedCount } = await answers.updateOne({ _id }, { $setOnInsert: fields }, adding);
    if (upsertedCount === 0) continue;
    const { conversationId, messageSeq, articleId, language } = note.outcome;
    events.push({ type: 'answerGiven', conversationId, messageSeq, articleId, language });
  }
}

/** What became of answers, in MongoDB. */
export class MongoAnswerStore implements AnswerStore {
  readonly #answers: Collections['answers'];
  readonly #policy: Collections['answerPolicy'];
  readonly #commits: Commits;

  constructor(parts: {
    readonly collections: Pick<Collections, 'answers' | 'answerPolicy'>;
    readonly commits: Commits;
  }) {
    this.#answers = parts.collections.answers;
    this.#policy = parts.collections.answerPolicy;
    this.#commits = parts.commits;
  }

  async recentAnswers(limit: number) {
    const newest = this.#answers.find().sort({ at: -1, _id: -1 }).limit(limit);
    return (await newest.toArray()).map(fromDocument<AnswerOutcome>);
  }

  async answersIn(conversationId: string) {
    const all = this.#answers.find({ conversationId }).sort({ messageSeq: 1 });
    return (await all.toArray()).map(fromDocument<AnswerOutcome>);
  }

  async articleRecords(since: Date) {
    const judged = this.#answers
      .find({ at: { $gte: since } })
      .project<Judged>({ articleId: 1, language: 1, helpful: 1, next: 1 });
    const records = new Map<string, ArticleRecord>();
    for await (const answer of judged) {
      const key = `${answer.articleId}\n${answer.language}`;
      records.set(key, counted(records.get(key), answer));
    }
    return [...records]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, record]) => record);
  }

  async policy() {
    return (await this.#policy.findOne({ _id: POLICY }))?.policy;
  }

  async savePolicy(policy: FittedPolicy | undefined) {
    await this.#commits.run<true>({
      write: async ({ session, events }) => {
        if (policy) {
          const stored = { policy };
          await this.#policy.replaceOne({ _id: POLICY }, stored, { upsert: true, session });
        } else await this.#policy.deleteOne({ _id: POLICY }, { session });
        events.push({ type: 'policyFitted' });
        return true;
      },
      explain: async () => undefined,
    });
  }
}

type Judged = Pick<AnswerOutcome, 'articleId' | 'language' | 'helpful' | 'next'>;

function counted(
  before: ArticleRecord | undefined,
  { articleId, language, helpful, next }: Judged,
): ArticleRecord {
  const notHelped = helpful === false;
  const failed = notHelped || next === 'askedAgain' || next === 'escalated';
  const solved = !failed && (helpful === true || next === 'solved');
  return {
    ...{ articleId, language },
    given: (before?.given ?? 0) + 1,
    solved: (before?.solved ?? 0) + Number(solved),
    failed: (before?.failed ?? 0) + Number(failed),
    notHelped: (before?.notHelped ?? 0) + Number(notHelped),
    askedAgain: (before?.askedAgain ?? 0) + Number(next === 'askedAgain'),
    escalated: (before?.escalated ?? 0) + Number(next === 'escalated'),
  };
}
