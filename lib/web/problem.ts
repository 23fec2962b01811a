import { z } from 'zod';
import { isUnreachable, isUnstorable } from '@/lib/platform/database-errors';
import { AppError, invalid, unavailable } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { logFailure } from './note-failure';
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
  if (error instanceof z.ZodError) return fromZod(error);
  if (isUnstorable(error)) {
    log().warn({ err: error, requestId }, 'only the database refused a value that cannot be');
    return invalid(
      'invalid-input',
      'Something that was sent cannot be: a number, a time, an id or a character.',
    );
  }
  const told = error instanceof AppError ? error : isUnreachable(error) ? unavailable(error) : failure(error);
  if (told.status >= 500) logFailure(told.cause ?? error, { requestId });
  return told;
}

const failure = (cause: unknown) =>
  new AppError(500, 'internal', 'Something went wrong on our side. It has been noted.', { cause });

/** The error as `application/problem+json`, ready to be sent. Never kept by any cache. */
export function problemAnswer(error: AppError) {
  const { status, field, limit, details } = error;
  const retryAfter = error.retryAfterSeconds ?? (status === 503 ? AWAY_SECONDS : undefined);
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'private, no-store',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
  return { status, headers, body: JSON.stringify(problemDetails(error, { ...details, field, limit })) };
}

/** The same for what Next answers. */
export function problemResponse(error: AppError): Response {
  const { body, ...head } = problemAnswer(error);
  return new Response(body, head);
}

function fromZod(error: z.ZodError): AppError {
  const errors = error.issues.map((issue) => ({ field: fieldOf(issue), message: sentence(issue) }));
  const [issue] = error.issues;
  return new AppError(400, 'invalid-input', errors[0]?.message ?? 'The input is malformed.', {
    field: errors[0]?.field,
    limit: issue && limitOf(issue),
    details: { errors },
  });
}

function fieldOf(issue: z.core.$ZodIssue): string | undefined {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return path.join('.') || undefined;
}

function sentence(issue: z.core.$ZodIssue): string {
  const field = fieldOf(issue);
  if (issue.code === 'unrecognized_keys') return `There is no field “${field}” here.`;
  const message = issue.message.replace(/\.$/, '');
  return field ? `${readable(field)} ${lowerFirst(message)}.` : `${message}.`;
}

function limitOf(issue: z.core.$ZodIssue): number | undefined {
  if (issue.code === 'too_big') return Number(issue.maximum);
  return issue.code === 'too_small' ? Number(issue.minimum) : undefined;
}

/** `displayName` as "Display name". */
function readable(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const lowerFirst = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
