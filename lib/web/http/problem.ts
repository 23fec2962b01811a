import { z } from 'zod';
import { isOfWhoLeft, isUnreachable, isUnstorable } from '@/lib/platform/database-errors';
import { errorInWords } from '@/lib/language/error-in-words';
import { AppError, firstOf, invalid, unauthenticated, unavailable } from '@/lib/platform/errors';
import { flawed } from '@/lib/platform/flaws';
import { log } from '@/lib/platform/log';
import { logFailure } from './note-failure';
import { reasonsInEnglish } from './reasons-in-english';
import { AWAY_SECONDS, problemDetails } from './problem-details';

/** An error as it leaves the API: RFC 9457. What else an error has to tell stands beside these members. */
export const problemView = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** A sentence for the person. */
    detail: z.string(),
    /** What a program goes by; never changes its meaning. */
    code: z.string(),
    field: z.string().optional(),
    limit: z.number().optional(),
    errors: z
      .array(z.object({ field: z.string().optional(), code: z.string().optional(), message: z.string() }))
      .optional(),
  })
  .meta({
    id: 'Problem',
    description:
      'An error (RFC 9457). Go by `code`; show `detail`. Some carry more, such as `current` on a conflict.',
    examples: [
      {
        type: 'urn:trialogue:problem:invalid-input',
        title: 'Bad Request',
        status: 400,
        detail: 'There is no field “review.quorumm” here.',
        code: 'invalid-input',
        field: 'review.quorumm',
        errors: [{ field: 'review.quorumm', message: 'There is no field “review.quorumm” here.' }],
      },
    ],
  });

/**
 * What an exception means to the person who caused it. Whatever is ours to mend is logged with the request's id; anything that is
 * not meant for them comes out as a 500 that says nothing.
 */
export function toAppError(error: unknown, requestId: string | null): AppError {
  if (error instanceof z.ZodError) {
    const [first, ...more] = error.issues.map((issue) => flawed(issue));
    return first ? firstOf([first, ...more]) : invalid('invalid-input');
  }
  if (isUnstorable(error)) {
    log().warn({ err: error, requestId }, 'only the database refused a value that cannot be');
    return invalid('invalid-input');
  }
  if (isOfWhoLeft(error)) return unauthenticated();
  const told = error instanceof AppError ? error : isUnreachable(error) ? unavailable(error) : failure(error);
  if (told.status >= 500) logFailure(told.cause ?? error, { requestId });
  return told;
}

const failure = (cause: unknown) => new AppError(500, 'internal', { cause });

/** The error in English, as RFC 9457 has it. */
export function toProblem(error: AppError) {
  const { status, code, field, limit, details, all } = error;
  // Of one error there is nothing to list, but that it is about what was sent.
  const errors = all.length > 1 || error.flaw ? all.map(inList) : undefined;
  const message = errorInWords('en', error);
  return problemDetails({ status, code, message }, { ...details, errors, field, limit });
}

/** The error as `application/problem+json`, in English, ready to be sent. Never kept by any cache. */
export function problemAnswer(error: AppError) {
  const { status } = error;
  const retryAfter = error.retryAfterSeconds ?? (status === 503 ? AWAY_SECONDS : undefined);
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'private, no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
  return { status, headers, body: JSON.stringify(reasonsInEnglish(toProblem(error))) };
}

/** The same for what Next answers. */
export function problemResponse(error: AppError): Response {
  const { body, ...head } = problemAnswer(error);
  return new Response(body, head);
}

function inList(error: AppError) {
  const { field, flaw, code, limit } = error;
  const message = errorInWords('en', error);
  return flaw ? { field, message } : { field, code, message, limit };
}
