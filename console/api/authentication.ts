import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { SESSION_SECONDS, type Sessions, type SignedIn } from '../accounts/sessions.ts';
import { ConsoleError } from '../consoleError.ts';
import type { Session } from '../store.ts';
import type { Access } from './route.ts';

const COOKIE = 'baton_session';

/** What a client shows to tell who it is. Browsers send cookies by themselves, so a cookie alone proves no intent. */
export interface Credentials {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** The credentials of a request; a bearer token goes before a cookie. */
export function credentialsOf(headers: IncomingHttpHeaders): Credentials | undefined {
  const bearer = /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, by: 'bearer' };
  const token = parseCookie(headers.cookie ?? '')[COOKIE];
  return token ? { token, by: 'cookie' } : undefined;
}

/** Who calls; throws `notSignedIn`, or `csrf` when a browser's changing request lacks its session's token. */
export async function authenticated(
  headers: IncomingHttpHeaders,
  options: { readonly sessions: Sessions; readonly changes: boolean },
): Promise<SignedIn> {
  const credentials = credentialsOf(headers);
  const caller = credentials && (await options.sessions.of(credentials.token));
  if (!caller) throw new ConsoleError('notSignedIn', 'Sign in first, or again');
  if (options.changes && credentials.by === 'cookie') checkCsrf(headers, caller.session);
  return caller;
}

/** Throws `forbidden` unless the caller has one of the roles that the route wants. */
export function checkAccess({ account }: SignedIn, access: Access): void {
  if (access === 'anyone' || access === 'signedIn') return;
  if (access.some((role) => account.roles.includes(role))) return;
  throw new ConsoleError('forbidden', `This takes one of the roles ${access.join(', ')}`);
}

/** The `Set-Cookie` that opens a browser's session, or ends it when the token is empty. */
export function sessionCookie(token: string, secure: boolean): string {
  return stringifySetCookie({
    name: COOKIE,
    value: token,
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure,
    maxAge: token === '' ? 0 : SESSION_SECONDS,
  });
}

function checkCsrf(headers: IncomingHttpHeaders, session: Session): void {
  const given = Buffer.from(String(headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new ConsoleError('csrf', "X-CSRF-Token has to be the session's, as GET /me tells it");
}
