import type { Filter, ScoreTerms } from '../../../../handoff/index.ts';
import type { DecisionAnswer } from '../../../wire.ts';
import type { UiLanguage } from '../i18n/language.ts';
import type { Translate } from '../i18n/translation.ts';

/** The score's terms, in the order of the table. */
export const TERMS = ['skill', 'load', 'idle', 'rating', 'sameAgent', 'language'] as const;

const FILTERS = ['belowLevel', 'full', 'passedOver', 'reserved', 'away', 'offline'] as const;
/** A part of a score that makes a difference. */
const NOTABLE = 0.005;

/** What words need besides the decision. */
export interface DecisionContext {
  readonly t: Translate;
  readonly language: UiLanguage;
  /** The decision about the same conversation before this one. */
  readonly before?: DecisionAnswer | undefined;
  readonly queueName: (id: string) => string;
}

/** A routing decision in sentences: who got it and why, or why nobody, and who could not. */
export function decisionWords(decision: DecisionAnswer, context: DecisionContext): string {
  const { t, language } = context;
  const sentences =
    decision.outcome === 'queued'
      ? [t('decision.queued'), holdWords(decision, t)]
      : [mainWords(decision, t), starvingWords(decision, t), leadWords(decision, context)];
  return [movedWords(decision, context), ...sentences, relaxedWords(decision, t)]
    .concat(filteredWords(decision, context))
    .filter((sentence) => sentence !== '')
    .join(language === 'zh' ? '' : ' ');
}

/** How many agents could not have it, by reason; undefined: none is recorded. */
export function filteredCounts(decision: DecisionAnswer): Partial<Record<Filter, number>> {
  if (decision.filtered) return decision.filtered;
  const counts: Partial<Record<Filter, number>> = {};
  for (const { filteredBy } of decision.candidates) {
    if (filteredBy) counts[filteredBy] = (counts[filteredBy] ?? 0) + 1;
  }
  return counts;
}

function mainWords(decision: DecisionAnswer, t: Translate): string {
  const chosen = decision.candidates.find((item) => item.agentId === decision.agentId);
  const name = chosen?.agentName ?? t('event.someone');
  if (decision.kind === 'manual') return t('decision.manual', { name });
  if (decision.kind === 'freed') return t('decision.freed', { name });
  const count = decision.eligible ?? free(decision).length;
  return count > 1 ? t('decision.arrival', { name, count }) : t('decision.only', { name });
}

/** How the chosen agent was better than the next. */
function leadWords(decision: DecisionAnswer, { t, language }: DecisionContext): string {
  const chosen = free(decision).find(({ agentId }) => agentId === decision.agentId);
  const next = free(decision).find(({ agentId }) => agentId !== decision.agentId);
  if (!chosen || !next || decision.kind === 'manual') return '';
  const leads = TERMS.map((term) => ({ term, lead: leadOf(term, decision, chosen, next) }));
  const named = (items: typeof leads) =>
    listed(
      items
        .sort((one, other) => Math.abs(other.lead) - Math.abs(one.lead))
        .map(({ term }) => t(`decision.by_${term}`)),
      language,
    );
  const ahead = leads.filter(({ lead }) => lead > NOTABLE);
  const behind = leads.filter(({ lead }) => lead < -NOTABLE);
  const name = next.agentName ?? t('event.someone');
  if (ahead.length === 0) return t('decision.tied', { name });
  if (behind.length === 0) return t('decision.ahead', { name, ahead: named(ahead) });
  return t('decision.aheadThough', { name, ahead: named(ahead), behind: named(behind) });
}

function leadOf(
  term: keyof ScoreTerms,
  { weights }: DecisionAnswer,
  chosen: { readonly terms: ScoreTerms },
  next: { readonly terms: ScoreTerms },
): number {
  return (weights[term] ?? 0) * ((chosen.terms[term] ?? 0) - (next.terms[term] ?? 0));
}

/** Somebody had room: why it waits all the same. */
function holdWords(decision: DecisionAnswer, t: Translate): string {
  const { reserved = 0, belowLevel = 0 } = filteredCounts(decision);
  if (reserved > 0) return t('decision.heldForAgent');
  if (belowLevel === 0) return '';
  if (decision.relaxSeconds === undefined) return t('decision.held');
  return t('decision.heldUpTo', { seconds: Math.round(decision.relaxSeconds) });
}

function starvingWords({ starving }: DecisionAnswer, t: Translate): string {
  return starving ? t('decision.starving') : '';
}

function relaxedWords({ relaxed }: DecisionAnswer, t: Translate): string {
  return relaxed === 'no' ? '' : t(`decision.${relaxed}`);
}

/** It had overflowed, or was passed on, to another queue since the decision before. */
function movedWords(decision: DecisionAnswer, { before, queueName, t }: DecisionContext): string {
  const { queueId, escalationId } = decision;
  const isSame = before?.escalationId === escalationId;
  if (!isSame || queueId === undefined || !before?.queueId) return '';
  return before.queueId === queueId ? '' : t('decision.moved', { queue: queueName(queueId) });
}

function filteredWords(decision: DecisionAnswer, { t, language }: DecisionContext): string {
  if (decision.kind === 'manual') return '';
  const counts = filteredCounts(decision);
  const items = FILTERS.flatMap((filter) => {
    const count = counts[filter] ?? 0;
    return count > 0 ? [t('decision.countOf', { count, what: t(`decision.${filter}`) })] : [];
  });
  return items.length > 0 ? t('decision.couldNot', { list: listed(items, language) }) : '';
}

function free(decision: DecisionAnswer): DecisionAnswer['candidates'] {
  return decision.candidates.filter((item) => item.filteredBy === null);
}

function listed(items: readonly string[], language: UiLanguage): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
