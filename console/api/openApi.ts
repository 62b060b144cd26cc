import { z } from 'zod';
import { openRoute, type Route } from './route.ts';
import { errorAnswer } from './schemas/error.ts';
import { answerNames } from './schemas/named.ts';

type Json = Record<string, unknown>;

/** The route that describes all routes, made of the schemas that validate them (OpenAPI 3.1). */
export function descriptionRoute(routes: readonly Route[]): Route {
  const self = openRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    answer: z.looseObject({ openapi: z.string() }),
    run: async () => document,
  });
  const document = openApiOf([...routes, self]);
  return self;
}

/** The description of some routes. */
export function openApiOf(routes: readonly Route[]): Json & { readonly openapi: string } {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Baton', version: '1', description: STREAM },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: answerSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'baton_session',
          description: 'Requests that change something need X-CSRF-Token too, as GET /me tells it.',
        },
      },
    },
  };
}

const STREAM = [
  'Live events: WebSocket `/api/v1/stream?since=CURSOR` sends JSON frames by `kind`:',
  '`event` (as in /sync), `ready` once all events after the cursor have come, `typing`, and `ping`,',
  'which wants `{"kind":"pong"}`. Without `since` it begins with now. Sign in by cookie, by',
  '`Authorization: Bearer`, or by the subprotocols `baton, bearer.TOKEN`.',
].join(' ');

function operationOf(route: Route): Json {
  const { summary, access, body } = route;
  const roles = typeof access === 'string' ? '' : `Roles: ${access.join(', ')}.`;
  return {
    summary,
    ...(roles && { description: roles }),
    security: access === 'anyone' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(body && { requestBody: { required: true, content: json(inputSchema(body)) } }),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        ...(route.answer && { content: json(answerSchema(route.answer)) }),
      },
      default: { description: 'Refused', content: json(answerSchema(errorAnswer)) },
    },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = inputSchema(schema) as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function inputSchema(schema: z.ZodType): Json {
  return withoutMarks(z.toJSONSchema(schema, { io: 'input' }));
}

/** A named answer is referred to, another stands where it is used. */
function answerSchema(schema: z.ZodType): Json {
  const name = answerNames.get(schema)?.id;
  return name ? { $ref: reference(name) } : withoutMarks(z.toJSONSchema(schema));
}

function answerSchemas(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(answerNames, { uri: reference });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutMarks(schema)]),
  );
}

function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

/** A part of a larger document says neither its dialect nor its own id. */
function withoutMarks({
  $schema: _,
  $id: __,
  ...schema
}: object & { $schema?: unknown; $id?: unknown }): Json {
  return schema;
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}
