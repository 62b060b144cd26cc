import { NlpManager } from 'node-nlp';
import { dealLabels, dealRows } from '../recognizers/crossValidation.ts';
import { auroc } from '../recognizers/evaluate.ts';
import { featureBlocks } from '../recognizers/features.ts';
import { NONE } from '../recognizers/intentModel.ts';
import {
  distances,
  type Features,
  type LabelledText,
  margins,
  trainLinearModel,
} from '../recognizers/linearModel.ts';
import { mean } from '../recognizers/mean.ts';
import { withNames } from '../recognizers/spokenName.ts';
import type { Language, Utterance } from '../recognizers/store.ts';

/** What a part of recognition earns, as the rest does without it. */
export interface Ablation {
  readonly variant: string;
  /** Share of held-out rows that are recognised. */
  readonly accuracy: number;
  /** How well rows of intents that were left out are told from others; null where there are none. */
  readonly outOfScopeAuroc: number | null;
}

/** The scores of labels for a text; the higher, the likelier. */
type Asked = (text: string) => Promise<ReadonlyMap<string, number>>;

interface Variant {
  readonly variant: string;
  readonly train: (rows: readonly LabelledText[], language: Language) => Promise<Asked>;
}

const BLOCK_NAMES = {
  en: ['stems and their pairs in order', 'pairs of stems in any order', 'characters'],
  zh: ['characters', 'Latin words', 'pairs of characters in any order'],
};
const FOLDS = 5;
/** Intents are left out by quarters. */
const LABEL_FOLDS = 4;
/** One fold of a large set is certain enough. */
const ENOUGH_ROWS = 1500;
/** node-nlp's network is asked to vote up to so many rows an intent: above, it is far behind. */
const MANY_ROWS_AN_INTENT = 30;

/**
 * Held-out rows of a train file, asked with each part of the model left out in turn; each variant as it is
 * measured. `chosen`: variants by their names, default all.
 */
export async function* ablate(
  rows: readonly Utterance[],
  chosen?: readonly string[],
): AsyncGenerator<Ablation> {
  const language = rows[0]?.language ?? 'en';
  const texts = rows.map(({ utterance, intent }) => ({ text: utterance, label: intent }));
  const labels = new Set(texts.map(({ label }) => label));
  for (const { variant, train } of variants(language, rows.length / labels.size)) {
    if (chosen && !chosen.includes(variant)) continue;
    yield {
      variant,
      accuracy: await accuracy(texts, (known) => train(known, language)),
      outOfScopeAuroc: await outOfScope(texts, (known) => train(known, language)),
    };
  }
}

function variants(language: Language, rowsAnIntent: number): readonly Variant[] {
  return [
    { variant: 'all', train: linear() },
    ...BLOCK_NAMES[language].map((name, block) => {
      return { variant: `without ${name}`, train: linear({ withoutBlock: block }) };
    }),
    { variant: 'without the names of intents', train: linear({ withoutNames: true }) },
    { variant: 'without drawing margins together', train: linear({ apart: true }) },
    ...(rowsAnIntent > MANY_ROWS_AN_INTENT
      ? []
      : [
          { variant: "node-nlp's network, a quarter of the vote", train: votes(0.25) },
          { variant: "node-nlp's network, half of the vote", train: votes(0.5) },
          { variant: "node-nlp's network alone", train: network },
        ]),
  ];
}

/** Our machines, less something. */
function linear({
  withoutBlock,
  withoutNames = false,
  apart = false,
}: {
  readonly withoutBlock?: number;
  readonly withoutNames?: boolean;
  readonly apart?: boolean;
} = {}): Variant['train'] {
  return async (rows, language) => {
    const isWhole = withoutBlock === undefined;
    const features: Features = (text) =>
      featureBlocks(text, language).filter((_, block) => block !== withoutBlock);
    const known = withoutNames ? rows : withNames(rows, NONE);
    const model = trainLinearModel(known, language, { seed: 1, features });
    return async (text) => {
      const scores = isWhole && !apart ? margins(text, model) : distances(text, model, features);
      return softmax(new Map(model.labels.map((label, at) => [label, scores[at] as number])));
    };
  };
}

/** node-nlp's own network, tuned as far as it can be: shuffled rows and a low learning rate. */
const network: Variant['train'] = async (rows, language) => {
  const settings = { className: 'NeuralNlu', learningRate: 0.02, iterations: 150, log: false };
  const manager = new NlpManager({
    ...{ autoSave: false, autoLoad: false, calculateSentiment: false, forceNER: false },
    nlu: { [language]: { default: settings } },
  });
  manager.addLanguage(language);
  const foldOf = dealRows(rows, rows.length, 1);
  const shuffled = rows.map((row, at) => ({ row, place: foldOf[at] as number }));
  shuffled.sort((first, second) => first.place - second.place);
  for (const { row } of shuffled) manager.addDocument(language, row.text, row.label);
  await manager.train();
  return async (text) => {
    const { classifications } = await manager.process(language, text, {}, { useStemDict: false });
    return new Map(classifications.map(({ intent, score }) => [intent, score]));
  };
};

/** Our machines and the network, its share of the vote given. */
function votes(share: number): Variant['train'] {
  return async (rows, language) => {
    const [ours, theirs] = [await linear()(rows, language), await network(rows, language)];
    return async (text) => {
      const other = await theirs(text);
      return new Map(
        [...(await ours(text))].map(([label, score]) => [
          label,
          (1 - share) * score + share * (other.get(label) ?? 0),
        ]),
      );
    };
  };
}

/** A temperature that lies well for all sets. */
const TEMPERATURE = 0.3;

function softmax(scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const powers = [...scores].map(([label, score]) => {
    return [label, Math.exp(score / TEMPERATURE)] as const;
  });
  const total = powers.reduce((sum, [, power]) => sum + power, 0);
  return new Map(powers.map(([label, power]) => [label, power / total]));
}

type Train = (known: readonly LabelledText[]) => Promise<Asked>;

async function accuracy(texts: readonly LabelledText[], train: Train): Promise<number> {
  const foldOf = dealRows(texts, FOLDS, 1);
  const right: number[] = [];
  for (let fold = 0; fold < FOLDS && right.length < ENOUGH_ROWS; fold += 1) {
    const asked = await train(texts.filter((_, row) => foldOf[row] !== fold));
    for (const { text, label } of texts.filter((_, row) => foldOf[row] === fold)) {
      right.push(Number(highest(await asked(text)).label === label));
    }
  }
  return mean(right);
}

async function outOfScope(texts: readonly LabelledText[], train: Train): Promise<number | null> {
  const labels = new Set(texts.map(({ label }) => label));
  labels.delete(NONE);
  if (labels.size < LABEL_FOLDS) return null;
  const foldOf = dealRows(texts, FOLDS, 1);
  const leftOutIn = dealLabels([...labels], LABEL_FOLDS, 1);
  const shares: number[] = [];
  let count = 0;
  for (let fold = 0; fold < LABEL_FOLDS && count < ENOUGH_ROWS; fold += 1) {
    const isHidden = (row: LabelledText, at: number) =>
      foldOf[at] === fold || leftOutIn.get(row.label) === fold;
    const asked = await train(texts.filter((row, at) => !isHidden(row, at)));
    const sides: { readonly in: number[]; readonly out: number[] } = { in: [], out: [] };
    for (const { text, label } of texts.filter(
      (row, at) => isHidden(row, at) && row.label !== NONE,
    )) {
      sides[leftOutIn.get(label) === fold ? 'out' : 'in'].push(highest(await asked(text)).score);
    }
    count += sides.in.length;
    const area = auroc(sides.in, sides.out);
    if (area !== null) shares.push(area);
  }
  return mean(shares);
}

function highest(scores: ReadonlyMap<string, number>) {
  let best = { label: NONE, score: 0 };
  for (const [label, score] of scores) if (score > best.score) best = { label, score };
  return best;
}
