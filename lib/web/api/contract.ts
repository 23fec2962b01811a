import type { z } from 'zod';

type Answer = {
  description: string;
  /** The body; absent where there is none. */
  schema?: z.ZodType;
  /** What the answer's headers say, by their names. */
  headers?: Record<string, string>;
};

/**
 * What one call of the API takes and answers: its handler is held to it, and its documentation is made of it. That is
 * why it stands as data, apart from the handler.
 */
export type Contract = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for what varies. */
  path: `/${string}`;
  /** One line, in the imperative. */
  summary: string;
  /**
   * `none`: nobody is asked who they are, and the answer is the same for everyone. `optional`: it depends on who asks.
   * `required`: 401 without a session.
   */
  auth: 'none' | 'optional' | 'required';
  /** What varies in the path. A value that does not fit is "not found". */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A create that may be repeated under one `Idempotency-Key`. Needs `auth: 'required'`: keys belong to members. */
  idempotent?: boolean;
  /** The answer stays open and brings events, whose data the schema describes. It is given before Next (lib/web/live). */
  stream?: boolean;
  /** The answers that are not errors, by status. The first one is what the handler answers unless it says otherwise. */
  responses: Record<number, Answer>;
  /** Statuses of the errors of this call's own; those that every call may give are added. */
  errors?: number[];
};

/** Keeps the literal types of a contract, which its handler is typed by. */
export const contract = <const C extends Contract>(definition: C): C => definition;
