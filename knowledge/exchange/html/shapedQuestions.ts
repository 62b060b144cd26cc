import { htmlText } from './htmlToMarkdown.ts';
import {
  type HtmlElement,
  type HtmlNode,
  holds,
  isElement,
  languageOf,
  lineOf,
  outermost,
} from './htmlTree.ts';
import type { PageQuestion } from './structuredQuestions.ts';

/** Questions that open: `details`, of which `summary` is the question. */
export function openingQuestions(root: HtmlElement): readonly PageQuestion[] {
  return outermost(root, isLeafDetails).flatMap((details) => {
    const summary = details.childNodes
      .filter(isElement)
      .find(({ tagName }) => tagName === 'summary');
    if (!summary) return [];
    return [
      questionOf(
        summary,
        details.childNodes.filter((node) => node !== summary),
      ),
    ];
  });
}

/** Questions of a list of terms: `dt` asks, `dd` answers; further terms of one answer ask the same. */
export function listedQuestions(root: HtmlElement): readonly PageQuestion[] {
  return outermost(root, ({ tagName }) => tagName === 'dl').flatMap((list) => {
    const entries = list.childNodes
      .filter(isElement)
      .flatMap((child) => (child.tagName === 'div' ? child.childNodes.filter(isElement) : [child]));
    const questions: PageQuestion[] = [];
    let asked: HtmlElement[] = [];
    let answer: HtmlNode[] = [];
    const close = (): void => {
      const [first, ...others] = asked;
      if (first && answer.length > 0) {
        const further = others.map(({ childNodes }) => htmlText(childNodes));
        questions.push({
          ...questionOf(first, answer),
          ...(further.length > 0 && { others: further }),
        });
      }
      asked = [];
      answer = [];
    };
    for (const entry of entries) {
      if (entry.tagName === 'dt' && answer.length > 0) close();
      if (entry.tagName === 'dt') asked.push(entry);
      else if (entry.tagName === 'dd') answer.push(entry);
    }
    close();
    return questions;
  });
}

/**
 * Questions as headings: those of the level that is there most (of the higher one where two are), each
 * answered by what follows until the next heading of its level or a higher one.
 */
export function headedQuestions(root: HtmlElement): readonly PageQuestion[] {
  const headings = outermost(contentOf(root), (element) => levelOf(element) > 0);
  const counts = new Map<number, number>();
  for (const heading of headings)
    counts.set(levelOf(heading), (counts.get(levelOf(heading)) ?? 0) + 1);
  const [level = 0] =
    [...counts].sort(([one, many], [other, more]) => more - many || one - other)[0] ?? [];
  if (level === 0) return [];
  const questions: { readonly heading: HtmlElement; readonly answer: HtmlNode[] }[] = [];
  let open = false;
  const ends = (element: HtmlElement) => levelOf(element) > 0 && levelOf(element) <= level;
  const walk = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (isElement(node) && ends(node)) {
        open = levelOf(node) === level;
        if (open) questions.push({ heading: node, answer: [] });
      } else if (isElement(node) && holds(node, ends)) walk(node.childNodes);
      else if (open) questions.at(-1)?.answer.push(node);
    }
  };
  walk(contentOf(root).childNodes);
  return questions.map(({ heading, answer }) => questionOf(heading, answer));
}

/** The page's matter, without what stands on every page. */
function contentOf(root: HtmlElement): HtmlElement {
  const [main] = outermost(root, ({ tagName }) => tagName === 'main');
  const [body] = outermost(root, ({ tagName }) => tagName === 'body');
  const content = main ?? body ?? root;
  const around = new Set(['nav', 'header', 'footer', 'aside']);
  return {
    ...content,
    childNodes: content.childNodes.filter((node) => !isElement(node) || !around.has(node.tagName)),
  };
}

function isLeafDetails(element: HtmlElement): boolean {
  const isDetails = ({ tagName }: HtmlElement) => tagName === 'details';
  return isDetails(element) && !holds(element, isDetails);
}

function levelOf({ tagName }: HtmlElement): number {
  return Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
}

function questionOf(element: HtmlElement, answer: readonly HtmlNode[]): PageQuestion {
  const title = htmlText(element.childNodes);
  return { title, answer, line: lineOf(element), language: languageOf(element) };
}
