export { EMOTIONS, type Emotion, type EmotionalUtterance } from './emotionModel.ts';
export type { DateTime, Entity, Money } from './entity.ts';
export { DEFAULT_SHOP_PATTERNS, type ShopPatterns } from './entityPatterns.ts';
export { type Evaluation, evaluateIntents, type IntentModels } from './evaluate.ts';
export { type EmotionEvaluation, evaluateEmotions } from './evaluateEmotions.ts';
export { NONE, type RankedIntent } from './intentModel.ts';
export { detectLanguage, replyLanguage } from './language.ts';
export { modelFromBytes } from './modelBytes.ts';
export type { RecognitionModel } from './recognitionModel.ts';
export {
  type Recognition,
  type RecognitionContext,
  Recognizer,
  type RecognizerParts,
} from './recognizer.ts';
export type {
  IntentStore,
  Language,
  RecognitionEvent,
  StoredModel,
  Utterance,
} from './store.ts';
export {
  ensureModel,
  type TrainedModel,
  type TrainingOptions,
  trainIntentModel,
} from './training.ts';
