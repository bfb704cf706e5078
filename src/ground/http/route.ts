import type { z } from 'zod';
import type { Actor, Person } from '../access/actor.js';
import type { Action } from '../access/permissions.js';
import type { Ground } from '../ground.js';
import type { Result } from '../result.js';
import type { Instant } from '../time.js';

/** What one request brings to its use case. For a route with an action the actor is a signed-in person. */
export interface Call<B, Q, P, A> {
  ground: Ground;
  actor: A;
  at: Instant;
  body: B;
  query: Q;
  params: P;
}

/**
 * One route → exactly one use case. `action` is checked before `run`; 'public' routes are for everybody and say why in
 * `publicBecause`. server/routes.ts mounts them and the permission grid is generated from this table.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  summary: string;
  action: Action | 'public';
  publicBecause?: string;
  body?: z.ZodType;
  query?: z.ZodType;
  params?: z.ZodType;
  answer: z.ZodType;
  status?: number;
  /** Requests per minute and address; null = the general limit. */
  perMinute?: number;
  // The mounting side gives values already parsed by the schemas above; `define` keeps the types together.
  run(call: Call<never, never, never, never>): Promise<Result<unknown>>;
}

type Shape<S> = S extends z.ZodType ? z.output<S> : undefined;

interface Definition<
  X extends Action | 'public', B extends z.ZodType | undefined, Q extends z.ZodType | undefined,
  P extends z.ZodType | undefined, R extends z.ZodType,
> extends Omit<Route, 'run' | 'body' | 'query' | 'params' | 'answer' | 'action'> {
  action: X;
  body?: B; query?: Q; params?: P; answer: R;
  run(call: Call<Shape<B>, Shape<Q>, Shape<P>, X extends 'public' ? Actor : Person>): Promise<Result<z.input<R>>>;
}

/** Writes a route with its types checked against its schemas. */
export const define = <
  X extends Action | 'public', R extends z.ZodType,
  B extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, P extends z.ZodType | undefined = undefined,
>(definition: Definition<X, B, Q, P, R>): Route => definition as unknown as Route;
