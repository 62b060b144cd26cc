import { attribute, type HtmlElement, type HtmlNode, isElement, isText } from './htmlTree.ts';

/**
 * Says in Markdown what some nodes of a page say, in the little Markdown that every place shows: strong
 * words, links, lists. Headings become strong lines, rows of tables items; pictures leave their words.
 * `base`: what relative addresses are relative to; without it, links that are lose their address.
 */
export function htmlToMarkdown(nodes: readonly HtmlNode[], base?: string): string {
  return blocksOf(nodes, base).join('\n\n');
}

/** The words of some nodes, on one line. */
export function htmlText(nodes: readonly HtmlNode[]): string {
  return nodes.map(wordsOf).join('').replaceAll(/\s+/g, ' ').trim();
}

function wordsOf(node: HtmlNode): string {
  if (isText(node)) return node.value;
  if (!isElement(node) || LEFT_OUT.has(node.tagName)) return '';
  const words = node.childNodes.map(wordsOf).join('');
  return BLOCKS.has(node.tagName) || node.tagName === 'br' ? ` ${words} ` : words;
}

const LEFT_OUT = new Set(
  'script style noscript template iframe object embed svg math canvas audio video head form button select textarea input'.split(
    ' ',
  ),
);

const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

type Base = string | undefined;

function blocksOf(nodes: readonly HtmlNode[], base: Base): readonly string[] {
  const blocks: string[] = [];
  let inline: HtmlNode[] = [];
  const flush = (): void => {
    const text = inlineOf(inline, base);
    if (text !== '') blocks.push(text);
    inline = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !BLOCKS.has(node.tagName)) inline.push(node);
    else {
      flush();
      blocks.push(...blockOf(node, base));
    }
  }
  flush();
  return blocks;
}

function blockOf(element: HtmlElement, base: Base): readonly string[] {
  const { tagName, childNodes } = element;
  if (/^(h[1-6]|dt|summary)$/.test(tagName)) return strong(htmlText(childNodes));
  if (tagName === 'ul' || tagName === 'ol') return lines(itemsOf(element, base));
  if (tagName === 'table') return lines(rowsOf(element, base));
  return blocksOf(childNodes, base);
}

function itemsOf(list: HtmlElement, base: Base): readonly string[] {
  const first = Number(attribute(list, 'start') ?? 1) || 1;
  return list.childNodes.filter(isElement).flatMap((item, index) => {
    if (item.tagName !== 'li') return blockOf(item, base).map(indented);
    const mark = list.tagName === 'ol' ? `${first + index}. ` : '- ';
    const [head, ...rest] = blocksOf(item.childNodes, base);
    return head === undefined ? [] : [mark + indented(head).trimStart(), ...rest.map(indented)];
  });
}

function rowsOf(table: HtmlElement, base: Base): readonly string[] {
  return table.childNodes.filter(isElement).flatMap((part): readonly string[] => {
    if (part.tagName !== 'tr') return part.tagName === 'caption' ? [] : rowsOf(part, base);
    const cells = part.childNodes.filter(isElement).map((cell) => {
      const text = blocksOf(cell.childNodes, base).join(' ').replaceAll('\n', ' ');
      return cell.tagName === 'th' ? (strong(text)[0] ?? '') : text;
    });
    return cells.some((cell) => cell !== '') ? [`- ${cells.join(' | ')}`] : [];
  });
}

function inlineOf(nodes: readonly HtmlNode[], base: Base): string {
  const text = nodes.map((node) => pieceOf(node, base)).join('');
  return text
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function pieceOf(node: HtmlNode, base: Base): string {
  if (isText(node)) return node.value.replaceAll(/[\s\u00a0]+/g, ' ');
  if (!isElement(node) || LEFT_OUT.has(node.tagName)) return '';
  const { tagName, childNodes } = node;
  if (tagName === 'br') return '\n';
  if (tagName === 'img') return attribute(node, 'alt')?.trim() ?? '';
  const raw = childNodes.map((child) => pieceOf(child, base)).join('');
  if (tagName === 'a') return link(raw, attribute(node, 'href'), base);
  if (tagName === 'b' || tagName === 'strong') return raw.replace(/\S(?:[^\n]*\S)?/g, marked);
  return BLOCKS.has(tagName) ? ` ${raw} ` : raw;
}

function marked(words: string): string {
  return words.includes('**') ? words : `**${words}**`;
}

function strong(text: string): readonly string[] {
  return text === '' ? [] : [marked(text)];
}

function lines(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.join('\n')];
}

function indented(text: string): string {
  return text.replaceAll(/^(?=[^\n])/gm, '  ');
}

function link(words: string, href: string | undefined, base: Base): string {
  const address = addressOf(href, base);
  const label = words.trim();
  if (address === undefined || label === '' || address === label) return words;
  if (/[[\]\n]/.test(label)) return `${words} (${address})`;
  return words.replace(label, () => `[${label}](${address})`);
}

/** An address that is safe to follow, with nothing in it that would end it in Markdown. */
function addressOf(href: string | undefined, base: Base): string | undefined {
  const given = href?.trim() ?? '';
  if (/^\/(?!\/)[^\s()]*$/.test(given) && base === undefined) return given;
  if (given === '' || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if (!/^(https?|mailto|tel):$/.test(url.protocol)) return undefined;
  return url.href.replaceAll('(', '%28').replaceAll(')', '%29');
}
