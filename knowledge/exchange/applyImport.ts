import type { ArticleDraft } from '../articleSchema.ts';
import type { Revising, SaveOutcome } from '../knowledgeBase.ts';
import { KnowledgeError } from '../knowledgeError.ts';
import type { RowProblem } from './articleRow.ts';
import type { ConflictingArticle, ImportPlan, PlannedArticle } from './planImport.ts';

/** What carrying out a plan did. */
export interface Imported {
  readonly created: number;
  readonly changed: number;
  /** Somebody was faster between the plan and the writing; nothing of theirs was overwritten. */
  readonly conflicts: readonly ConflictingArticle[];
}

/** So many are stored at once. */
const TOGETHER = 16;

/**
 * Stores what a plan says, each article on the revision that was planned on. Taking the same files in
 * again goes on where it stopped.
 */
export async function applyImport(
  plan: ImportPlan,
  by: Pick<Revising, 'author' | 'note' | 'now'>,
  knowledge: { save(draft: ArticleDraft, revising: Revising): Promise<SaveOutcome> },
): Promise<Imported> {
  const conflicts: ConflictingArticle[] = [];
  const store = async (planned: PlannedArticle): Promise<number> => {
    const { draft, revision: expectedRevision } = planned;
    const saved = await knowledge.save(draft, { ...by, expectedRevision });
    if (saved.outcome === 'saved') return 1;
    const { revision = 0, author = '', at = by.now } = saved.latest ?? {};
    conflicts.push({ ...planned, revision, author, at });
    return 0;
  };
  const all = async (articles: readonly PlannedArticle[]): Promise<number> => {
    let stored = 0;
    for (let at = 0; at < articles.length; at += TOGETHER) {
      const outcomes = await Promise.all(articles.slice(at, at + TOGETHER).map(store));
      for (const outcome of outcomes) stored += outcome;
    }
    return stored;
  };
  return { created: await all(plan.created), changed: await all(plan.changed), conflicts };
}

/** So many rows are named at once. */
const MOST_NAMED = 20;

/** Throws `invalidFile`, naming the rows, when a plan leaves some out. */
export function checkComplete({ refused, conflicts }: ImportPlan): void {
  const clashes = conflicts.map(({ file, line, fields, revision }): RowProblem => {
    const message = `was changed meanwhile, in revision ${revision}`;
    return { file, line, fields: Object.fromEntries(fields.map((field) => [field, message])) };
  });
  const problems = [...refused, ...clashes];
  if (problems.length === 0) return;
  const named = problems.slice(0, MOST_NAMED).map(problemText);
  const rest = problems.length - named.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  throw new KnowledgeError(
    'invalidFile',
    `These rows can't be used, so nothing was changed: ${[...named, ...more].join('; ')}`,
  );
}

/** What is wrong with a row, for people to read. */
export function problemText({ file, line, fields }: RowProblem): string {
  const told = Object.entries(fields).map(([field, message]) => {
    return field === 'row' ? message : `${field}: ${message}`;
  });
  return `${file}, line ${line}: ${told.join(', ')}`;
}
