import { expect } from 'chai';
import { shippedEmotions } from '../../recognizers/emotionData.ts';
import { EMOTIONS, type EmotionalUtterance } from '../../recognizers/emotionModel.ts';
import { LANGUAGES } from '../../recognizers/recognitionModel.ts';
import type { Language } from '../../recognizers/store.ts';

const UTTERANCES_PER_CLASS = 420;
const MAX_SIMILARITY = 0.7;

describe('The sentences that emotions are learned from', () => {
  let rows: readonly EmotionalUtterance[];
  before(async () => {
    rows = await shippedEmotions();
  });

  const ofClass = (language: Language, emotion: string) =>
    rows
      .filter((row) => row.language === language && row.emotion === emotion)
      .map(({ utterance }) => utterance);

  for (const language of LANGUAGES) {
    it(`are many for each emotion (${language})`, () => {
      for (const emotion of EMOTIONS) {
        expect(ofClass(language, emotion).length, emotion).to.be.at.least(UTTERANCES_PER_CLASS);
      }
    });

    it(`really differ: no two share most of their trigrams (${language})`, () => {
      const utterances = rows.filter((row) => row.language === language);
      expect(similarPairs(utterances.map(({ utterance }) => utterance))).to.deep.equal([]);
    });

    it(`show no emotion by length, exclamation or question alone (${language})`, () => {
      const short = language === 'zh' ? 8 : 25;
      const long = language === 'zh' ? 50 : 120;
      for (const emotion of EMOTIONS) {
        const utterances = ofClass(language, emotion);
        const share = (holds: (utterance: string) => boolean) =>
          utterances.filter(holds).length / utterances.length;
        expect(
          share(({ length }) => length <= short),
          `short, ${emotion}`,
        ).to.be.above(0.08);
        expect(
          share(({ length }) => length >= long),
          `long, ${emotion}`,
        ).to.be.above(0.015);
        expect(
          share((text) => /[!！]/.test(text)),
          `exclaims, ${emotion}`,
        ).to.be.above(0.02);
        expect(
          share((text) => /[?？]/.test(text)),
          `asks, ${emotion}`,
        ).to.be.above(0.02);
      }
    });
  }
});

/** Pairs whose Jaccard similarity over character trigrams is too high; counts shared trigrams only. */
function similarPairs(utterances: readonly string[]): string[] {
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  const pairs: string[] = [];
  for (const [at, utterance] of utterances.entries()) {
    const trigrams = trigramsOf(utterance);
    sizes.push(trigrams.size);
    const shared = new Map<number, number>();
    for (const trigram of trigrams) {
      const earlier = holders.get(trigram) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      earlier.push(at);
      holders.set(trigram, earlier);
    }
    for (const [other, common] of shared) {
      const similarity = common / (trigrams.size + (sizes[other] as number) - common);
      if (similarity >= MAX_SIMILARITY) pairs.push(`${utterances[other]} ~ ${utterance}`);
    }
  }
  return pairs;
}

/** All runs of three characters; a text of one or two characters is its own. */
function trigramsOf(utterance: string): ReadonlySet<string> {
  const characters = [...utterance.toLowerCase().trim()];
  const runs = characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
  return new Set(runs.length === 0 ? [characters.join('')] : runs);
}
