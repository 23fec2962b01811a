import type { z } from 'zod';
import type { Scope } from '@/lib/members/api-keys/schemas';
import type { Viewer } from '@/lib/members/viewer';
import type { Tag } from '@/lib/platform/events';
import type { SentFile } from '../http/read-request';

type Response = {
  description: string;
  /** The body; absent where there is none. Its schema has a name (`.meta({ id })`). */
  schema?: z.ZodType;
  /** What the answer's headers say, by their names. */
  headers?: Record<string, string>;
};

/** What one call of the API takes and answers: its handler is held to it, and its description is made of it. */
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
  /**
   * What a key must be allowed for it; null: a person has to do it. Left out, it follows from the call's chapter: see `inChapter` of
   * table.ts.
   */
  scope?: Scope | null;
  /** A person must have proved lately that it is they; whoever made a key for this scope has, and by the key nothing more is asked for. */
  keyProves?: boolean;
  /** The comments in a frame on another site ask for it: the session of such a frame counts. Not for what is of the account or the desk. */
  frame?: boolean;
  /** What varies in the path. A value that does not fit is "not found". */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file in place of JSON: of these media types, and of so many bytes at most. */
  file?: { types: readonly string[]; mostBytes: number };
  /** A create that may be repeated under one `Idempotency-Key`. Needs `auth: 'required'`: keys belong to members. */
  idempotent?: boolean;
  /** The answer stays open and brings events, whose data the schema describes. lib/web/live gives it, and no handler. */
  stream?: boolean;
  /** The answers that are not errors, by status. The first one is what the handler answers unless it says otherwise. */
  responses: Record<number, Response>;
  /** Statuses of the errors of this call's own; those that every call may give are added. */
  errors?: number[];
};

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given. */
export type Given<C extends Contract> = {
  viewer: C['auth'] extends 'required' ? Viewer : C['auth'] extends 'none' ? null : Viewer | null;
  params: Parsed<C['params']>;
  query: Parsed<C['query']>;
  body: Parsed<C['body']>;
  file: C['file'] extends object ? SentFile : undefined;
  /** The client's network address. */
  address: string;
  /** What its browser says that it is. */
  userAgent: string | null;
  /** The `Cookie` header. */
  cookies: string | undefined;
  /** What an idempotent call creates is to have this id, when it may come again with its key: it is then the same. */
  resourceId: string | undefined;
};

/** What a handler answers. */
export type Answer = {
  /** The contract's first status when absent. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** What the answer depends on: an event that purges one of these makes it anew. Without any, it is not kept. */
  tags?: Tag[];
};

type Handle<C extends Contract> = (given: Given<C>) => Promise<Answer> | Answer;

/** A call of the API, as the table has it. */
export type Call = Contract & {
  /** Absent where the answer is a stream. */
  handle?(given: Given<Contract>): Promise<Answer> | Answer;
};

/** A call: its contract, by which its handler is typed, and the handler. */
export const call = <const C extends Contract>(
  contract: C,
  handle: Handle<C>,
): C & { handle: Handle<C> } => ({
  ...contract,
  handle,
});

/** Keeps the literal types of a contract without a handler. */
export const contract = <const C extends Contract>(definition: C): C => definition;
