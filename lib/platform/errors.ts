import type { ErrorCode, FactOf, FlawCode } from './error-codes';

/** What a sentence is told. Whoever makes it writes moments, lists and numbers as its language does. */
export type Facts = Record<string, string | number | Date | null | readonly string[]>;

type Options = {
  /** The input field that is at fault. */
  field?: string;
  /** What is the matter with that field, where the code does not say it. */
  flaw?: FlawCode;
  /** The limit that was passed, in the unit that the sentence names. */
  limit?: number;
  facts?: Facts;
  /** What the client may use to go on, such as the current state on a conflict. */
  details?: Record<string, unknown>;
  retryAfterSeconds?: number;
  cause?: unknown;
  /** The errors that came with this one. */
  more?: readonly AppError[];
};

/** What an error with this code has to have, for its sentence is told of it. */
type Needed<Code extends ErrorCode> = ('limit' extends FactOf<Code> ? { limit: number } : unknown) &
  ('wait' extends FactOf<Code> ? { retryAfterSeconds: number } : unknown) &
  ([Fact<Code>] extends [never] ? unknown : { facts: Record<Fact<Code>, Facts[string]> });
type Fact<Code extends ErrorCode> = Exclude<FactOf<Code>, 'limit' | 'wait'>;
type Given<Code extends ErrorCode> = unknown extends Needed<Code> ? [Options?] : [Options & Needed<Code>];

// Next bundles this module more than once: each has a class of its own, and all of them know the mark.
const APP_ERROR = Symbol.for('trialogue.app-error');

/**
 * An error meant for a person. `code` is stable and part of the contract; `status` is the HTTP status that the contract gives it.
 * It carries no sentence: `errorInWords` makes one where the language is known. Any other exception is a fault of ours and reaches
 * nobody but the log. `instanceof` knows it whichever bundle made it.
 */
export class AppError extends Error {
  override name = 'AppError';
  readonly [APP_ERROR] = true;
  readonly field?: string;
  readonly flaw?: FlawCode;
  readonly limit?: number;
  readonly facts: Facts;
  readonly details?: Record<string, unknown>;
  readonly retryAfterSeconds?: number;
  private readonly more: readonly AppError[];

  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    { field, flaw, limit, facts = {}, details, retryAfterSeconds, cause, more = [] }: Options = {},
  ) {
    super(`${code} ${JSON.stringify({ field, flaw, limit, ...facts })}`, { cause });
    this.field = field;
    this.flaw = flaw;
    this.limit = limit;
    this.facts = facts;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
    this.more = more;
  }

  /** This error, and those that came with it. */
  get all(): readonly AppError[] {
    return [this, ...this.more];
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && APP_ERROR in value;
  }
}

const withStatus =
  (status: number) =>
  <Code extends ErrorCode>(code: Code, ...[options]: Given<Code>): AppError =>
    new AppError(status, code, options);

/** 400: the request cannot be understood. */
export const invalid = withStatus(400);
/** 403: signed in, and not allowed. */
export const forbidden = withStatus(403);
/** 409: the state has moved on; `details` carry the current one. */
export const conflict = withStatus(409);
/** 422: understood and refused, by a rule that the code names. */
export const refused = withStatus(422);

/** 401: nobody is signed in, or the session has ended, where a form may hold what was typed. */
export const unauthenticated = (where: 'form' | 'page' = 'page') =>
  new AppError(401, 'unauthenticated', { facts: { where } });

/** 404: not there, or not for this viewer: the two are never told apart. */
export const notFound = (what: Thing) => new AppError(404, 'not-found', { facts: { what } });
type Thing =
  | 'appeal'
  | 'article'
  | 'assignment'
  | 'call'
  | 'comment'
  | 'contest'
  | 'entry'
  | 'import'
  | 'invitation'
  | 'item'
  | 'job'
  | 'key'
  | 'member'
  | 'notice'
  | 'passkey'
  | 'picture'
  | 'reaction'
  | 'resource'
  | 'sanction'
  | 'session'
  | 'subscription'
  | 'version'
  | 'webhook';

/** 429: too often; `retryAfterSeconds` says when to come back. */
export const rateLimited = (retryAfterSeconds: number) =>
  new AppError(429, 'rate-limited', { retryAfterSeconds });

/** 503: the database or another part is away. */
export const unavailable = (cause?: unknown) => new AppError(503, 'unavailable', { cause });

/** The first of several errors, with all of them: a form shows each beside its field. */
export const firstOf = ([first, ...more]: readonly [AppError, ...AppError[]]): AppError =>
  new AppError(first.status, first.code, { ...first, more });
