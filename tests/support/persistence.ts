import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 800;
const PATIENCE_MS = 10_000;

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

/** Nothing when no server was there, it went away before it had answered, or it took too long. */
export async function answerOrNothing(
  request: JsonRequest,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<JsonAnswer | undefined> {
  const late = AbortSignal.timeout(patienceMs);
  try {
    return await send(request, signal ? AbortSignal.any([late, signal]) : late);
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error as Error;
    if (name === 'TimeoutError' || NO_ANSWER.has(message)) return undefined;
    throw error;
  }
}

/** Sends a request once. */
export async function send(
  request: JsonRequest,
  signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
): Promise<JsonAnswer> {
  const { method, url, token, json } = request;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    signal,
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
