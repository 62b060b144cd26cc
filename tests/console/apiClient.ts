import { expect } from 'chai';
import { routes } from '../../console/api/routes/routes.ts';
import { errorAnswer } from '../../console/api/schemas/error.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes.
  readonly body: any;
}

/** Calls the API as one client; every answer is held against the schema that describes it. */
export class ApiClient {
  readonly root: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(root: string, headers: Readonly<Record<string, string>> = {}) {
    this.root = root;
    this.headers = headers;
  }

  /** The same client with more headers. */
  with(headers: Readonly<Record<string, string>>): ApiClient {
    return new ApiClient(this.root, { ...this.headers, ...headers });
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.call('POST', path, JSON.stringify(body));
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call('PUT', path, JSON.stringify(body));
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.call('PATCH', path, JSON.stringify(body));
  }

  delete(path: string): Promise<Answer> {
    return this.call('DELETE', path);
  }

  async call(method: string, path: string, text?: string): Promise<Answer> {
    const response = await fetch(`${this.root}/api/v1${path}`, {
      method,
      headers: {
        ...(text !== undefined && { 'content-type': 'application/json' }),
        ...this.headers,
      },
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    const body: unknown = answer === '' ? undefined : JSON.parse(answer);
    checkShape(method, path, response.status, body);
    return { status: response.status, headers: response.headers, body };
  }
}

/** Nothing less and nothing more than described. */
function checkShape(method: string, path: string, status: number, body: unknown): void {
  const bare = path.split('?', 1)[0] ?? '';
  const matching = routes.filter(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  // Of `/articles/search` and `/articles/{id}` the literal one is meant.
  const route = matching.find((one) => one.path === bare) ?? matching[0];
  const schema = status < 400 ? route?.answer : errorAnswer;
  if (!schema) return;
  expect(schema.parse(body), `${method} ${path}`).to.deep.equal(body);
}
