import type { PolicyReport } from '../simulation/compare.ts';
import { FRONTIER, frontierName } from '../simulation/frontier.ts';
import { type Axis, COLORS, chart, type Series } from './chart.ts';

type Reports = Readonly<
  Record<
    string,
    Pick<PolicyReport, 'giniOccupancy' | 'firstContactResolution' | 'answeredIn20s' | 'abandoned'>
  >
>;

/** Fairness against resolution: a line for each weight of ratings, along the weights of idle time. */
export function frontierPlot(reports: Reports): string {
  const series = FRONTIER.rating.map((rating, index): Series => {
    const points = FRONTIER.idle.flatMap((idle) => {
      const report = reports[frontierName(rating, idle)];
      if (!report) return [];
      const { giniOccupancy, firstContactResolution } = report;
      // The outermost line tells the weights of idle time for all.
      const label = rating === FRONTIER.rating.at(-1) ? { label: `idle ${idle}` } : {};
      return [{ x: giniOccupancy.mean, y: 100 * firstContactResolution.mean, ...label }];
    });
    return { name: `rating ${rating}`, color: COLORS[index] ?? '#000000', points, isLine: true };
  });
  const all = series.flatMap(({ points }) => points);
  return chart({
    title: 'What fairness costs in resolution',
    x: axis(
      'Gini of occupancy (0: all have the same work)',
      all.map(({ x }) => x),
      0.01,
      (value) => value.toFixed(2),
    ),
    y: axis(
      'resolved at the first contact, %',
      all.map(({ y }) => y),
      0.25,
      (value) => value.toFixed(2),
    ),
    series,
  });
}

/** How much is answered in time, and how many leave, under each policy. */
export function policiesPlot(reports: Reports): string {
  const series = Object.entries(reports)
    .filter(([name]) => name !== 'differences')
    .map(
      ([name, { answeredIn20s, abandoned }], index): Series => ({
        name,
        color: [...COLORS, INK][index % 6] as string,
        points: [{ x: 100 * answeredIn20s.mean, y: 100 * abandoned.mean }],
      }),
    );
  const all = series.flatMap(({ points }) => points);
  return chart({
    title: 'Waiting and leaving under each policy',
    x: axis(
      'answered within 20 s, %',
      all.map(({ x }) => x),
      10,
      String,
    ),
    y: axis(
      'left unanswered, %',
      all.map(({ y }) => y),
      5,
      String,
    ),
    series,
  });
}

const INK = '#24292f';

/** How the estimates and the plain formula did. */
export interface WaitCurves {
  readonly estimates: { readonly curve: readonly (readonly [number, number])[] };
  readonly plain: { readonly curve: readonly (readonly [number, number])[] };
}

/** Waits against what was told: half of them should be within once the told median. */
export function waitsPlot({ estimates, plain }: WaitCurves): string {
  const pointsOf = (curve: readonly (readonly [number, number])[]) =>
    curve.map(([x, share]) => ({ x, y: 100 * share }));
  return chart({
    title: 'How long they waited, in multiples of what they were told',
    x: axis('wait ÷ told median', [0, 4], 0.5, String),
    y: axis('of the waits, %', [0, 100], 25, String),
    series: [
      { name: 'estimate', color: COLORS[0], points: pointsOf(estimates.curve), isLine: true },
      {
        name: 'place × mean ÷ slots',
        color: COLORS[1],
        points: pointsOf(plain.curve),
        isLine: true,
      },
      {
        name: 'half within once',
        color: '#8c959f',
        points: [
          { x: 0, y: 50 },
          { x: 1, y: 50 },
          { x: 1, y: 0 },
        ],
        isLine: true,
        isDashed: true,
      },
    ],
  });
}

/** An axis over the values, marked at each step, that ends at marks. */
function axis(
  title: string,
  values: readonly number[],
  step: number,
  textOf: (value: number) => string,
): Axis {
  const from = Math.floor(Math.min(...values) / step);
  const to = Math.max(from + 1, Math.ceil(Math.max(...values) / step));
  const marks = Array.from({ length: to - from + 1 }, (_, index) => {
    const value = Number(((from + index) * step).toFixed(6));
    return [value, textOf(value)] as const;
  });
  return { title, from: from * step, to: to * step, marks };
}
