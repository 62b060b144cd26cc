import { NlpManager } from 'node-nlp';
import type { RankedIntent } from './intentModel.ts';
import { LinearNlu } from './linearNlu.ts';
import { LANGUAGES, type RecognitionModel } from './recognitionModel.ts';
import type { Language } from './store.ts';

/**
 * node-nlp's manager of documents and languages, with `LinearNlu` as what learns and recognises in
 * each. It writes no files and logs nothing. It is asked with the models in use at that moment;
 * or, given none, it learns what `addDocument` gave it when `train` is called.
 */
export function createNlpManager(
  modelsInUse: () => RecognitionModel['intents'] = () => ({}),
): NlpManager {
  const manager = new NlpManager({
    autoSave: false,
    autoLoad: false,
    calculateSentiment: false,
    forceNER: false,
    nlu: Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        { default: { className: LinearNlu.name, modelInUse: () => modelsInUse()[language] } },
      ]),
    ),
  });
  manager.container.register(LinearNlu.name, LinearNlu, false);
  for (const language of LANGUAGES) manager.addLanguage(language);
  return manager;
}

/**
 * All intents that the manager knows in a language, likeliest first. Reads the classifications, as
 * node-nlp turns whatever is below its threshold into `None` with a score of 1.
 */
export async function askManager(
  manager: NlpManager,
  utterance: string,
  language: Language,
): Promise<readonly RankedIntent[]> {
  const { classifications } = await manager.process(language, utterance, {}, ASK_THE_MODEL_ALWAYS);
  return classifications.map(({ intent, score }) => ({ intent, confidence: score }));
}

/** Without its dictionary of known sentences, whose answers have no calibrated confidence. */
const ASK_THE_MODEL_ALWAYS = { useStemDict: false };
