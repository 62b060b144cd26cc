export { diffArticles, type FieldChange } from './diffArticles.ts';
export { type DiffLine, type DiffPart, diffText } from './diffText.ts';
export { EXPIRING_DAYS, type ReviewItem, type ReviewReason, reviewList } from './reviewList.ts';
