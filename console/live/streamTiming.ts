/** The clocks of the live stream. */
export interface StreamTiming {
  /** Between two pings, in milliseconds. */
  readonly pingMs: number;
  /** For a pong, in milliseconds; then the client counts as frozen and is cut off. */
  readonly patienceMs: number;
  /** Between two prolongations of presence, in milliseconds. */
  readonly keepAliveMs: number;
  /** How long presence outlives its last prolongation, in milliseconds. */
  readonly graceMs: number;
}

/** A frozen browser is seen within 8 s, its agent offline 10 s later. */
export const STREAM_TIMING: StreamTiming = {
  pingMs: 3000,
  patienceMs: 5000,
  keepAliveMs: 4000,
  graceMs: 10_000,
};
