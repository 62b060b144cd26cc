export {
  type Decision,
  decide,
  type Situation,
  THRESHOLDS,
  type Thresholds,
} from './answerPolicy.ts';
export type { OrderPhrases } from './orderPhrases.ts';
export { orderValues } from './orderValues.ts';
export { ShopBot, type ShopBotParts } from './shopBot.ts';
export { skillsFor } from './skills.ts';
export { type BotPhrases, type BotReason, WORDING } from './wording.ts';
