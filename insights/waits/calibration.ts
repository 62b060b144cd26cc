import type { WaitRange } from '../../handoff/index.ts';
import { shareWithin } from '../../handoff/index.ts';

/** An estimate that a customer was told, and what came of it. */
export interface ToldWait extends WaitRange {
  /** From then until an agent had it, or the customer left. */
  readonly waitedSeconds: number;
  /** Left before anybody came: how long they would have waited nobody knows. */
  readonly left: boolean;
}

/** How well estimates did. Shares, 0 to 1, count those who left for as long as they waited (Kaplan & Meier 1958). */
export interface Calibration {
  readonly count: number;
  readonly left: number;
  /** Of the waits; .5 would be right. Null without any. */
  readonly withinP50: number | null;
  /** .9 would be right. */
  readonly withinP90: number | null;
  /** Mean distance of p50 from the wait, of those who were served; null without any. */
  readonly meanErrorSeconds: number | null;
  readonly meanToldSeconds: number | null;
  readonly meanWaitedSeconds: number | null;
}

/** A class of estimates by size: p50 from `fromSeconds` on, below `toSeconds`; null: no end. */
export interface SizedCalibration extends Calibration {
  readonly fromSeconds: number;
  readonly toSeconds: number | null;
}

/** Where classes of estimates begin, in seconds. */
const SIZES = [0, 30, 60, 120, 300, 600] as const;

/** How well these estimates did together. */
export function calibrationOf(told: readonly ToldWait[]): Calibration {
  const served = told.filter(({ left }) => !left);
  const mean = (of: (one: ToldWait) => number) =>
    served.length > 0 ? served.reduce((sum, one) => sum + of(one), 0) / served.length : null;
  const within = (of: (one: ToldWait) => number) => {
    const ratios = told.map((one) => ({
      value: one.waitedSeconds / Math.max(1, of(one)),
      isOver: !one.left,
    }));
    return shareWithin(ratios, 1) ?? null;
  };
  return {
    count: told.length,
    left: told.length - served.length,
    withinP50: within(({ p50Seconds }) => p50Seconds),
    withinP90: within(({ p90Seconds }) => p90Seconds),
    meanErrorSeconds: mean(({ p50Seconds, waitedSeconds }) => Math.abs(p50Seconds - waitedSeconds)),
    meanToldSeconds: mean(({ p50Seconds }) => p50Seconds),
    meanWaitedSeconds: mean(({ waitedSeconds }) => waitedSeconds),
  };
}

/** The same by size of the estimate; classes that are empty too. */
export function calibrationBySize(told: readonly ToldWait[]): readonly SizedCalibration[] {
  return SIZES.map((fromSeconds, index) => {
    const toSeconds = SIZES[index + 1] ?? null;
    const of = told.filter(
      ({ p50Seconds }) => p50Seconds >= fromSeconds && p50Seconds < (toSeconds ?? Infinity),
    );
    return { fromSeconds, toSeconds, ...calibrationOf(of) };
  });
}

/** The share of waits within so many times what was told as p50, for a curve: half of them should be within 1. */
export function calibrationCurve(
  told: readonly ToldWait[],
): readonly (readonly [times: number, share: number])[] {
  const ratios = told.map(({ p50Seconds, waitedSeconds, left }) => ({
    value: waitedSeconds / Math.max(1, p50Seconds),
    isOver: !left,
  }));
  const times = Array.from({ length: 25 }, (_, index) => index / 6);
  return times.map((one) => [one, shareWithin(ratios, one) ?? 0] as const);
}
