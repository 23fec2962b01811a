type Details = Record<string, unknown>;

type Options = {
  /** The input field that is at fault. */
  field?: string;
  /** The limit that was passed, in the unit that the message names. */
  limit?: number;
  /** What the client may use to go on, such as the current state on a conflict. */
  details?: Details;
  retryAfterSeconds?: number;
  cause?: unknown;
};

// Next bundles this module more than once: each has a class of its own, and all of them know the mark.
const APP_ERROR = Symbol.for('trialogue.app-error');

/**
 * An error meant for a person. `code` is stable and part of the contract; `message` is a sentence to show;
 * `status` is the HTTP status that the contract gives it. Any other exception is a fault of ours and reaches
 * nobody but the log. `instanceof` knows it whichever bundle made it.
 */
export class AppError extends Error {
  override name = 'AppError';
  readonly [APP_ERROR] = true;
  readonly field?: string;
  readonly limit?: number;
  readonly details?: Details;
  readonly retryAfterSeconds?: number;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    options: Options = {},
  ) {
    super(message, { cause: options.cause });
    this.field = options.field;
    this.limit = options.limit;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && APP_ERROR in value;
  }
}

/** 400: the request cannot be understood. */
export const invalid = (code: string, message: string, options?: Options) =>
  new AppError(400, code, message, options);

/** 401: nobody is signed in, or the session has ended. */
export const unauthenticated = (message = 'Please sign in to go on.') =>
  new AppError(401, 'unauthenticated', message);

/** 403: signed in, and not allowed. */
export const forbidden = (code: string, message: string, options?: Options) =>
  new AppError(403, code, message, options);

/** 404: not there, or not for this viewer: the two are never told apart. */
export const notFound = (what: string) => new AppError(404, 'not-found', `There is no such ${what}.`);

/** 409: the state has moved on; `details` carry the current one. */
export const conflict = (code: string, message: string, details?: Details) =>
  new AppError(409, code, message, { details });

/** 422: understood and refused, by a rule that the message names. */
export const refused = (code: string, message: string, options?: Options) =>
  new AppError(422, code, message, options);

/** 429: too often; `retryAfterSeconds` says when to come back. */
export const rateLimited = (retryAfterSeconds: number) =>
  new AppError(
    429,
    'rate-limited',
    `That was too often. Please try again in ${inWords(retryAfterSeconds)}.`,
    {
      retryAfterSeconds,
    },
  );

/** 503: the database or another part is away. */
export const unavailable = (cause?: unknown) =>
  new AppError(503, 'unavailable', 'The service is away for a moment. Nothing is lost: please try again.', {
    cause,
  });

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
