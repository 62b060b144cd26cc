import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { KnowledgeError } from '../../knowledgeError.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Longest page, in characters. */
const LONGEST_PAGE = 1_000_000;
/** Deeper pages are attacks, or broken beyond reading. */
const DEEPEST = 400;

/** The `html` element of a page. Nothing is run and nothing is loaded. Throws `invalidFile`. */
export function htmlTree(content: string): HtmlElement {
  if (content.length > LONGEST_PAGE) {
    throw new KnowledgeError('invalidFile', `A page has at most ${LONGEST_PAGE} characters`);
  }
  const root = parse(content, { sourceCodeLocationInfo: true }).childNodes.find(isElement);
  if (!root) throw new Error('A parsed page has an html element');
  checkDepth(root);
  return root;
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** Whether a node is text. */
export function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** An attribute's value; undefined: it has none of this name. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** The elements within for which a test holds, in the order of the page; none within one that was found. */
export function outermost(
  root: HtmlElement,
  test: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const look = (element: HtmlElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      if (test(child)) found.push(child);
      else look(child);
    }
  };
  look(root);
  return found;
}

/** Whether an element within passes a test. */
export function holds(root: HtmlElement, test: (element: HtmlElement) => boolean): boolean {
  return root.childNodes.some((child) => isElement(child) && (test(child) || holds(child, test)));
}

/** The line at which an element begins. */
export function lineOf(element: HtmlElement): number {
  return element.sourceCodeLocation?.startLine ?? 1;
}

/** The language that an element is in, as it or those around it say; undefined: none of ours. */
export function languageOf(element: HtmlElement): 'zh' | 'en' | undefined {
  for (let at: unknown = element; isNode(at); at = at.parentNode) {
    const tag = attribute(at, 'lang')?.toLowerCase();
    if (tag !== undefined) return /^(zh|en)(-|$)/.exec(tag)?.[1] as 'zh' | 'en' | undefined;
  }
  return undefined;
}

function isNode(value: unknown): value is HtmlElement {
  return typeof value === 'object' && value !== null && 'attrs' in value;
}

function checkDepth(root: HtmlElement): void {
  let level: readonly HtmlElement[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) {
      throw new KnowledgeError('invalidFile', `Elements are nested more than ${DEEPEST} deep`);
    }
    level = level.flatMap((element) => element.childNodes.filter(isElement));
  }
}
