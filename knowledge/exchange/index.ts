export { applyImport, checkComplete, type Imported, problemText } from './applyImport.ts';
export { ARTICLE_FIELDS, type ArticleField } from './articleFields.ts';
export { articleIds } from './articleId.ts';
export type { ArticleFile, ArticleRow, ArticleRows, RowProblem } from './articleRow.ts';
export { readFilesAside, writeFileAside } from './fileThread.ts';
export {
  type ConflictingArticle,
  type ImportOptions,
  type ImportPlan,
  type PlannedArticle,
  planImport,
  type RowArticle,
} from './planImport.ts';
export { isArticleFile, readArticleFiles } from './readArticleFiles.ts';
export {
  ARTICLE_FORMATS,
  type ArticleFormat,
  markdownFiles,
  type WrittenFile,
  writeArticleFile,
} from './writeArticleFile.ts';
