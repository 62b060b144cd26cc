import type { Language, Utterance } from '../store.ts';
import type { RawRow } from './readIntents.ts';

/*
 * Bot Framework's `.lu` (https://learn.microsoft.com/azure/bot-service/file-format/bot-builder-lu-file-format):
 * sections `# Intent` with lines `- utterance`, labels `{@entity=text}` in them, comments `> …`, definitions
 * of entities `@ …`. Only intents and the plain text of their utterances are ours.
 */

const CULTURES = { zh: 'zh-cn', en: 'en-us' } as const;

/** The rows of a file; its language is the one it names, or else the one given. */
export function luRows(content: string, given: Language | undefined): readonly RawRow[] {
  const rows: RawRow[] = [];
  let language = given;
  let intent: string | undefined;
  let isElsewhere = false; // in a section that is no intent, or the definition of an entity
  for (const [index, raw] of content.split(/\r?\n/).entries()) {
    const line = index + 1;
    const text = raw.trim();
    const culture = /^>\s*!#\s*@app\.culture\s*=\s*(zh|en)\b/i.exec(text)?.[1];
    const [, heading] = /^#+\s*(.*)$/.exec(text) ?? [];
    const [, item] = /^[-*+]\s*(.*)$/.exec(text) ?? [];
    if (culture) language = culture.toLowerCase() as Language;
    else if (text === '' || text.startsWith('>') || /^\[.*\]\(.*\)$/.test(text)) continue;
    else if (heading !== undefined) {
      isElsewhere = heading.startsWith('?');
      intent = heading;
    } else if (/^[@$]/.test(text)) isElsewhere = true;
    else if (isElsewhere) continue;
    else if (item !== undefined && intent !== undefined) {
      rows.push(rowOf(line, item, intent, language));
    } else rows.push({ line, problem: 'is neither a heading nor an utterance below one' });
  }
  return rows;
}

/** The utterances of one language as a file. */
export function luText(utterances: readonly Utterance[], language: Language): string {
  const lines = [`> !# @app.culture = ${CULTURES[language]}`];
  let last: string | undefined;
  for (const { intent, utterance } of utterances) {
    if (intent !== last) lines.push('', `# ${intent}`);
    last = intent;
    lines.push(`- ${utterance.replace(/[\\{}]/g, '\\$&')}`);
  }
  return `${lines.join('\n')}\n`;
}

function rowOf(line: number, item: string, intent: string, language: Language | undefined): RawRow {
  const plain = withoutLabels(item);
  if (plain === undefined) return { line, problem: 'has a pattern instead of an utterance' };
  return { line, value: { utterance: plain, intent, language } };
}

/** From the innermost label outwards; undefined where one has no text. */
function withoutLabels(item: string): string | undefined {
  const escaped: string[] = [];
  let text = item.replace(/\\([\\{}[\]()@|])/g, (_, character: string) => {
    escaped.push(character);
    return '\u0000';
  });
  const label = /\{\s*@?[^{}=]+=([^{}]*)\}/g;
  while (label.test(text)) text = text.replace(label, (_, value: string) => value.trim());
  if (/[{}]/.test(text)) return undefined;
  let next = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: stands for what was escaped.
  return text.replace(/\u0000/g, () => escaped[next++] ?? '');
}
