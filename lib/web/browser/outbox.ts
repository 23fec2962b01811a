import { forgetForm, keepForm, keptForms, type KeptForm } from './kept-forms';
import { FORMS, hasKeptForms } from './kept-texts';
import { offer } from './notice';
import { forgetProblem, sayProblem } from './problem';
import { putAgain } from './put-again';
import { make } from './shadow';
import { memberHere, whoIsHere } from './who-is-here';

/** On the button that sends what is kept where it cannot be sent; its value names the form on its page. */
const SENDS = 'data-queue';
/** How long an answer is waited for before what was sent counts as not answered. */
const ANSWER_WITHIN_MS = 30_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [2_000, 60_000];
/** The server knows an attempt again for a day: what may have arrived before then is for its writer to look at. */
const KNOWN_MS = 23 * 3_600_000;
/** An error of ours that comes again so often does not pass by itself: its writer gets the text back. */
const MOST_FAILURES = 4;
/** What an attempt came to that the same attempt may come to better. */
const PASSING = ['unavailable', 'internal', 'idempotency-in-flight'];

/** One attempt to send a form: see `KeptForm`. */
export type Attempt = Pick<KeptForm, 'key' | 'name' | 'tried'> & { writer: string | null };

/** What is sent by a button that may be sent again; null for any other. */
export function attemptBy(submitter: HTMLElement | null): Attempt | null {
  const name = submitter?.getAttribute(SENDS);
  // Whether it may arrive is known before it is sent: whoever is offline by the time that it fails may have been heard.
  return name ? { key: newKey(), name, writer: memberHere(), tried: navigator.onLine } : null;
}

export const headersOf = ({ key, writer }: Attempt): Record<string, string> => ({
  'idempotency-key': key,
  ...(writer && { writer }),
});

export const answerInTime = (): AbortSignal => AbortSignal.timeout(ANSWER_WITHIN_MS);

/** Whether an answer says that nothing has come of it yet, and that the same may be sent again. */
export const isPassing = (answer: Response): boolean =>
  answer.status >= 500 || answer.status === 429 || PASSING.includes(answer.headers.get('acted') ?? '');

/** By this device, which compares only what it noted itself; a clock that goes on while it sleeps. */
const now = (): number => Date.now();

// Where the page is not served by HTTPS, browsers make no such ids.
const newKey = (): string =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');

/** Keeps what could not be sent, and says so in its form. False where nothing can be kept, or nobody knows whose it is. */
export function keepForLater(
  form: HTMLFormElement,
  { writer, ...attempt }: Attempt,
  body: FormData,
): boolean {
  if (!writer) return false;
  const page = location.pathname + location.search;
  forgetReturned(form);
  keepForm({ ...attempt, writer, page, fields: fieldsOf(body), at: now() });
  const kept = keptForms().find(({ key }) => key === attempt.key);
  if (kept) show(form, kept);
  deliverSoon();
  return kept !== undefined;
}

/** Whether what a form holds waits already: sending it once more is trying again. */
export function isWaiting(form: HTMLFormElement): boolean {
  if (!keptForms().some((kept) => formOf(kept) === form && isLocked(form))) return false;
  void deliver();
  return true;
}

/** What shows the answer to a form in the place of the page. */
type ShowAnswer = (answer: Response, sent: { form: HTMLFormElement; body: FormData }) => Promise<void>;
type Ask = (address: string, options?: RequestInit) => Promise<Response>;

let page: { show: ShowAnswer; ask: Ask; renew: (place?: string) => Promise<void> } | undefined;

/** Sends what waits, now and whenever it may get through, and shows on its page that it waits. */
export function openOutbox(how: NonNullable<typeof page>): void {
  page = how;
  putAgain(() => void showWaiting());
  window.addEventListener('online', () => void deliver());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void deliver();
  });
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(FORMS) && newValue === null) sentElsewhere(key);
  });
  void deliver();
}

let wait = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

function deliverSoon(): void {
  clearTimeout(timer);
  if (!keptForms().some(({ returned }) => !returned)) return;
  timer = setTimeout(() => void deliver(), wait);
  wait = Math.min(2 * wait, LONGEST_WAIT_MS);
}

let isDelivering = false;

/** Sends what waits, one after another; of several tabs, one does. */
async function deliver(): Promise<void> {
  if (isDelivering || !hasKeptForms() || !navigator.onLine) return;
  isDelivering = true;
  try {
    const work = async () => {
      const me = await whoAsks();
      if (me === undefined) return;
      for (const { key } of keptForms()) {
        // Its writer may have taken it back meanwhile, here or in another tab.
        const kept = keptForms().find((one) => one.key === key);
        if (!kept || kept.returned) continue;
        if (kept.writer !== me) sayWhoseItIs(kept, me);
        else if (!(await send(kept))) return;
        else wait = FIRST_WAIT_MS;
      }
    };
    const { locks } = navigator as { locks?: LockManager };
    await (locks ? locks.request('outbox', { ifAvailable: true }, (lock) => lock && work()) : work());
  } catch {
    // It waits.
  } finally {
    isDelivering = false;
    deliverSoon();
  }
}

/** The member whom the server knows by now; null where it knows nobody, undefined where it cannot be asked. */
async function whoAsks(): Promise<string | null | undefined> {
  const answer = await fetch('/api/v1/me').catch(() => null);
  if (answer?.status === 401) return null;
  return answer?.ok ? ((await answer.json()) as { id: string }).id : undefined;
}

/** What somebody wrote waits until they are here again. */
function sayWhoseItIs(kept: KeptForm, me: string | null): void {
  const form = formOf(kept);
  if (form && isLocked(form) && me === null) say(form, 'signedOut');
}

/** Returns whether the next one may be sent. */
async function send(waiting: KeptForm): Promise<boolean> {
  const form = formOf(waiting);
  if (waiting.tried && now() - waiting.at > KNOWN_MS) return back({ ...waiting, returned: true }, form);
  // The server knows an attempt from when it first heard of it.
  const kept = { ...waiting, tried: true, at: waiting.tried ? waiting.at : now() };
  keepForm(kept);
  if (form) show(form, kept);
  const answer = (await post(kept)) ?? (await post(await renewed(kept)));
  if (!answer) return back({ ...kept, returned: true }, form);
  const acted = answer.headers.get('acted');
  if (acted === 'other-writer') return true;
  if (acted === 'internal') {
    const failures = (kept.failures ?? 0) + 1;
    if (failures >= MOST_FAILURES) return back({ ...kept, returned: true }, form);
    keepForm({ ...kept, failures });
    return true;
  }
  if (isPassing(answer) || acted === 'unauthenticated') return false;
  forgetForm(kept);
  if (form) unlock(form);
  if (form && !isWritingElsewhere(form)) await page!.show(answer, { form, body: bodyOf(kept) });
  else if (acted === 'done') tell('sentLater', answer.headers.get('elsewhere') ?? kept.page, form);
  else return back({ ...kept, returned: true }, form);
  return true;
}

/** Null where the server does not know the form any more, as it may be after an update. */
async function post(kept: KeptForm | null): Promise<Response | null> {
  if (!kept) return null;
  const answer = await page!.ask(kept.page, {
    method: 'POST',
    body: bodyOf(kept),
    headers: headersOf(kept),
    signal: answerInTime(),
  });
  return answer.ok || answer.status >= 500 || answer.headers.has('acted') ? answer : null;
}

/** The form as its page has it now; what was typed stays. */
async function renewed(kept: KeptForm): Promise<KeptForm | null> {
  const answer = await page!.ask(kept.page);
  const form = answer.ok && formIn(new DOMParser().parseFromString(await answer.text(), 'text/html'), kept);
  if (!form) return null;
  const isOurs = ([name]: [string, unknown]) => !name.startsWith('$');
  const theirs = [...new FormData(form)]
    .filter((field) => !isOurs(field))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return { ...kept, fields: [...theirs, ...kept.fields.filter(isOurs)] };
}

/** Not accepted as it is: it waits on its page for its writer. */
function back(kept: KeptForm, form: HTMLFormElement | null): boolean {
  keepForm(kept);
  if (form) show(form, kept);
  else tell('returned', kept.page);
  return true;
}

/** Says it over the end of the page, wherever its writer is by now. */
function tell(words: 'sentLater' | 'returned', href: string, form: HTMLFormElement | null = null): void {
  form?.reset();
  const host = make('div', { 'data-scripted': '' });
  document.body.append(host);
  // A place that is announced has to be there before what it says.
  const say = offer(host, page!.renew);
  setTimeout(() => say(document.body.dataset[words], new URL(href, location.href).href));
}

/** Another tab has sent it. */
function sentElsewhere(key: string): void {
  const form = [...document.querySelectorAll<HTMLFormElement>('form[data-waits]')].find(({ dataset }) =>
    key.endsWith(dataset.waits!),
  );
  if (!form) return;
  unlock(form);
  form.reset();
  void page?.renew().catch(() => undefined);
}

/** Shows on this page what waits here. */
async function showWaiting(): Promise<void> {
  const here = keptForms().filter((kept) => formOf(kept));
  if (here.length === 0) return;
  const me = memberHere() ?? (await whoIsHere())?.id;
  for (const kept of here) {
    const form = formOf(kept);
    if (form && kept.writer === me) show(form, kept);
  }
}

/** Puts what was typed back into its form, and says that it waits. */
function show(form: HTMLFormElement, kept: KeptForm): void {
  refill(form, kept);
  if (kept.returned) {
    const isTold = given.get(form)?.key === kept.key;
    unlock(form);
    giveBack(form, kept);
    return isTold ? undefined : say(form, 'returned');
  }
  form.dataset.waits = kept.key;
  lock(form, true);
  say(form, kept.tried ? 'kept' : 'queued');
  if (kept.tried) return;
  const change = make('button', { type: 'button' }, document.body.dataset.change ?? '');
  change.addEventListener('click', () => {
    forgetForm(kept);
    unlock(form);
    form.querySelector('textarea')?.focus();
  });
  form.querySelector('[data-form-problem]')?.append(' ', change);
}

/**
 * What its writer has back is theirs to change. It is still there when the page is loaded again, until it is sent or nothing is left of it;
 * of a comment the draft keeps it.
 */
function giveBack(form: HTMLFormElement, kept: KeptForm): void {
  if (form.closest('comment-writer')) return forgetForm(kept);
  if (!given.has(form))
    form.addEventListener('input', () => {
      const back = given.get(form);
      const texts = [...form.querySelectorAll('textarea')];
      if (texts.length > 0 && texts.every(({ value }) => !value.trim())) forgetReturned(form);
      else if (back) keepForm({ ...back, fields: fieldsOf(new FormData(form)) });
    });
  given.set(form, kept);
}

/** What was given back in which form; null once it was sent. */
const given = new WeakMap<HTMLFormElement, KeptForm | null>();

/** What a form says has arrived: what of it was given back is kept no longer. */
export function forgetReturned(form: HTMLFormElement): void {
  const kept = given.get(form);
  if (!kept) return;
  given.set(form, null);
  forgetForm(kept);
}

const fieldsOf = (body: FormData): KeptForm['fields'] =>
  [...body].map(([name, value]) => [name, String(value)]);

/** The same words again would be read out again. */
function say(form: HTMLFormElement, words: string): void {
  const said = form.querySelector('[data-form-problem]');
  if (said?.textContent?.startsWith(document.body.dataset[words] ?? '-')) return;
  forgetProblem(form);
  sayProblem(form, words);
}

function refill(form: HTMLFormElement, { fields }: KeptForm): void {
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value;
      else if (field.type !== 'hidden' && field.value === field.defaultValue) field.value = value;
    }
  }
}

const bodyOf = ({ fields }: KeptForm): FormData => {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
};

/** What waits is sent as it is: until then it can be read, and not changed. */
function lock(form: HTMLFormElement, locked: boolean): void {
  for (const text of form.querySelectorAll('textarea')) text.readOnly = locked;
}

function unlock(form: HTMLFormElement): void {
  delete form.dataset.waits;
  lock(form, false);
  forgetProblem(form);
}

const isLocked = (form: HTMLFormElement): boolean => form.dataset.waits !== undefined;

/** The form that something was written in, where this page has it. */
const formOf = (kept: KeptForm): HTMLFormElement | null =>
  new URL(kept.page, location.href).pathname === location.pathname ? formIn(document, kept) : null;

const formIn = (place: Document, { name }: KeptForm): HTMLFormElement | null =>
  place.querySelector<HTMLButtonElement>(`[${SENDS}="${CSS.escape(name)}"]`)?.form ?? null;

/** Nobody is taken away from what they write. */
const isWritingElsewhere = (form: HTMLFormElement): boolean =>
  document.activeElement instanceof HTMLTextAreaElement && document.activeElement.form !== form;
