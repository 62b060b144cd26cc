export { type Authoring, createAuthoring } from './authoring/authoring.ts';
export {
  compareReports,
  MARGINS,
  type Margins,
  type ModelComparison,
} from './authoring/comparison.ts';
export { CustomerLog, type CustomerLogParts, type HeardMessage } from './authoring/customerLog.ts';
export { type ImportOptions, importIntents, restoreIntents } from './authoring/importIntents.ts';
export { type Changed, IntentBook, type IntentChanges } from './authoring/intentBook.ts';
export {
  description as intentDescription,
  intentName,
  utteranceText,
} from './authoring/intentSchema.ts';
export type { Authorship, IntentSet, Profile } from './authoring/intentSet.ts';
export { exportIntents } from './authoring/intentThread.ts';
export type { ModelReport, SelfTrainings } from './authoring/modelReport.ts';
export { ModelVersions } from './authoring/modelVersions.ts';
export type { Imported, ImportMode } from './authoring/planIntents.ts';
export {
  INTENT_FORMATS,
  type IntentFile,
  type IntentFormat,
  type IntentSource,
  readIntents,
} from './authoring/readIntents.ts';
export { RecognitionError, type RecognitionErrorCode } from './authoring/recognitionError.ts';
export { type TrainingRequest, Trainings, type TrainingsParts } from './authoring/trainings.ts';
export { ensureActiveModel, type Trainer } from './authoring/trainModel.ts';
export { type UnansweredGroup, UnansweredInbox } from './authoring/unansweredInbox.ts';
export { EXPORT_FORMATS, type ExportFormat, writeIntents } from './authoring/writeIntents.ts';
export { asksTheSame, type Circumstances, feelInCircumstances } from './circumstances.ts';
export { type IntentDescription, withDescriptions } from './descriptions.ts';
export { EMOTIONS, type Emotion, type EmotionalUtterance } from './emotionModel.ts';
export type { DateTime, Entity, Money } from './entity.ts';
export { DEFAULT_SHOP_PATTERNS, type ShopPatterns } from './entityPatterns.ts';
export { type Evaluation, evaluateIntents, type IntentModels } from './evaluate.ts';
export { type EmotionEvaluation, evaluateEmotions } from './evaluateEmotions.ts';
export {
  type IntentStep,
  NONE,
  type RankedIntent,
  type SelfTrainingOutcome,
} from './intentModel.ts';
export { detectLanguage, replyLanguage } from './language.ts';
export { maskPersonalData } from './maskPersonalData.ts';
export { modelFromBytes } from './modelBytes.ts';
export { type CatalogueProduct, ProductCatalogue } from './productCatalogue.ts';
export type {
  RecognitionModel,
  TrainingProgress,
  UnlabelledMessage,
} from './recognitionModel.ts';
export {
  type Recognition,
  type RecognitionContext,
  Recognizer,
  type RecognizerParts,
} from './recognizer.ts';
export { type CheckOptions, checkUtterances, reportOn } from './report.ts';
export { differenceOf, judge, judgementsOf } from './reportDifference.ts';
export type { ModelDifference, TrainingReport } from './reportTypes.ts';
export {
  type ReviewableMessage,
  type ReviewGroup,
  type ReviewOptions,
  reviewQueue,
} from './reviewQueue.ts';
export type {
  IntentChange,
  IntentEdit,
  IntentProfile,
  IntentState,
  IntentStore,
  KeptMessage,
  Language,
  ModelState,
  ModelStore,
  ModelVersion,
  NewModel,
  NewUnanswered,
  RecognitionEvent,
  StoredModel,
  StoredUtterance,
  Training,
  TrainingState,
  UnansweredMessage,
  UnansweredReason,
  UnansweredStore,
  Utterance,
} from './store.ts';
export {
  type TrainedModel,
  type TrainingOptions,
  trainIntentModel,
} from './training.ts';
