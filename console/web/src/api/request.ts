import type { ErrorAnswer, MeAnswer } from '../../../wire.ts';
import { learnServerTime } from '../state/clock.ts';
import { Observable } from '../state/observable.ts';

/** A refused or failed request; status 0: no answer came. */
export class RequestError extends Error {
  readonly status: number;
  readonly code: string;
  /** Per field of the request, what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
  /** With 409 on a conversation: who has it now. */
  readonly owner: ErrorAnswer['error']['owner'];
  /** With 409 `worseModel`: what got worse. */
  readonly comparison: ErrorAnswer['error']['comparison'];
  /** With 409 on an article: what the other editor wrote, and how one's own differs from it. */
  readonly latest: ErrorAnswer['error']['latest'];
  readonly changes: ErrorAnswer['error']['changes'];
  /** Seconds until another try makes sense, when the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, answer: Partial<ErrorAnswer['error']>, retryAfter?: number) {
    super(answer.message ?? `HTTP ${status}`);
    this.name = 'RequestError';
    this.status = status;
    this.code = answer.code ?? 'unknown';
    this.fields = answer.fields ?? {};
    this.owner = answer.owner;
    this.comparison = answer.comparison;
    this.latest = answer.latest;
    this.changes = answer.changes;
    this.retryAfterSeconds = retryAfter;
  }

  /** Whether the same request can succeed later without anybody changing anything. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Whether the server has told us that nobody is signed in (any more). */
export const signedOut = new Observable(false);

let csrfToken: string | undefined;

/** Sets what goes with every request that changes something. */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

const API = '/api/v1';
const PATIENCE_MS = 20_000;

/** Calls the API and returns its JSON answer; throws a {@link RequestError}. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  let response = await send(method, path, body);
  let answer = await readJson(response);
  if (response.status === 403 && (answer as Partial<ErrorAnswer>)?.error?.code === 'csrf') {
    // Somebody has signed in anew in another tab: this one only has to learn the new token.
    setCsrfToken((await request<MeAnswer>('GET', '/me')).csrfToken);
    response = await send(method, path, body);
    answer = await readJson(response);
  }
  if (response.ok) return answer as T;
  if (response.status === 401 && path !== '/session') signedOut.set(true);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new RequestError(
    response.status,
    (answer as ErrorAnswer | undefined)?.error ?? {},
    Number.isFinite(seconds) ? seconds : undefined,
  );
}

async function readJson(response: Response): Promise<unknown> {
  learnServerTime(response.headers.get('date'));
  return response.json().catch(() => undefined);
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const { lang } = document.documentElement;
  const headers = new Headers({ accept: 'application/json', 'accept-language': lang });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (csrfToken && method !== 'GET') headers.set('x-csrf-token', csrfToken);
  try {
    return await fetch(API + path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new RequestError(0, { code: 'unreachable', message: String(cause) });
  }
}

/** A path with its query; undefined and empty values are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
