import type { LabelledText } from './linearModel.ts';

/** An intent's name often says what its utterances are about: each is learned as one more row. */
export function withNames(rows: readonly LabelledText[], nameless: string): LabelledText[] {
  const names = [...new Set(rows.map((row) => row.label))].filter((label) => label !== nameless);
  return [...rows, ...names.map((label) => ({ text: spokenName(label), label }))];
}

/** A name as words: `order.status`, `card_arrival` and `payByCard` fall apart. */
export function spokenName(name: string): string {
  return name.replace(/([\p{Lowercase}\d])(\p{Uppercase})/gu, '$1 $2').replace(/[_\-/.]+/g, ' ');
}
