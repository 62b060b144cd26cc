import { parseFragment } from 'parse5';
import { htmlText } from './htmlToMarkdown.ts';
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  languageOf,
  lineOf,
  outermost,
} from './htmlTree.ts';

/** A question of a page, with the nodes of its answer. */
export interface PageQuestion {
  readonly title: string;
  readonly answer: readonly HtmlNode[];
  readonly line: number;
  readonly language: 'zh' | 'en' | undefined;
  /** Where our own export says which article it is, and of which revision. */
  readonly id?: string | undefined;
  readonly revision?: number | undefined;
  /** Other ways to ask it, where the page has some. */
  readonly others?: readonly string[];
}

/** The questions that a page marks for machines: https://schema.org/FAQPage as JSON-LD. */
export function linkedQuestions(root: HtmlElement): readonly PageQuestion[] {
  const scripts = outermost(
    root,
    (element) => element.tagName === 'script' && /ld\+json/i.test(attribute(element, 'type') ?? ''),
  );
  return scripts.flatMap((script) => {
    const found: PageQuestion[] = [];
    const text = script.childNodes.map((node) => (isText(node) ? node.value : '')).join('');
    const place = { line: lineOf(script), language: languageOf(script) };
    for (const { name, answer, language } of questionsIn(parsed(text), 0)) {
      const answerNodes = parseFragment(answer).childNodes;
      const title = htmlText(parseFragment(name).childNodes);
      found.push({ ...place, language: language ?? place.language, title, answer: answerNodes });
    }
    return found;
  });
}

/** The same as microdata, which is how our own export writes it. */
export function microdataQuestions(root: HtmlElement): readonly PageQuestion[] {
  return outermost(root, (element) => isOfType(element, 'Question')).flatMap((question) => {
    const name = property(question, 'name');
    const given = property(question, 'acceptedAnswer') ?? property(question, 'suggestedAnswer');
    if (!name || !given) return [];
    const revision = attribute(question, 'data-revision');
    return [
      {
        title: attribute(name, 'content') ?? htmlText(name.childNodes),
        answer: (property(given, 'text') ?? given).childNodes,
        line: lineOf(question),
        language: languageOf(question),
        id: attribute(question, 'data-article'),
        revision: revision === undefined ? undefined : Number(revision),
      },
    ];
  });
}

interface LinkedQuestion {
  readonly name: string;
  readonly answer: string;
  readonly language: 'zh' | 'en' | undefined;
}

const DEEPEST = 8;

/** Questions wherever they stand: in a page, in a graph of things, in a list. */
function questionsIn(value: unknown, depth: number): readonly LinkedQuestion[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => questionsIn(entry, depth + 1));
  const thing = value as Readonly<Record<string, unknown>>;
  if (!typesOf(thing).includes('Question')) {
    const inner = [thing['@graph'], thing.mainEntity, thing.hasPart];
    const tag = /^(zh|en)\b/i.exec(String(thing.inLanguage ?? ''))?.[1]?.toLowerCase();
    return inner
      .flatMap((entry) => questionsIn(entry, depth + 1))
      .map((one) => ({ ...one, language: one.language ?? (tag as LinkedQuestion['language']) }));
  }
  const answers = [thing.acceptedAnswer ?? thing.suggestedAnswer].flat();
  const [text] = answers.flatMap((answer) => textOf(answer));
  const name = thing.name ?? thing.text;
  if (typeof name !== 'string' || text === undefined) return [];
  return [{ name, answer: text, language: undefined }];
}

function typesOf(thing: Readonly<Record<string, unknown>>): readonly string[] {
  return [thing['@type']]
    .flat()
    .map((type) => String(type).replace(/^https?:\/\/schema\.org\//, ''));
}

function textOf(answer: unknown): readonly string[] {
  const text =
    typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : answer;
  return typeof text === 'string' ? [text] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOfType(element: HtmlElement, type: string): boolean {
  const types = attribute(element, 'itemtype')?.split(/\s+/) ?? [];
  return types.some((one) => new RegExp(`^https?://schema\\.org/${type}$`).test(one));
}

function property(thing: HtmlElement, name: string): HtmlElement | undefined {
  const isNamed = (element: HtmlElement) =>
    attribute(element, 'itemprop')?.split(/\s+/).includes(name) ?? false;
  const direct = thing.childNodes.filter(isElement).find(isNamed);
  return (
    direct ??
    outermost(thing, (one) => isNamed(one) || attribute(one, 'itemscope') !== undefined).find(
      isNamed,
    )
  );
}
