export { QUICK_REPLY_CATEGORIES, type QuickReplyCategory } from './categories.ts';
export { MOST_QUICK_REPLIES, QuickReplyBook, type QuickReplyReader } from './quickReplyBook.ts';
export {
  parseQuickReply,
  parseShopFacts,
  type QuickReplyDraft,
  quickReplySchema,
  shopFactsSchema,
} from './quickReplySchema.ts';
export { searchQuickReplies } from './searchQuickReplies.ts';
export type { QuickReply, QuickReplyStore, QuickReplyTexts, ShopFacts } from './store.ts';
export { type FilledTemplate, fillTemplate, openVariables, variablesIn } from './template.ts';
export {
  QUICK_REPLY_VARIABLES,
  type QuickReplyValues,
  SHOP_FACTS,
  type ShopFact,
} from './variables.ts';
