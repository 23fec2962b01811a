import { Idiomorph, type ConfigCallbacks } from 'idiomorph';
import { announce } from './announce';
import {
  answerInTime,
  attemptBy,
  forgetReturned,
  headersOf,
  isPassing,
  isWaiting,
  keepForLater,
  openOutbox,
  type Attempt,
} from './outbox';
import { forgetProblem, sayNothingCame, sayProblem } from './problem';
import { REPLACED } from './put-again';
import { make } from './shadow';

/** What a page marks that is news: it takes the focus, so that it is read out and the next key goes on from there. */
const NEWS = '[data-arrival]';
/** Pages that a form leads to one after another: more is a circle. */
const MOST_STEPS = 5;

/** On what script alone fills: an answer has it empty, and knows nothing of what stands there. */
const SCRIPTED = '[data-scripted]';

/** On what is about one thing: the same about another one takes nothing over, neither what was typed nor what was unfolded. */
const ABOUT = '[data-of]';

/** How long nothing comes back before it is said that it is still on its way. */
const SLOW_MS = 4_000;

/** A form as it was sent. */
type Sent = { form: HTMLFormElement; body: FormData };

/**
 * Sends a form, and puts what the page is now in the place of what it was. What others of its forms hold stays as it was typed, as
 * does what was unfolded. Where the form leads to another page, goes there. Nothing is lost when it cannot be sent: it is kept for later,
 * where its button says so, and the form says what is the matter.
 */
export async function sendInPlace({
  form,
  submitter,
}: {
  form: HTMLFormElement;
  /** By which of its buttons. */
  submitter: HTMLElement | null;
}): Promise<void> {
  if (isWaiting(form)) return;
  const before = underWay.get(form);
  // The same button again is a second click; another one of the form has its turn, with what it says now.
  if (before?.submitter === submitter) return;
  const body = new FormData(form, submitter);
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  const attempt = attemptBy(submitter);
  const sendNow = () => send({ form, body }, action, attempt);
  const turn = { submitter, done: (before?.done ?? Promise.resolve()).then(sendNow) };
  underWay.set(form, turn);
  await turn.done;
  if (underWay.get(form) === turn) underWay.delete(form);
}

/** Counts what was done last: a view that was asked for before is no longer what is waited for, and would show what was. */
let latest = 0;
/** Counts the pages that took the place of the one before. */
let shown = 0;

/** What each form sends now, or last of several. */
const underWay = new WeakMap<HTMLFormElement, { submitter: HTMLElement | null; done: Promise<void> }>();

async function send(sent: Sent, action: string | null, attempt: Attempt | null): Promise<void> {
  const { form, body } = sent;
  latest += 1;
  forgetProblem(form);
  form.ariaBusy = 'true';
  const slow = make('p', { role: 'status', 'data-form-problem': '' });
  const timer = setTimeout(() => {
    form.append(slow);
    slow.textContent = document.body.dataset.stillSending ?? '';
  }, SLOW_MS);
  try {
    const repeatable = attempt && { headers: headersOf(attempt), signal: answerInTime() };
    const answer = await ask(action || location.href, { method: 'POST', body, ...repeatable });
    if (attempt && isPassing(answer)) throw new Error('nothing has come of it yet');
    if (answer.headers.get('acted') === 'done') forgetReturned(form);
    await showAnswer(answer, sent);
  } catch {
    if (!attempt || !keepForLater(form, attempt, body)) sayNothingCame(form, 'unsent');
  } finally {
    clearTimeout(timer);
    slow.remove();
    form.ariaBusy = null;
  }
}

/**
 * Puts the view that a link leads to in the place of the one that stands there. The focus goes where what follows its `#` says; with
 * `data-in-place="leave"` it stays on the link, and with `"back"` it goes to the link that such a view was opened by. Where nothing comes,
 * that is said beside the link. What of it is seen alone is read out: `data-said`.
 */
export async function visitInPlace(link: HTMLAnchorElement): Promise<void> {
  if (link.ariaBusy === 'true') return;
  const turn = (latest += 1);
  const [place, way, to] = [link.parentElement ?? link, link.dataset.inPlace, new URL(link.href)];
  if (to.pathname !== location.pathname) return location.assign(to.href);
  forgetProblem(place);
  link.ariaBusy = 'true';
  try {
    const answer = await ask(to.href);
    if (turn !== latest) return;
    if (!answer.ok || answer.headers.has('elsewhere')) return location.assign(to.href);
    const page = parse(await answer.text());
    if (turn !== latest) return;
    history.pushState(null, '', to.href);
    const { said } = link.dataset;
    // Where it is another link by then, it has the name of this one.
    replacePage(page, new Set(typedIn(document)), way === 'leave' ? link.id : to.hash.slice(1));
    if (said) announce(said);
    if (way === 'back') document.querySelector<HTMLElement>(`${to.hash} ${OPENER}`)?.focus();
  } catch {
    sayNothingCame(place, 'notLoaded');
  } finally {
    link.ariaBusy = null;
  }
}

/**
 * Puts the page as it is now in the place of what it was. The focus stays where it is, or goes to the element whose id is `place`.
 * @throws where somebody is led there, and nothing comes
 */
export async function renewPage(place: string | null = null): Promise<void> {
  const { href } = location;
  const answer = await ask(href, place === null ? { headers: UNASKED } : {});
  const page = answer.ok && !answer.headers.has('elsewhere') && parse(await answer.text());
  if (page && href === location.href) replacePage(page, new Set(typedIn(document)), null);
  else if (place !== null) throw new Error('the page is not there');
  if (place) document.getElementById(place)?.focus();
}

/** On a part of a page that others change while it is open; it has an id. */
const LIVE = '[data-live]';

/**
 * Puts the parts that others change (`data-live`) as they are at an address in the place of what they were. Nothing else is touched, what is typed
 * in them stays, as does what is unfolded, and the focus. Returns the page that they came with; null where somebody does something meanwhile, and `elsewhere`
 * where there is no such page for them any more.
 * @param prepare what is done to that page first
 * @throws where nothing comes
 */
export async function renewParts(
  address: string,
  prepare: (page: Document) => void,
): Promise<Document | 'elsewhere' | null> {
  const before = standing();
  if (document.querySelector('main [aria-busy="true"]')) return null;
  const answer = await ask(address, { headers: UNASKED, signal: answerInTime() });
  if (answer.headers.has('elsewhere') || NOT_THEIRS.includes(answer.status)) return 'elsewhere';
  if (!answer.ok) throw new Error('the page is not there');
  const page = parse(await answer.text());
  if (standing() !== before) return null;
  prepare(page);
  const typed = new Set<Node>(typedIn(document));
  for (const part of document.querySelectorAll(LIVE)) {
    const made = page.getElementById(part.id);
    if (!made) continue;
    morph(part, made, {
      beforeNodeMorphed: (node) => !typed.has(node),
      beforeAttributeUpdated: (name, element, change) => !folds('details', { name, element, change }),
    });
  }
  document.dispatchEvent(new Event(REPLACED));
  return page;
}

/** What a page is answered that whoever asks may not see, or not any more. */
const NOT_THEIRS = [401, 403, 404];

/** Changes with whatever somebody does, and with whatever takes the place of the page. */
const standing = (): string => `${latest} ${shown} ${location.pathname}${location.search}`;

/** A link that opens a view of its page. */
const OPENER = 'a[data-in-place]';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** The page asks by itself: that does not make a session one that is in use. */
const UNASKED = { unasked: '1' };

const ask = (address: string, options?: RequestInit): Promise<Response> =>
  fetch(address, { ...options, headers: { ...options?.headers, 'in-place': '1', accept: 'text/html' } });

async function showAnswer(answer: Response, sent: Sent, place = '', steps = MOST_STEPS): Promise<void> {
  const acted = answer.headers.get('acted');
  // Where nobody, or somebody else, is signed in, the page would have no place for what was typed.
  if (acted === 'other-writer') return sayProblem(sent.form, 'otherWriter');
  if (acted === 'unauthenticated' && !sent.form.matches(NOTHING_TYPED))
    return sayProblem(sent.form, 'signedOut');
  const elsewhere = answer.headers.get('elsewhere');
  if (elsewhere === null) return showPage(await answer.text(), sent, { refused: !answer.ok, place });
  const to = new URL(elsewhere, location.href);
  if (asksToSignIn(to) && !sent.form.matches(NOTHING_TYPED)) return sayProblem(sent.form, 'signedOut');
  if (to.pathname !== location.pathname || steps === 0) return location.assign(to.href);
  const page = await ask(to.href).catch(() => null);
  history.replaceState(history.state, '', to.href);
  // What was sent has arrived: what cannot be shown in place is loaded, and nobody is told to send it again.
  if (!page?.ok) return location.reload();
  await showAnswer(page, sent, to.hash.slice(1), steps - 1);
}

/** A form that costs nothing to send again: whoever has to sign in first is led there, and back. */
const NOTHING_TYPED = '[data-nothing-typed]';

/** The session has ended meanwhile: the page would lead back here, without what was typed. */
const asksToSignIn = (to: URL): boolean => {
  // From a frame, which has another name for the page, what leads away is reached by a link.
  const { pathname, searchParams } = ONWARDS.test(to.pathname)
    ? new URL(to.searchParams.get('to') ?? '', to)
    : to;
  const page = location.pathname.replace(/^\/embed\//, '/articles/');
  return pathname === '/sign-in' && (searchParams.get('callbackUrl') ?? '').startsWith(page);
};
const ONWARDS = /^\/embed\/[^/]+\/onwards$/;

/**
 * @param refused the answer is no page to go on from, but says what went wrong: that is said beside the form
 * @param place the id of what the page leads to
 */
function showPage(html: string, sent: Sent, { refused, place }: { refused: boolean; place: string }): void {
  const page = parse(html);
  if (refused || !page.querySelector('#content'))
    return sayProblem(sent.form, page.querySelector('main p')?.textContent || 'unsent');
  replacePage(page, typedSince(sent), place);
}

/** @param place the id of what is led to; null where nobody did anything */
function replacePage(page: Document, typed: Set<Node>, place: string | null): void {
  shown += 1;
  const known = new Set(document.querySelectorAll(NEWS));
  document.title = page.title;
  for (const one of document.querySelectorAll<HTMLElement>(ABOUT))
    if (!page.querySelector(`[data-of="${one.dataset.of}"]`)) one.replaceChildren();
  morph(document.body, page.body, {
    beforeNodeMorphed: (node, to) =>
      !((isScripted(node) && isScripted(to)) || (typed.has(node) && nameOf(node) === nameOf(to))),
    beforeAttributeUpdated: (name, element, change) =>
      !folds('details:not([data-menu])', { name, element, change }),
  });
  // Chromium does not draw what it has moved out of a `details` (`moveBefore`): put in anew, it does.
  for (const one of document.querySelectorAll<HTMLElement>(NEWS))
    if (!one.checkVisibility()) one.parentNode?.insertBefore(one, one.nextSibling);
  document.dispatchEvent(new Event(REPLACED));
  if (place !== null) focusNews(known, place);
}

/**
 * Makes an element what another is. A field and its `datalist` that are both moved (`moveBefore`) take the whole tab of Chromium 156 down: until
 * they have their places, neither knows of the other.
 */
function morph(element: Element, to: Element, callbacks: ConfigCallbacks): void {
  for (const part of [element, to])
    for (const field of part.querySelectorAll<HTMLInputElement>('[list]')) {
      field.dataset.list = field.getAttribute('list') ?? '';
      field.removeAttribute('list');
    }
  Idiomorph.morph(element, to, { callbacks });
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-list]')) {
    field.setAttribute('list', field.dataset.list ?? '');
    delete field.dataset.list;
  }
}

/** Whether a change of an attribute folds up what somebody has unfolded. */
const folds = (
  which: string,
  { name, element, change }: { name: string; element: Element; change: 'update' | 'remove' },
): boolean => name === 'open' && change === 'remove' && element.matches(which);

const isScripted = (node: Node): boolean => node instanceof Element && node.matches(SCRIPTED);

/** The fields in which something was typed or chosen, and not sent: of other forms, and of this one while it was on its way. */
function typedSince({ form, body }: Sent): Set<Node> {
  const isSent = (field: Field) => field.form === form && !isTypedAfter(field, body);
  return new Set(typedIn(document).filter((field) => !isSent(field)));
}

const typedIn = (page: ParentNode): Field[] => [...page.querySelectorAll<Field>(FIELDS)].filter(isChanged);

const isTypedAfter = (field: Field, body: FormData): boolean =>
  /^(textarea|text|email|search)$/.test(field.type) &&
  body.has(field.name) &&
  !body.getAll(field.name).includes(field.value);

const FIELDS = 'input, textarea, select';
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return isChosenAnew(field);
  if (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) return true;
  return field.value !== field.defaultValue;
}

const nameOf = (field: Node): string => (field as Field).name;

function isChosenAnew({ options, selectedIndex }: HTMLSelectElement): boolean {
  const given = [...options].findLastIndex(({ defaultSelected }) => defaultSelected);
  return selectedIndex !== Math.max(given, 0);
}

/** Of several, what was not there before; news that is told again stands in the same place. */
function focusNews(known: Set<Element>, place: string): void {
  const told = [...document.querySelectorAll<HTMLElement>(NEWS)].filter((one) => one.checkVisibility());
  const led = document.getElementById(place);
  // What is to be written in is written in at once.
  const text = led?.matches('form') ? led.querySelector('textarea') : led;
  const news = told.find((one) => !known.has(one)) ?? told.at(-1) ?? text;
  if (news) {
    news.focus();
    if (document.activeElement !== news) news.scrollIntoView();
  } else if (isNowhere(document.activeElement)) document.getElementById('content')?.focus();
}

/** The link that was followed may have been folded away with its menu. */
const isNowhere = (focused: Element | null): boolean =>
  !focused || focused === document.body || !focused.checkVisibility();

openOutbox({ ask, renew: renewPage, show: (answer, sent) => showAnswer(answer, sent) });
