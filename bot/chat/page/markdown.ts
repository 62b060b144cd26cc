/**
 * Renders the Markdown that chat messages use (paragraphs, headings, lists, quotes, code, emphasis,
 * links) as HTML. Everything is escaped first, so no tag or attribute comes from the text itself.
 */
export function renderMarkdown(markdown: string): string {
  return blocks(markdown.replace(/\r\n?/g, '\n').split('\n'));
}

const LIST_ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;

function blocks(lines: readonly string[]): string {
  const html: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const block = fence(lines, at) ?? list(lines, at) ?? quote(lines, at) ?? paragraph(lines, at);
    if (block.html !== '') html.push(block.html);
    at += block.lines;
  }
  return html.join('\n');
}

interface Block {
  readonly html: string;
  /** How many lines it takes. */
  readonly lines: number;
}

function fence(lines: readonly string[], at: number): Block | undefined {
  if (!lines[at]?.startsWith('```')) return undefined;
  const closing = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const end = closing < 0 ? lines.length : closing;
  const code = escapeHtml(lines.slice(at + 1, end).join('\n'));
  return { html: `<pre><code>${code}</code></pre>`, lines: end - at + 1 };
}

function list(lines: readonly string[], at: number): Block | undefined {
  const first = LIST_ITEM.exec(lines[at] ?? '');
  if (!first) return undefined;
  const indent = first[1]?.length ?? 0;
  const ordered = /\d/.test(first[2] ?? '');
  const items: string[][] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const item = LIST_ITEM.exec(line);
    const isNext = item && (item[1]?.length ?? 0) <= indent;
    if (isNext && /\d/.test(item[2] ?? '') !== ordered) break;
    if (isNext) items.push([item[3] ?? '']);
    else if (/^\s+\S/.test(line)) items.at(-1)?.push(line.slice(indent + 2));
    else if (line.trim() !== '' || !LIST_ITEM.test(lines[end + 1] ?? '')) break;
  }
  const start = ordered ? Number.parseInt(first[2] ?? '1', 10) : 1;
  const tag = ordered ? 'ol' : 'ul';
  const open = start === 1 ? `<${tag}>` : `<${tag} start="${start}">`;
  const html = items.map((item) => `<li>${tight(blocks(item))}</li>`).join('');
  return { html: `${open}${html}</${tag}>`, lines: end - at };
}

/** An item of one paragraph needs no paragraph. */
function tight(html: string): string {
  return html.replace(/^<p>(.*?)<\/p>/s, '$1');
}

function quote(lines: readonly string[], at: number): Block | undefined {
  let end = at;
  while (lines[end]?.startsWith('>')) end += 1;
  if (end === at) return undefined;
  const inner = lines.slice(at, end).map((line) => line.replace(/^> ?/, ''));
  return { html: `<blockquote>${blocks(inner)}</blockquote>`, lines: end - at };
}

function paragraph(lines: readonly string[], at: number): Block {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { html: '', lines: 1 };
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return { html: '<hr>', lines: 1 };
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
  if (heading) {
    return { html: `<p class="heading">${inline(heading[1] ?? '')}</p>`, lines: 1 };
  }
  let end = at + 1;
  while (end < lines.length && !/^\s*$|^>|^```|^#{1,6}\s/.test(lines[end] ?? '')) {
    if (LIST_ITEM.test(lines[end] ?? '')) break;
    end += 1;
  }
  const text = lines.slice(at, end).map((part) => inline(part.trim()));
  return { html: `<p>${text.join('<br>')}</p>`, lines: end - at };
}

/** Code and links are set aside, between two signs of Unicode's private use, until the rest has its emphasis. */
function inline(text: string): string {
  const kept: string[] = [];
  const keep = (html: string) => `\ue000${kept.push(html) - 1}\ue000`;
  const html = escapeHtml(text.replaceAll('\ue000', ''))
    .replace(/\\([\\`*_{}[\]()#+\-.!~|>])/g, (_, sign: string) => keep(sign))
    .replace(/`([^`]+)`/g, (_, code: string) => keep(`<code>${code}</code>`))
    .replace(
      /\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g,
      (all, label: string, url: string) =>
        isSafe(url) ? `${keep(anchor(url))}${label}${keep('</a>')}` : all,
    )
    .replace(/https?:\/\/[^\s\ue000<>\u3000-\u303f\uff00-\uffef]+/g, (found) => {
      const url = found.replace(/(?:&quot;|&#39;|&gt;|[.,;:!?)])+$/, '');
      return keep(`${anchor(url)}${url}</a>`) + found.slice(url.length);
    })
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}])/gu, '<strong>$1</strong>')
    .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '<del>$1</del>');
  return html.replace(/\ue000(\d+)\ue000/g, (_, index: string) => kept[Number(index)] ?? '');
}

function anchor(escapedUrl: string): string {
  return `<a href="${escapedUrl}" target="_blank" rel="noopener noreferrer">`;
}

function isSafe(url: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(url);
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
