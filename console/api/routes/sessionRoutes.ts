import { z } from 'zod';
import { canonicalEmail } from '../../accounts/createAccount.ts';
import { LONGEST_PASSWORD } from '../../accounts/passwords.ts';
import { meAnswerOf } from '../answers/agentAnswers.ts';
import { iso } from '../answers/iso.ts';
import { sessionCookie } from '../authentication.ts';
import { openRoute, type Route, route } from '../route.ts';
import { sessionAnswer } from '../schemas/people.ts';

const credentials = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(LONGEST_PASSWORD),
});

/** Signing in and out. */
export const sessionRoutes: readonly Route[] = [
  openRoute({
    method: 'POST',
    path: '/session',
    summary: 'Sign in: a cookie for browsers, and a token for Authorization: Bearer',
    body: credentials,
    status: 201,
    answer: sessionAnswer,
    async run({ body, address, setHeader }, api) {
      const email = canonicalEmail(body.email);
      const account = await api.signIns.signIn({ email, password: body.password, address });
      const { session, token } = await api.sessions.open(account);
      setHeader('Set-Cookie', sessionCookie(token, api.cookies.secure));
      api.log.info({ accountId: account.id }, 'signed in');
      return {
        token,
        csrfToken: session.csrfToken,
        expiresAt: iso(session.expiresAt),
        me: meAnswerOf({ account, session }, await api.store.agent(account.id), api.now()),
      };
    },
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: 'signedIn',
    status: 204,
    async run({ caller, setHeader }, api) {
      await api.sessions.end(caller.session);
      setHeader('Set-Cookie', sessionCookie('', api.cookies.secure));
    },
  }),
];
