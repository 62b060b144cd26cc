import type { z } from 'zod';
import type { SignedIn } from '../accounts/sessions.ts';
import type { Role } from '../store.ts';
import type { ApiParts } from './apiParts.ts';

/** The methods of the API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call a route: everybody signed in or not, everybody signed in, or accounts with one of the roles. */
export type Access = 'anyone' | 'signedIn' | readonly [Role, ...Role[]];

/** One request after authentication and validation. */
export interface Call<P, Q, B> {
  readonly caller: SignedIn;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Where the request comes from. */
  readonly address: string;
  setHeader(name: string, value: string): void;
}

interface Described {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/agents/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** 200 when absent. */
  readonly status?: 200 | 201 | 204;
  /** Longest body, in bytes; {@link DEFAULT_BODY_BYTES} when absent. */
  readonly bodyBytes?: number;
  /** The path's `id` is a conversation: a refusal with 409 names its present owner. */
  readonly aboutConversation?: boolean;
}

/** Longest body of a request, in bytes. */
export const DEFAULT_BODY_BYTES = 64 * 1024;

/** A route of the API, with the schemas that validate it and describe it in `openapi.json`. */
export interface Route extends Described {
  readonly access: Access;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** Absent with 204. */
  readonly answer: z.ZodType | undefined;
  readonly run: (call: Call<never, never, never>, api: ApiParts) => Promise<unknown>;
}

interface Schemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer?: z.ZodType<A>;
}

/** Defines a route for signed-in callers. */
export function route<A, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Described &
    Schemas<P, Q, B, A> & {
      readonly access: Exclude<Access, 'anyone'>;
      run(call: Call<z.output<P>, z.output<Q>, z.output<B>>, api: ApiParts): Promise<NoInfer<A>>;
    },
): Route {
  return { params: undefined, query: undefined, body: undefined, answer: undefined, ...definition };
}

/** Defines a route for which nobody needs to be signed in. */
export function openRoute<A, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Described &
    Schemas<P, Q, B, A> & {
      run(
        call: Omit<Call<z.output<P>, z.output<Q>, z.output<B>>, 'caller'>,
        api: ApiParts,
      ): Promise<NoInfer<A>>;
    },
): Route {
  const schemas = { params: undefined, query: undefined, body: undefined, answer: undefined };
  return { ...schemas, ...definition, access: 'anyone' };
}
