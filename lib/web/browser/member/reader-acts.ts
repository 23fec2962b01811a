import type { ReactionsView } from '@/lib/comments/reactions/schemas';
import { readAct, REACTIONS_PLACE, verbOf } from '@/lib/web/own-page/act-schemas';
import { forgetProblem, sayNothingCame } from '../problem';
import { buttonsOf, showCounts, showFolded, showNote, showSaved, turn, turnReactions } from './marks';
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
    if (readAct(button.value)?.done === undefined) await ownPage();
    const act = readAct(button.value);
    if (act?.done === undefined) return sendAsForm(button, form);
    const [on, verb] = [!act.done, verbOf(act.toggle, act.done)];
    const address = addressOf(act);
    show(button, act, on);
    const before = inLine.get(button) ?? Promise.resolve();
    const sent = before.then(() => send(address, on));
    inLine.set(button, sent);
    const answer = await sent;
    const isLast = inLine.get(button) === sent;
    if (answer === 'away') {
      show(button, act, !on);
      sayAway(button);
    } else if (!answer.ok) {
      show(button, act, !on);
      // What is in the way is said as it is without script: by the page.
      sendAsForm(button, form);
    } else {
      if (verb === 'mute' || verb === 'forget') this.offerUndo(button, verb, on);
      else this.say(verb);
      if (isLast && answer.status === 200) settle(button, (await answer.json()) as ReactionsView);
    }
  }

  /** From where the focus is: the button may have been folded away with the comment, or closed with its menu. */
  private offerUndo(button: HTMLButtonElement, verb: string, on: boolean): void {
    const near = button.closest('article');
    const active = document.activeElement;
    const menu = button.closest('details');
    const isInside = active instanceof HTMLElement && active !== near && near?.contains(active);
    // The menu closes, and what was pressed in it goes with it.
    const stays = isInside && !menu?.contains(active);
    const after = stays ? active : (menu?.querySelector('summary') ?? button);
    const words = { done: this.wordsOf(verb), undo: this.getAttribute('undo') ?? '' };
    import('../undo').then(
      ({ offerUndo }) =>
        offerUndo(after, words, () => {
          // Whoever has undone it otherwise meanwhile would do it again.
          if (readAct(button.value)?.done === on) button.click();
        }),
      () => this.say(verb),
    );
  }

  private wordsOf(verb: string): string {
    return (JSON.parse(this.getAttribute('done') ?? '{}') as Record<string, string>)[verb] ?? '';
  }

  private say(verb: string): void {
    const words = this.wordsOf(verb);
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

type Act = NonNullable<ReturnType<typeof readAct>>;

function addressOf({ toggle, upon, more = '' }: Act): string {
  const of = encodeURIComponent(upon);
  const below = {
    reaction: `comments/${of}/reactions/${encodeURIComponent(more)}`,
    save: `comments/${of}/bookmark`,
    follow: `comments/${of}/follow`,
    mute: `members/${of}/mute`,
    'follow-article': `articles/${of}/follow`,
  };
  return `/api/v1/${below[toggle]}`;
}

/** Shows what is now so, wherever the page says it. */
function show(button: HTMLButtonElement, { toggle, upon }: Act, on: boolean): void {
  const comment = button.closest<HTMLElement>('article');
  turn(button, on);
  switch (toggle) {
    case 'reaction': {
      const count = button.querySelector('span');
      if (count) count.textContent = String(Math.max(0, Number(count.textContent) + (on ? 1 : -1)) || '');
      if (comment) showNote(comment);
      break;
    }
    case 'save':
      if (comment) showSaved(comment, on);
      break;
    case 'follow':
      for (const other of buttonsOf(button.closest('[data-threads] > li') ?? document, toggle))
        turn(other, on);
      break;
    case 'mute':
      for (const other of buttonsOf(document, toggle))
        if (readAct(other.value)?.upon === upon) turn(other, on);
      for (const theirs of document.querySelectorAll<HTMLElement>(
        `article[data-author="${CSS.escape(upon)}"]`,
      ))
        showFolded(theirs, on);
      (on ? comment?.querySelector('summary') : comment)?.focus();
  }
}

/** The numbers that the server knows, when nothing else is on its way. */
function settle(button: HTMLButtonElement, { reactions, own }: ReactionsView): void {
  const comment = button.closest('article');
  if (!comment) return;
  showCounts(comment, reactions);
  turnReactions(comment, own);
}

function sayAway(button: HTMLButtonElement): void {
  const place =
    button.closest('article')?.querySelector(REACTIONS_PLACE)?.parentElement ?? button.parentElement;
  if (!place) return;
  forgetProblem(place);
  sayNothingCame(place, 'unsent');
}
