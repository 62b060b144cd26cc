import type {
  Imported,
  IntentChange,
  IntentProfile,
  IntentState,
  ModelVersion,
  StoredUtterance,
  Training,
  UnansweredMessage,
  Utterance,
} from '../../../recognizers/index.ts';
import type { Account } from '../../store.ts';
import type {
  ImportAnswer,
  IntentAnswer,
  IntentChangeAnswer,
  ModelAnswer,
  TrainingAnswer,
  UnansweredAnswer,
} from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { iso } from './iso.ts';

type NameSources = Pick<ApiParts, 'accounts' | 'store'>;

/** An import shows so many utterances of each kind. */
const MOST_EXAMPLES = 100;

/** Intents by name, with how many utterances they have. */
export function intentAnswers({ profiles, utterances }: IntentState): readonly IntentAnswer[] {
  const counts = new Map<string, { zh: number; en: number }>();
  for (const { intent, language } of utterances) {
    const own = counts.get(intent) ?? { zh: 0, en: 0 };
    own[language] += 1;
    counts.set(intent, own);
  }
  return profiles.map((profile: IntentProfile) => ({
    ...profile,
    utterances: counts.get(profile.name) ?? { zh: 0, en: 0 },
  }));
}

/** Changes with their authors' names. */
export async function changeAnswers(
  changes: readonly IntentChange[],
  api: NameSources,
): Promise<readonly IntentChangeAnswer[]> {
  const names = await namesOf(
    changes.map(({ author }) => author),
    api,
  );
  return changes.map((change) => ({
    ...change,
    authorName: nameIn(names, change.author),
    at: iso(change.at),
  }));
}

/** What an import did. */
export function importAnswerOf(imported: Imported, dryRun: boolean): ImportAnswer {
  const { added, removed, ...rest } = imported;
  return {
    ...rest,
    dryRun,
    added: added.length,
    removed: removed.length,
    examples: { added: examples(added), removed: examples(removed) },
  };
}

function examples(rows: readonly Utterance[]): readonly Utterance[] {
  return rows.slice(0, MOST_EXAMPLES).map(({ utterance, intent, language }) => {
    return { utterance, intent, language };
  });
}

/** Versions with their authors' names. */
export async function modelAnswers(
  versions: readonly ModelVersion[],
  api: NameSources,
): Promise<readonly ModelAnswer[]> {
  const names = await namesOf(
    versions.map(({ author }) => author),
    api,
  );
  return versions.map(({ trainer: _, ...version }) => ({
    ...version,
    authorName: nameIn(names, version.author),
    at: iso(version.at),
    activatedAt: iso(version.activatedAt),
  }));
}

/** A training with its author's name. */
export async function trainingAnswerOf(
  { seenAt: _, ...training }: Training,
  api: NameSources,
): Promise<TrainingAnswer> {
  const names = await namesOf([training.author], api);
  return {
    ...training,
    authorName: nameIn(names, training.author),
    startedAt: iso(training.startedAt),
  };
}

/** A message of the inbox; where it was asked is for those who may open conversations. */
export function unansweredAnswerOf(
  { state: _, label: __, ...message }: UnansweredMessage,
  { roles }: Account,
): UnansweredAnswer {
  const mayOpen = roles.some((role) => role !== 'editor');
  return {
    ...message,
    rightIntent: message.rightIntent ?? null,
    conversationId: mayOpen ? message.conversationId : null,
    firstAt: iso(message.firstAt),
    lastAt: iso(message.lastAt),
  };
}

/** A page of utterances after one of them, of a list in the order of ids. */
export function utterancePage(
  rows: readonly StoredUtterance[],
  { after, limit }: { readonly after: number; readonly limit: number },
): { readonly items: readonly StoredUtterance[]; readonly next: string | null } {
  const rest = rows.filter(({ id }) => id > after);
  const items = rest.slice(0, limit);
  return { items, next: rest.length > limit ? String(items.at(-1)?.id) : null };
}
