import { KnowledgeError } from '../../knowledgeError.ts';
import type { Article } from '../../store.ts';
import { type ArticleRow, type ArticleRows, rowProblem } from '../articleRow.ts';
import { htmlText, htmlToMarkdown } from './htmlToMarkdown.ts';
import { attribute, type HtmlElement, htmlTree, outermost } from './htmlTree.ts';
import { escapeHtml, markdownToHtml } from './markdownToHtml.ts';
import { headedQuestions, listedQuestions, openingQuestions } from './shapedQuestions.ts';
import { linkedQuestions, microdataQuestions, type PageQuestion } from './structuredQuestions.ts';

/** How pages ask, surest first; the first way that finds something is taken. */
const WAYS: readonly ((root: HtmlElement) => readonly PageQuestion[])[] = [
  microdataQuestions,
  linkedQuestions,
  openingQuestions,
  listedQuestions,
  headedQuestions,
];

/** The questions of a page as articles: title, body and language. */
export function readFaqPage(file: string, content: string): ArticleRows {
  try {
    const root = htmlTree(content);
    const base = baseOf(root);
    for (const way of WAYS) {
      const questions = way(root).filter(({ title }) => title !== '');
      if (questions.length > 0) {
        return { rows: questions.map((question) => rowOf(file, question, base)), problems: [] };
      }
    }
    return { rows: [], problems: [rowProblem(file, 1, 'the page has no questions and answers')] };
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return { rows: [], problems: [rowProblem(file, 1, error.message)] };
  }
}

/** A page with the questions and answers of some articles in one language, which machines read too. */
export function writeFaqPage(articles: readonly Article[], language: Article['language']): string {
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  const title = language === 'zh' ? '常见问题' : 'Frequently asked questions';
  const questions = articles.map(
    ({ id, revision, title, body }) =>
      `<details itemscope itemprop="mainEntity" itemtype="https://schema.org/Question" data-article="${id}" data-revision="${revision}">
<summary itemprop="name">${escapeHtml(title)}</summary>
<div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><div itemprop="text">${markdownToHtml(body)}</div></div>
</details>
`,
  );
  return `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main itemscope itemtype="https://schema.org/FAQPage">
<h1>${title}</h1>
${questions.join('')}</main>
</body>
</html>
`;
}

/** Returns title and body as they would come back from a page: the same words, written in one way only. */
export function asFromPage({ title, body }: Pick<Article, 'title' | 'body'>) {
  const [head, main] = outermost(
    htmlTree(`<h1>${escapeHtml(title)}</h1><main>${markdownToHtml(body)}</main>`),
    ({ tagName }) => tagName === 'h1' || tagName === 'main',
  );
  return {
    title: htmlText(head?.childNodes ?? []),
    body: htmlToMarkdown(main?.childNodes ?? []),
  };
}

function rowOf(file: string, question: PageQuestion, base: string | undefined): ArticleRow {
  const { title, answer, line, language, id, revision, others } = question;
  const fields = {
    ...(id !== undefined && { id }),
    ...(revision !== undefined && { revision }),
    ...(language !== undefined && { language }),
    ...(others !== undefined && { questions: others }),
    title,
    body: htmlToMarkdown(answer, base),
  };
  return { file, line, fields, isRendered: true };
}

/** What the page's relative addresses are relative to, as far as it says so. */
function baseOf(root: HtmlElement): string | undefined {
  const [named] = outermost(root, (element) => {
    const isCanonical = element.tagName === 'link' && attribute(element, 'rel') === 'canonical';
    return isCanonical || element.tagName === 'base';
  });
  const address = named && attribute(named, 'href');
  return address !== undefined && URL.canParse(address) ? address : undefined;
}
