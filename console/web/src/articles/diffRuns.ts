import type { FieldChangeAnswer } from '../../../wire.ts';

type Line = Extract<FieldChangeAnswer, { kind: 'text' }>['lines'][number];

/** Lines to show, or how many unchanged ones are left out. */
export type DiffRun =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'unchanged'; readonly count: number };

/** Unchanged lines shown before and after a change. */
const CONTEXT = 2;

/** A text's lines, without what is far from any change. */
export function diffRuns(lines: readonly Line[]): readonly DiffRun[] {
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ kind }) => kind !== 'same'),
  );
  const runs: DiffRun[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && near[end] === near[start]) end += 1;
    const hidden = !near[start] && end - start > 1; // one line takes no more room than its count
    runs.push(
      hidden
        ? { kind: 'unchanged', count: end - start }
        : { kind: 'lines', lines: lines.slice(start, end) },
    );
    start = end;
  }
  return runs;
}
