import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import type { AppError } from '@/lib/platform/errors';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { requestAddress } from './request-address';
import { REQUEST_ID_HEADER } from './internal-headers';
import { toAppError } from './problem';
import { currentViewer } from './viewer';

/**
 * Forms that one network address may send without a session. Generous, for there are offices and universities behind one:
 * it bounds what a stranger can have us work for. What costs more, or tells more, has a limit of its own in its use case.
 */
const FORMS_PER_ADDRESS: Limit = { name: 'form-address', points: 300, seconds: 5 * 60 };

/** What a form is told of its last submission. Plain data: it travels to the browser, and back without JavaScript. */
export type ActionState<Result = undefined> = {
  status: 'idle' | 'error' | 'done';
  /** Of the error; the same as the API's. */
  code?: string;
  /** A sentence to show. */
  message?: string;
  /** The field at fault, and the limit that it passed. */
  field?: string;
  limit?: number;
  /** A sentence for each field that is at fault. */
  fieldErrors: Record<string, string>;
  /** What was typed, to be shown again; never a password. */
  values: Record<string, string>;
  /** What the error has to tell beside its message, such as the current state on a conflict. */
  details?: Record<string, unknown>;
  result?: Result;
};

type Definition<Input extends z.ZodType, Result> = {
  /** The form's fields. Field names that Next adds are left out; a field that occurs more than once is a list. */
  input: Input;
  run: (call: { input: z.output<Input>; viewer: Viewer | null; address: string }) => Promise<Result>;
};

/**
 * A server action for `useActionState`. It calls one use case and turns its errors into a state that the form shows,
 * with all that was typed. Redirects pass through. Whoever has no session is counted by network address.
 */
export function defineAction<Input extends z.ZodType, Result>({ input, run }: Definition<Input, Result>) {
  return async (_previous: unknown, form: FormData): Promise<ActionState<Result>> => {
    const fields = fieldsOf(form);
    const values = typedText(fields);
    try {
      const parsed = await input.parseAsync(fields);
      const [viewer, address] = await Promise.all([currentViewer(), requestAddress()]);
      if (!viewer) await countAgainst(FORMS_PER_ADDRESS, address);
      const result = await run({ input: parsed, viewer, address });
      return { status: 'done', fieldErrors: {}, values, result };
    } catch (error) {
      unstable_rethrow(error);
      return { ...describe(toAppError(error, (await headers()).get(REQUEST_ID_HEADER))), values };
    }
  };
}

type Fields = Record<string, string | string[]>;

function fieldsOf(form: FormData): Fields {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION_'));
  return Object.fromEntries(
    names.map((name) => {
      // PostgreSQL cannot store the character 0, and no keyboard has it.
      const texts = form
        .getAll(name)
        .filter((value) => typeof value === 'string')
        .map((text) => text.replaceAll('\0', ''));
      return [name, texts.length === 1 ? (texts[0] ?? '') : texts];
    }),
  );
}

function typedText(fields: Fields): Record<string, string> {
  const texts = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !/password/i.test(entry[0]),
  );
  return Object.fromEntries(texts);
}

function describe({ code, message, field, limit, details }: AppError) {
  const { errors, ...rest } = details ?? {};
  const listed = Array.isArray(errors)
    ? (errors as { field?: string; message: string }[])
    : [{ field, message }];
  const fieldErrors: Record<string, string> = {};
  // Of several errors in one field, the first is shown.
  for (const error of listed) if (error.field) fieldErrors[error.field] ??= error.message;
  return { status: 'error' as const, code, message, field, limit, fieldErrors, details: rest };
}
