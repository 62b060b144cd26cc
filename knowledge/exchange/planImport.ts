import { createHash } from 'node:crypto';
import { inStretches } from '../../threads/index.ts';
import { type ArticleDraft, draftOf, invalidArticle, parseArticle } from '../articleSchema.ts';
import { KnowledgeError } from '../knowledgeError.ts';
import type { Article, ArticleStore, Language, Taxonomy, TaxonomyStore } from '../store.ts';
import { notInTaxonomy } from '../taxonomy/index.ts';
import { type ArticleField, differingFields } from './articleFields.ts';
import { ArticleNames, type NamedArticle } from './articleNames.ts';
import type { ArticleRow, ArticleRows, Place, RowProblem } from './articleRow.ts';
import { comparedRow } from './compareRow.ts';
import { asFromPage } from './html/faqPage.ts';

/** How files are taken in. */
export interface ImportOptions {
  /**
   * `merge`: a file brings what was changed in it since its export; what was changed here meanwhile stays,
   * and a field changed on both sides is a conflict. `replace`: the file is right, whatever happened since.
   */
  readonly mode: 'merge' | 'replace';
  /** What a new article gets where its row doesn't say. Default: a draft, of no kind of problem. */
  readonly defaults?: Partial<Pick<ArticleDraft, 'status' | 'issueType' | 'product' | 'audience'>>;
}

/** An article that a row is about. */
export interface RowArticle extends Place {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
}

/** A revision that is to be written. */
export interface PlannedArticle extends RowArticle {
  readonly draft: ArticleDraft;
  /** The latest revision; 0 for a new article. */
  readonly revision: number;
  /** The fields that change; of a new article none are named. */
  readonly fields: readonly ArticleField[];
}

/** A row that would undo what somebody changed since the file was written. */
export interface ConflictingArticle extends RowArticle {
  /** The fields that both changed, each in another way. */
  readonly fields: readonly ArticleField[];
  /** The latest revision, by whom and when. */
  readonly revision: number;
  readonly author: string;
  readonly at: Date;
}

/** What taking files in means, decided on the articles as they are now. */
export interface ImportPlan {
  readonly created: readonly PlannedArticle[];
  readonly changed: readonly PlannedArticle[];
  readonly unchanged: readonly RowArticle[];
  /** Rows that say only what an earlier revision said: what was written since stays. */
  readonly older: readonly RowArticle[];
  readonly conflicts: readonly ConflictingArticle[];
  readonly refused: readonly RowProblem[];
  /** Names the articles and revisions that it was decided on: the same as long as nobody changes these. */
  readonly basis: string;
}

/** What plans are made with. */
export interface PlanParts {
  readonly articles: Pick<ArticleStore, 'articles' | 'revisions'>;
  readonly taxonomy: Pick<TaxonomyStore, 'taxonomy'>;
}

/** Decides what every row does; changes nothing. */
export async function planImport(
  { rows, problems }: ArticleRows,
  options: ImportOptions,
  parts: PlanParts,
): Promise<ImportPlan> {
  const names = await ArticleNames.among(await parts.articles.articles());
  const taxonomy = await parts.taxonomy.taxonomy();
  const decisions: Decision[] = problems.map((entry) => ({ list: 'refused', entry }));
  const first = new Map<string, ArticleRow>();
  const basis = createHash('sha256');
  for await (const row of inStretches(rows)) {
    const named = await names.of(row.fields);
    const key = `${named.language} ${named.id}`;
    const before = first.get(key);
    basis.update(`${key} ${named.latest?.revision ?? 0}\n`);
    if (before)
      decisions.push(refused(row, { id: `is in ${before.file}, line ${before.line}, already` }));
    else decisions.push(await decide(row, named, { ...options, ...parts, taxonomy }));
    first.set(key, before ?? row);
  }
  return {
    created: entriesOf(decisions, 'created'),
    changed: entriesOf(decisions, 'changed'),
    unchanged: entriesOf(decisions, 'unchanged'),
    older: entriesOf(decisions, 'older'),
    conflicts: entriesOf(decisions, 'conflicts'),
    refused: entriesOf(decisions, 'refused'),
    basis: basis.digest('hex').slice(0, 32),
  };
}

/** What a row does: the list of the plan that it is in, and as what. */
type Decision =
  | { readonly list: 'created' | 'changed'; readonly entry: PlannedArticle }
  | { readonly list: 'unchanged' | 'older'; readonly entry: RowArticle }
  | { readonly list: 'conflicts'; readonly entry: ConflictingArticle }
  | { readonly list: 'refused'; readonly entry: RowProblem };

function entriesOf<L extends Decision['list']>(decisions: readonly Decision[], list: L) {
  type Entry = Extract<Decision, { readonly list: L }>['entry'];
  return decisions.filter((one) => one.list === list).map(({ entry }) => entry as Entry);
}

interface Deciding extends ImportOptions {
  readonly articles: Pick<ArticleStore, 'revisions'>;
  readonly taxonomy: Taxonomy;
}

async function decide(
  row: ArticleRow,
  { latest, ...named }: NamedArticle,
  { mode, defaults, articles, taxonomy }: Deciding,
): Promise<Decision> {
  const { revision, ...said } = row.fields;
  const fields = { ...said, id: named.id, language: named.language };
  const base = latest ? draftOf(latest) : { status: 'draft', ...defaults };
  const draft = checked({ ...base, ...fields }, taxonomy);
  if ('wrong' in draft) return refused(row, draft.wrong);
  const entry = { file: row.file, line: row.line, ...named, title: draft.title };
  if (!latest) return { list: 'created', entry: { ...entry, draft, revision: 0, fields: [] } };
  // A page says title and body in one way only: where it says the same, they are the same.
  const asInFile = (one: Article) => (row.isRendered ? { ...one, ...asFromPage(one) } : one);
  const differing = differingFields(draft, asInFile(latest));
  if (differing.length === 0) return { list: 'unchanged', entry };
  const change = (wanted: readonly ArticleField[]): Decision => {
    const changes = Object.fromEntries(wanted.map((field) => [field, draft[field]]));
    const changed = checked({ ...draftOf(latest), ...changes }, taxonomy);
    if ('wrong' in changed) return refused(row, changed.wrong);
    const planned = { ...entry, draft: changed, revision: latest.revision, fields: wanted };
    return { list: 'changed', entry: planned };
  };
  if (mode === 'replace') return change(differing);
  const history = await articles.revisions(latest.id, latest.language);
  const compared = comparedRow({
    ...{ draft, said: Object.keys(fields), revision },
    ...{ latest: asInFile(latest), history: history.map(asInFile) },
  });
  if (compared.outcome === 'changed') return change(compared.fields);
  if (compared.outcome === 'older') return { list: 'older', entry };
  const { author, at } = latest;
  const by = { revision: latest.revision, author, at };
  return { list: 'conflicts', entry: { ...entry, ...by, fields: compared.fields } };
}

function checked(input: object, taxonomy: Taxonomy) {
  try {
    const draft = parseArticle(input);
    const unknown = notInTaxonomy(draft, taxonomy);
    if (Object.keys(unknown).length > 0) throw invalidArticle(unknown);
    return draft;
  } catch (error) {
    if (error instanceof KnowledgeError) return { wrong: error.fields };
    throw error;
  }
}

function refused({ file, line }: Place, fields: RowProblem['fields']): Decision {
  return { list: 'refused', entry: { file, line, fields } };
}
