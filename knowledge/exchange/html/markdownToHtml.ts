/**
 * Says in HTML what light Markdown says: paragraphs, lists, strong words, links to http(s), mail and phone.
 * All else, HTML included, is text as it stands.
 */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  let html = '';
  for (let at = 0; at < lines.length; ) {
    const [block, end] = blockAt(lines, at);
    html += block;
    at = end;
  }
  return html;
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const ITEM = /^(?<space>\s*)(?:[-*+]|(?<number>\d{1,9})[.)])\s+(?<text>.*)$/;

type Block = readonly [html: string, end: number];

function blockAt(lines: readonly string[], at: number): Block {
  const line = lines[at] ?? '';
  if (line.trim() === '') return ['', at + 1];
  if (ITEM.test(line)) return listAt(lines, at);
  const heading = /^#{1,6}\s+(?<text>.*?)\s*#*$/.exec(line)?.groups?.text;
  if (heading !== undefined) return [`<h4>${inline(heading)}</h4>`, at + 1];
  let end = at + 1;
  while (end < lines.length && isParagraph(lines[end] ?? '')) end += 1;
  return [`<p>${lines.slice(at, end).map(inline).join('<br>')}</p>`, end];
}

function isParagraph(line: string): boolean {
  return line.trim() !== '' && !ITEM.test(line) && !/^#{1,6}\s/.test(line);
}

function listAt(lines: readonly string[], at: number): Block {
  const first = ITEM.exec(lines[at] ?? '')?.groups;
  const depth = first?.space?.length ?? 0;
  const number = first?.number;
  const items: string[] = [];
  let end = at;
  for (;;) {
    const item = ITEM.exec(lines[end] ?? '')?.groups;
    const isOurs = item && (item.number === undefined) === (number === undefined);
    if (!isOurs || (item.space?.length ?? 0) !== depth) break;
    const inner = [item.text ?? ''];
    end += 1;
    while (end < lines.length && isWithin(lines, end, depth)) inner.push(lines[end++] ?? '');
    items.push(`<li>${itemBody(inner)}</li>`);
  }
  const start = number !== undefined && Number(number) !== 1 ? ` start="${Number(number)}"` : '';
  const tag = number === undefined ? 'ul' : 'ol';
  return [`<${tag}${start}>${items.join('')}</${tag}>`, end];
}

/** What is indented deeper belongs to the item above; so does the empty line before it. */
function isWithin(lines: readonly string[], at: number, depth: number): boolean {
  const line = lines[at] ?? '';
  if (line.trim() === '')
    return (
      at + 1 < lines.length && lines[at + 1]?.trim() !== '' && isDeeper(lines[at + 1] ?? '', depth)
    );
  return isDeeper(line, depth);
}

function isDeeper(line: string, depth: number): boolean {
  return line.length - line.trimStart().length > depth;
}

function itemBody([head = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? inline(head) : inline(head) + markdownToHtml(rest.join('\n'));
}

const MARKS =
  /\*\*(?=\S)(?<strong>.+?)(?<=\S)\*\*|`(?<code>[^`]+)`|\[(?<label>[^[\]]+)\]\((?<address>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;

function inline(line: string): string {
  const text = line.trim();
  let html = '';
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const { strong, code, label = '', address = '' } = match.groups ?? {};
    html += escapeHtml(text.slice(end, match.index));
    if (strong !== undefined) html += `<strong>${inline(strong)}</strong>`;
    else if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`;
    else if (/^(https?:|mailto:|tel:|\/(?!\/))/i.test(address))
      html += `<a href="${escapeHtml(address)}">${inline(label)}</a>`;
    else html += escapeHtml(match[0]);
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}
