import type { ReactionsView } from '@/lib/comments/reactions/schemas';
import { actOf, doesYet, showCounts, showFolded, showNote, showSaved, turn } from './marks';
import { ownPage } from './own-page';

const BUTTON = 'button[name=act]';

/**
 * `<reader-acts done='{"save":"Saved."}'><form>…</form></reader-acts>`: what a member does with the comments of a page shows at once,
 * and is taken back with a word when it could not be done. Without script: the form, whose buttons stand with the comments.
 */
export class ReaderActs extends HTMLElement {
  private readonly press = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLButtonElement>(BUTTON);
    if (!button?.form || !this.contains(button.form)) return;
    event.preventDefault();
    void this.act(button, button.form);
  };

  connectedCallback(): void {
    document.addEventListener('click', this.press);
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.press);
  }

  /** Sends what a button is for, one after another for each: of two clicks the second undoes what the first did. */
  private async act(button: HTMLButtonElement, form: HTMLFormElement): Promise<void> {
    // What it does is not known before the member's own marks are.
    if (button.value.startsWith('toggle-')) await ownPage();
    if (button.value.startsWith('toggle-')) return sendAsForm(button, form);
    const on = doesYet(button);
    const [verb] = actOf(button);
    const address = addressOf(button);
    show(button, on);
    const before = inLine.get(button) ?? Promise.resolve();
    const sent = before.then(() => send(address, on));
    inLine.set(button, sent);
    const answer = await sent;
    const isLast = inLine.get(button) === sent;
    if (answer === 'away') {
      show(button, !on);
      sayAway(button);
    } else if (!answer.ok) {
      show(button, !on);
      // What is in the way is said as it is without script: by the page.
      sendAsForm(button, form);
    } else {
      this.say(verb);
      if (isLast && answer.status === 200) settle(button, (await answer.json()) as ReactionsView);
    }
  }

  private say(verb: string): void {
    const words = (JSON.parse(this.getAttribute('done') ?? '{}') as Record<string, string>)[verb];
    const status = this.querySelector('[role=status]');
    if (status && words) status.textContent = words;
  }
}

/** As without script, for what is in the way is said by the page; whoever has to sign in first comes back to where they are. */
function sendAsForm(button: HTMLButtonElement, form: HTMLFormElement): void {
  const returnTo = form.elements.namedItem('returnTo');
  if (returnTo instanceof HTMLInputElement) returnTo.value = `${location.pathname}${location.search}`;
  form.requestSubmit(button);
}

const inLine = new WeakMap<HTMLButtonElement, Promise<Response | 'away'>>();

/** Also when the page is left meanwhile. */
const send = (address: string, on: boolean): Promise<Response | 'away'> =>
  fetch(address, { method: on ? 'PUT' : 'DELETE', keepalive: true }).catch(() => 'away');

function addressOf(button: HTMLButtonElement): string {
  const [verb, upon, more] = actOf(button);
  const of = encodeURIComponent(upon);
  switch (verb) {
    case 'react':
    case 'take-back':
      return `/api/v1/comments/${of}/reactions/${encodeURIComponent(more ?? '')}`;
    case 'save':
    case 'forget':
      return `/api/v1/comments/${of}/bookmark`;
    case 'follow':
    case 'unfollow':
      return `/api/v1/comments/${of}/follow`;
    case 'mute':
    case 'unmute':
      return `/api/v1/members/${of}/mute`;
    default:
      return `/api/v1/articles/${of}/follow`;
  }
}

/** Shows what is now so, wherever the page says it. */
function show(button: HTMLButtonElement, on: boolean): void {
  const [verb, upon] = actOf(button);
  const comment = button.closest<HTMLElement>('article');
  turn(button, on);
  switch (verb) {
    case 'react':
    case 'take-back': {
      const count = button.querySelector('span');
      if (count) count.textContent = String(Math.max(0, Number(count.textContent) + (on ? 1 : -1)) || '');
      if (comment) showNote(comment);
      break;
    }
    case 'save':
    case 'forget':
      if (comment) showSaved(comment, on);
      break;
    case 'follow':
    case 'unfollow':
      for (const other of twins(button.closest('[data-threads] > li') ?? document, 'follow', 'unfollow'))
        turn(other, on);
      break;
    case 'mute':
    case 'unmute':
      for (const other of twins(document, 'mute', 'unmute')) if (actOf(other)[1] === upon) turn(other, on);
      for (const theirs of document.querySelectorAll<HTMLElement>(
        `article[data-author="${CSS.escape(upon)}"]`,
      ))
        showFolded(theirs, on);
      (on ? comment?.querySelector('summary') : comment)?.focus();
  }
}

const twins = (place: ParentNode, ...verbs: string[]): HTMLButtonElement[] =>
  [...place.querySelectorAll<HTMLButtonElement>(BUTTON)].filter((other) => verbs.includes(actOf(other)[0]));

/** The numbers that the server knows, when nothing else is on its way. */
function settle(button: HTMLButtonElement, { reactions, own }: ReactionsView): void {
  const group = button.closest('[role=group]');
  if (!group) return;
  showCounts(group, reactions);
  for (const other of group.querySelectorAll('button')) turn(other, own.includes(actOf(other)[2] ?? ''));
}

function sayAway(button: HTMLButtonElement): void {
  const place =
    button.closest('article')?.querySelector('[id^=reactions-]')?.parentElement ?? button.parentElement;
  place?.querySelector('[data-form-problem]')?.remove();
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.dataset.formProblem = '';
  const { unsent, offline } = document.body.dataset;
  said.textContent = (navigator.onLine ? unsent : offline) ?? '';
  place?.append(said);
}
