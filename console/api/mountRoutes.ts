import type { Request, RequestHandler, Response, Server } from 'restify';
import { ConsoleError } from '../consoleError.ts';
import type { ApiParts } from './apiParts.ts';
import { authenticated, checkAccess } from './authentication.ts';
import { socketAddress } from './clientAddress.ts';
import { faultOf, INTERNAL_ERROR, type Refusal, refusalOf } from './errorAnswer.ts';
import { faultLanguage } from './issueWords.ts';
import { presentOwner } from './presentOwner.ts';
import { readJsonBody } from './requestBody.ts';
import { type Call, DEFAULT_BODY_BYTES, type Method, type Route } from './route.ts';
import { protectAnswer } from './securityHeaders.ts';
import { validated } from './validation.ts';

/** Where the API begins. */
export const API_ROOT = '/api/v1';

const REGISTER: Readonly<Record<Method, 'get' | 'post' | 'put' | 'patch' | 'del'>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'del',
};

/** Mounts the routes; every other path below the API's root answers `notFound`, another method `methodNotAllowed`. */
export function mountRoutes(server: Server, routes: readonly Route[], api: ApiParts): void {
  const serve = (method: Method, path: string, route: Route | (() => never)) => {
    const handler = async (request: Request, response: Response) =>
      answer(route, request, response, api);
    // restify 12 takes async handlers of two arguments; its types are older.
    server[REGISTER[method]](path, handler as unknown as RequestHandler);
  };
  for (const route of routes) serve(route.method, mountedPath(route), route);
  for (const path of new Set(routes.map(mountedPath))) {
    const known = routes.filter((route) => mountedPath(route) === path).map(({ method }) => method);
    const refuse = () => {
      const allow = known.join(', ');
      throw new ConsoleError('methodNotAllowed', `This path answers ${allow}`, { allow });
    };
    for (const method of methodsBut(known)) serve(method, path, refuse);
  }
  for (const method of methodsBut([])) serve(method, `${API_ROOT}/*`, refuseUnknown);
}

function refuseUnknown(): never {
  throw new ConsoleError('notFound', `There is nothing here; see ${API_ROOT}/openapi.json`);
}

function mountedPath({ path }: Route): string {
  return API_ROOT + path.replace(/\{(\w+)\}/g, ':$1');
}

function methodsBut(known: readonly Method[]): readonly Method[] {
  return (Object.keys(REGISTER) as Method[]).filter((method) => !known.includes(method));
}

/** The one place that authenticates, validates, runs and answers; and the console's one error handler. */
async function answer(
  route: Route | (() => never),
  request: Request,
  response: Response,
  api: ApiParts,
): Promise<void> {
  protectAnswer(request, response);
  response.setHeader('Cache-Control', 'no-store');
  try {
    if (typeof route === 'function') return route();
    const call = await callOf(route, request, response, api);
    const result = await route.run(call as Call<never, never, never>, api);
    send(response, route.status ?? 200, result);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      const { method, path } = route as Route;
      api.log.error({ method, path, ...faultOf(error) }, 'request failed');
    }
    await refuse(refusal ?? INTERNAL_ERROR, route as Route, request, response, api);
  }
}

async function callOf(
  route: Route,
  request: Request,
  response: Response,
  api: ApiParts,
): Promise<Partial<Call<unknown, unknown, unknown>>> {
  const changes = route.method !== 'GET';
  const caller =
    route.access === 'anyone'
      ? undefined
      : await authenticated(request.headers, { sessions: api.sessions, changes });
  if (caller) checkAccess(caller, route.access);
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  const language = faultLanguage(request.headers['accept-language']);
  return {
    ...(caller && { caller }),
    params: validated(route.params, request.params, language),
    query: validated(route.query, Object.fromEntries(searchParams), language),
    body: route.body
      ? validated(
          route.body,
          await readJsonBody(request, route.bodyBytes ?? DEFAULT_BODY_BYTES),
          language,
        )
      : {},
    address: (api.clientAddress ?? socketAddress)(request),
    setHeader: (name, value) => response.setHeader(name, value),
  };
}

async function refuse(
  { status, headers, answer: { error } }: Refusal,
  route: Partial<Route>,
  request: Request,
  response: Response,
  api: ApiParts,
): Promise<void> {
  const owner =
    status === 409 && route.aboutConversation
      ? await presentOwner(String(request.params.id), api)
      : undefined;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(response, status, { error: { ...error, ...(owner && { owner }) } });
}

function send(response: Response, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (status !== 204) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.writeHead(status);
  response.end(status === 204 ? undefined : JSON.stringify(body));
}
