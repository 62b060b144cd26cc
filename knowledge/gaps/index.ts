export {
  type TroubledArticle,
  troubledArticles,
  type UnfoundArticle,
  unfoundArticles,
} from './articleGaps.ts';
export { type OpenQuestion, type QuestionGap, questionGaps } from './questionGaps.ts';
export { wilsonLowerBound } from './wilson.ts';
