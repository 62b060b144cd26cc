/**
 * Returns the stem of a lower-case English word: `returned`, `returning`, `returns` → `return`.
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980,
 * https://tartarus.org/martin/PorterStemmer/def.txt, with the two departures that page lists
 * (`bli` → `ble`, `logi` → `log`). Words of one or two letters, or with digits, stay as they are.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return STEPS.reduce((stemmed, step) => step(stemmed), word);
}

const STEPS: readonly ((word: string) => string)[] = [
  stripPlural,
  stripPast,
  turnYIntoI,
  (word) => replaceSuffix(word, DOUBLE_SUFFIXES),
  (word) => replaceSuffix(word, LONG_SUFFIXES),
  stripDerivation,
  stripFinalE,
];

/** Step 2 of the paper, when a consonant after a vowel comes before the suffix. */
const DOUBLE_SUFFIXES: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['eli', 'e'],
];

/** Step 3. */
const LONG_SUFFIXES: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

/** Step 4, the longest first. */
const DERIVATIONS =
  /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

function stripPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function stripPast(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const suffix = /(ed|ing)$/.exec(word)?.[0];
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  if (!shape(rest).includes('v')) return word;
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

function turnYIntoI(word: string): string {
  const rest = word.slice(0, -1);
  return word.endsWith('y') && shape(rest).includes('v') ? `${rest}i` : word;
}

function stripDerivation(word: string): string {
  const suffix = DERIVATIONS.exec(word)?.[0];
  if (suffix === undefined) return word;
  const rest = word.slice(0, -suffix.length);
  return measure(rest) > 1 ? rest : word;
}

function stripFinalE(word: string): string {
  let result = word;
  if (word.endsWith('e')) {
    const rest = word.slice(0, -1);
    const vowels = measure(rest);
    if (vowels > 1 || (vowels === 1 && !endsShort(rest))) result = rest;
  }
  return result.endsWith('ll') && measure(result) > 1 ? result.slice(0, -1) : result;
}

function replaceSuffix(word: string, suffixes: readonly (readonly [string, string])[]): string {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (found === undefined) return word;
  const rest = word.slice(0, -found[0].length);
  return measure(rest) > 0 ? rest + found[1] : word;
}

/** The paper's m: how often a vowel is followed by a consonant. */
function measure(word: string): number {
  return shape(word).match(/v+c/g)?.length ?? 0;
}

/** The paper's *o: ends consonant, vowel, consonant, where the last is not w, x or y. */
function endsShort(word: string): boolean {
  return /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);
}

/** The word as `c` (consonant) and `v` (vowel); y is a vowel after a consonant. */
function shape(word: string): string {
  let marks = '';
  for (const letter of word) {
    const vowel = 'aeiou'.includes(letter) || (letter === 'y' && marks.endsWith('c'));
    marks += vowel ? 'v' : 'c';
  }
  return marks;
}
