import { createHash } from 'node:crypto';
import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { errorInWords } from '@/lib/language/error-in-words';
import type { Locale } from '@/lib/language/locales';
import { isForStaff, noteRefusal } from '@/lib/members/security-events/note-refusal';
import type { Viewer } from '@/lib/members/viewer';
import { forbidden } from '@/lib/platform/errors';
import { actOnce } from '@/lib/platform/act-once';
import type { Attempt, KeptAnswer } from '@/lib/platform/idempotency';
import { countAgainst, countHere, type Limit } from '@/lib/platform/rate-limits';
import { sealedSecrets } from '@/lib/platform/sealed-secrets';
import { assertWrittenBy } from './assert-written-by';
import { requestAddress } from './request-address';
import { noteActed } from '../entry/outcome';
import { ATTEMPT_FIELD } from './attempt-field';
import { ATTEMPT_HEADER, REQUEST_ID_HEADER, WRITER_HEADER } from './internal-headers';
import { currentLocale } from '../language/language';
import { toAppError } from './problem';
import { oneOrList, type SentFile } from './read-request';
import { currentViewer } from '../session/viewer';

/**
 * Forms that one network address may send without a session. Generous, for there are offices and universities behind one:
 * it bounds what a stranger can have us work for. What costs more, or tells more, has a limit of its own in its use case.
 */
const FORMS_PER_ADDRESS: Limit = { name: 'form-address', points: 300, seconds: 5 * 60 };
/** Forms that one member may send, previews among them: more than anybody fills in. */
const FORMS_PER_MEMBER: Limit = { name: 'form-member', points: 300, seconds: 5 * 60 };

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
  /** What was typed, to be shown again; never a password or a secret. */
  values: Record<string, string>;
  /** What the error has to tell beside its message, such as the current state on a conflict. */
  details?: Record<string, unknown>;
  result?: Result;
};

type Definition<Input extends z.ZodType, Result> = {
  /** The form's fields. Field names that Next adds are left out; a field that occurs more than once is a list. */
  input: Input;
  /** What is wrong with a field, where a form says it in words of its own. */
  flaw?: SayFlaw;
  /** Fields in which a file of text may come: the field is then what it holds, and survives a refusal as such. */
  textFiles?: readonly string[];
  /** The field in which a file comes that is no text. It is no part of `input`, and is read once that is as it should be. */
  file?: string;
  /** The comments in a frame on another site have it: it is taken from who is signed in there. Not what is of the account or the desk. */
  frame?: boolean;
  /** What it is called where the same may be sent again: it is acted upon once, and a repeat is answered as the first was. */
  once?: string;
  /** What it comes to is a secret that is shown this once: a repeat is answered with it for two minutes, and for these it is kept sealed. */
  shownOnce?: boolean;
  /** Whether a result is the end of it, and no question that its writer has to answer first. Every result is, where this is left out. */
  isFinal?: (result: Result) => boolean;
  run: (call: Sent<z.output<Input>>) => Promise<Result>;
};

type Sent<Input> = {
  input: Input;
  viewer: Viewer | null;
  address: string;
  /** What came in `file`; null where nothing was chosen. */
  file: SentFile | null;
  /** What is created is to have this id, where the form may come again: it is then the same. */
  resourceId?: string;
};

/** An attempt that comes again while the first is under way waits for it; one that was cut off is over by then. */
const PATIENCE_MS = 12_000;

type SayFlaw = (locale: Locale, issue: z.core.$ZodIssue) => string | undefined;

/**
 * A server action for `useActionState`. It calls one use case and turns its errors into a state that the form shows,
 * with all that was typed. Redirects pass through. Every form is counted before it is checked: by member, or
 * by network address where there is no session.
 */
export function defineAction<Input extends z.ZodType, Result>({
  input,
  flaw,
  textFiles = [],
  file,
  frame = false,
  once,
  shownOnce = false,
  isFinal = () => true,
  run,
}: Definition<Input, Result>) {
  return async (_previous: unknown, form: FormData): Promise<ActionState<Result>> => {
    // A script may call it with whatever it likes.
    const given = (form as unknown) instanceof FormData ? form : new FormData();
    const { [ATTEMPT_FIELD]: made, ...fields } = await fieldsOf(given, { textFiles, file });
    const values = typedText(fields);
    try {
      const [viewer, address] = await Promise.all([currentViewer(), requestAddress()]);
      await (viewer ? countHere(FORMS_PER_MEMBER, viewer.id) : countAgainst(FORMS_PER_ADDRESS, address));
      const asked = await headers();
      if (viewer?.frame && !frame) throw forbidden('not-in-frame');
      assertWrittenBy(viewer, asked.get(WRITER_HEADER));
      const parsed = await input.parseAsync(fields, { reportInput: true });
      const sent = { input: parsed, viewer, address, file: file ? await fileIn(given, file) : null };
      const request = `${once}\n${JSON.stringify(fields)}`;
      const attempt = once &&
        viewer && {
          memberId: viewer.id,
          request,
          ...keyOf(request, { named: asked.get(ATTEMPT_HEADER), made }),
          ...(shownOnce && { repeatSeconds: REPEAT_SECONDS }),
        };
      const result = attempt
        ? await runOnce(attempt, {
            run: (resourceId) => run({ ...sent, resourceId }),
            isFinal,
            keep: shownOnce ? sealedFor(attempt) : AS_IT_IS,
          })
        : await run(sent);
      if (isFinal(result)) noteActed('done');
      return { status: 'done', fieldErrors: {}, values, result };
    } catch (error) {
      if (redirectionOf(error) !== null) noteActed('done');
      unstable_rethrow(error);
      if (isForStaff(error)) {
        const [viewer, address] = await Promise.all([currentViewer(), requestAddress()]);
        if (viewer) noteRefusal({ viewer, address });
      }
      const refusal = await refusalOf(error, flaw);
      noteActed(refusal.code);
      return { ...refusal, values };
    }
  };
}

/** Of a form whose page could hold no key, the same words within so long are one act: two clicks, or a page that did not come. */
const REPEAT_SECONDS = 120;

/**
 * What an attempt is known by: what script named it; else the key of the page that was made for one person, and what was sent from it,
 * since whoever goes back there and changes it sends something else; else what was sent alone.
 */
function keyOf(
  request: string,
  { named, made }: { named: string | null; made: unknown },
): Pick<Attempt, 'key' | 'repeatSeconds'> {
  if (named && isKey(named)) return { key: named };
  const sent = createHash('sha256').update(request).digest('base64url');
  if (typeof made === 'string' && /^[\da-f-]{36}$/.test(made)) return { key: `${made}:${sent}` };
  return { key: `form:${sent}`, repeatSeconds: REPEAT_SECONDS };
}

const isKey = (text: string): boolean => /^[\x21-\x7e]{1,200}$/.test(text);

/** How a result is kept for repeats, and read again. */
type Keep = { write: (result: unknown) => unknown; read: (kept: unknown) => unknown };

const AS_IT_IS: Keep = { write: (result) => result, read: (kept) => kept };

const shownSecrets = sealedSecrets('answers');

function sealedFor({ memberId, key }: Attempt): Keep {
  const id = `${memberId} ${key}`;
  return {
    write: (result) => shownSecrets.seal(JSON.stringify(result), id),
    read: (kept) => JSON.parse(shownSecrets.open(String(kept), id) ?? 'null') as unknown,
  };
}

type Once<Result> = {
  run: (resourceId: string) => Promise<Result>;
  isFinal: (result: Result) => boolean;
  keep: Keep;
};

/** The answer of an attempt is what it came to, or where it led. */
async function runOnce<Result>(attempt: Attempt, { run, isFinal, keep }: Once<Result>): Promise<Result> {
  const resultOf = ({ body }: KeptAnswer) => keep.read(body) as Result;
  const { given, kept } = await actOnce(
    attempt,
    async (resourceId): Promise<KeptAnswer> => {
      try {
        return { status: 200, body: keep.write(await run(resourceId)), headers: {} };
      } catch (error) {
        const location = redirectionOf(error);
        if (location === null) throw error;
        return { status: 303, body: undefined, headers: { location } };
      }
    },
    { isFinal: (answer) => answer.status === 303 || isFinal(resultOf(answer)), patienceMs: PATIENCE_MS },
  );
  const answer = given ?? kept;
  if ('location' in answer.headers) redirect(answer.headers.location);
  return resultOf(answer);
}

/** Where an action leads: Next says so by an error whose digest is `NEXT_REDIRECT;<type>;<address>;<status>;`. */
function redirectionOf(error: unknown): string | null {
  const digest = (error as { digest?: unknown } | null)?.digest;
  if (typeof digest !== 'string' || !digest.startsWith('NEXT_REDIRECT;')) return null;
  return digest.split(';').slice(2, -2).join(';');
}

/** The error as a form shows it, in the viewer's language. */
async function refusalOf(error: unknown, flaw?: SayFlaw) {
  const told = toAppError(error, (await headers()).get(REQUEST_ID_HEADER));
  // Without the database nobody can say which language it is; what is the matter is said all the same.
  const locale = await currentLocale().catch((): Locale => 'en');
  const { code, field, limit, details, all } = told;
  const fieldErrors: Record<string, string> = {};
  const issues = error instanceof z.ZodError ? error.issues : [];
  const said = all.map((one, at) => (issues[at] && flaw?.(locale, issues[at])) ?? errorInWords(locale, one));
  // Of several errors in one field, the first is shown.
  for (const [at, one] of all.entries()) if (one.field) fieldErrors[one.field] ??= said[at] ?? '';
  return { status: 'error' as const, code, message: said[0], field, limit, fieldErrors, details };
}

type Fields = ReturnType<typeof oneOrList>;

// In one pass: to ask a form for each of its names would take time that grows with the square of their number.
async function fieldsOf(
  form: FormData,
  { textFiles, file }: { textFiles: readonly string[]; file: string | undefined },
): Promise<Fields> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION_') || name === file) continue;
    const texts = fields.get(name) ?? [];
    fields.set(name, texts);
    // PostgreSQL cannot store the character 0, and no keyboard has it.
    const text = typeof value === 'string' ? value : textFiles.includes(name) ? await textOf(value) : null;
    if (text !== null) texts.push(text.replaceAll('\0', ''));
  }
  return oneOrList(fields);
}

/** A file that was chosen; a control where none was sends an empty one without a name. */
async function fileIn(form: FormData, name: string): Promise<SentFile | null> {
  const value = form.get(name);
  if (!(value instanceof File) || (value.size === 0 && value.name === '')) return null;
  return { type: value.type, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
}

/** What a file of text holds, in the encodings that programs save one in; what is no letter there is U+FFFD. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Of boxes of one name, those that were ticked stand one after another. */
const typedText = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !/password|secret/i.test(name))
      .map(([name, value]) => [name, [value].flat().join(' ')]),
  );
