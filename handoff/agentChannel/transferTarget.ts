import type { Agent } from '../agent.ts';
import type { TransferTarget } from '../transferring.ts';

/** Who can be named. */
type Named = Pick<Agent, 'id' | 'name'>;

/** The word for the line, as an agent types it. */
export const LINE = { en: 'line', zh: '排队' } as const;

const TO_LINE = /^(?:line|queue|排队|队列)(?=$|[\s,，:：])[\s,，:：]*([\s\S]*)$/iu;
const TO_QUEUE = /^(?:queue|队列)[:：]\s*(\S+)\s*([\s\S]*)$/iu;
const TO_SKILL = /^(?:skill|技能)[:：]\s*(\S+)\s*([\s\S]*)$/iu;

/**
 * Where a transfer goes, in an agent's words: `line`, `queue:ID`, `skill:NAME`, or `@` and a colleague's
 * name, each with a note after it. `ask`: they did not say; `unknown`: a name that is nobody's, or that
 * several have.
 */
export function targetIn(
  text: string,
  agents: readonly Named[],
): TransferTarget | { readonly unknown: string } | 'ask' {
  if (text.startsWith('@') || text.startsWith('＠')) return colleague(text.slice(1).trim(), agents);
  const [, queueId, queueNote] = TO_QUEUE.exec(text) ?? [];
  if (queueId) return { queueId, ...noted(queueNote) };
  const [, skills, skillNote] = TO_SKILL.exec(text) ?? [];
  if (skills) return { skills: skills.split(/[,，]/).filter(Boolean), ...noted(skillNote) };
  const line = TO_LINE.exec(text);
  return line ? noted(line[1]) : 'ask';
}

/** The longest name that the words begin with; the rest is the note. */
function colleague(
  words: string,
  agents: readonly Named[],
): TransferTarget | { readonly unknown: string } {
  const folded = words.toLowerCase();
  const meant = agents.filter(({ name }) => folded.startsWith(name.toLowerCase()));
  const longest = Math.max(0, ...meant.map(({ name }) => name.length));
  const [only, ...others] = meant.filter(({ name }) => name.length === longest);
  if (!only || others.length > 0) return { unknown: words };
  return { agentId: only.id, ...noted(words.slice(longest)) };
}

function noted(note = ''): { readonly note?: string } {
  const text = note.replace(/^[\s,，:：]+/u, '').trim();
  return text ? { note: text } : {};
}
