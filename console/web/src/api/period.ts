/** How far back a report may go, in days. */
export const PERIODS = [7, 30, 90] as const;

export type Period = (typeof PERIODS)[number];
