import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 800;
/** A request without an answer for so long is given up and repeated, in milliseconds. */
const PATIENCE_MS = 10_000;
/** Answers that say "later". */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** How `fetch` says that there was no answer, or only the beginning of one. */
const NO_ANSWER: ReadonlySet<string> = new Set(['fetch failed', 'terminated']);

/** What came back. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A JSON request. */
export interface JsonRequest {
  readonly method: string;
  readonly url: string;
  readonly token?: string | undefined;
  readonly json?: unknown;
}

/**
 * Sends a request again and again, with exponential back-off, until a server answers it: as a client
 * does whose server may be away. So only for requests that are safe to repeat.
 */
export async function persistently(
  request: JsonRequest,
  signal?: AbortSignal,
): Promise<JsonAnswer & { readonly attempts: number }> {
  return repeated(async (attempts) => {
    const answer = await answerOrNothing(request, signal);
    return answer && !BUSY.has(answer.status) ? { ...answer, attempts } : undefined;
  }, signal);
}

/** Calls `attempt` with 1, 2, …, until it returns something, with a pause that grows in between. */
export async function repeated<T>(
  attempt: (count: number) => Promise<T | undefined>,
  signal?: AbortSignal,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    const result = await attempt(count);
    if (result !== undefined) return result;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1));
    await delay(pauseMs, undefined, signal && { signal });
  }
}

/** Nothing when no server was there, or it went away before it had answered. */
async function answerOrNothing(
  request: JsonRequest,
  signal: AbortSignal | undefined,
): Promise<JsonAnswer | undefined> {
  try {
    return await send(request, signal);
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error as Error;
    if (name === 'TimeoutError' || NO_ANSWER.has(message)) return undefined;
    throw error;
  }
}

/** Sends a request once. */
export async function send(request: JsonRequest, signal?: AbortSignal): Promise<JsonAnswer> {
  const { method, url, token, json } = request;
  const late = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    signal: signal ? AbortSignal.any([late, signal]) : late,
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
