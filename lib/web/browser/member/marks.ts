import { actOf, foldId, REACTIONS_PLACE, readAct, verbOf, type Toggle } from '@/lib/web/own-page/act-schemas';
import type { OwnPageView } from '@/lib/web/own-page/schemas';
import { make } from '../shadow';

type Marks = OwnPageView['marks'][string];

/** What is a member's own, and the comments that it says something of. */
export type Own = OwnPageView & { of: ReadonlySet<string> };

const NONE: Marks = { reactions: [], saved: false, followed: false, muted: false };

/** The buttons in a place that do and undo one thing. */
export const buttonsOf = (place: ParentNode, toggle: Toggle): HTMLButtonElement[] =>
  [...place.querySelectorAll<HTMLButtonElement>('button[name=act]')].filter(
    ({ value }) => readAct(value)?.toggle === toggle,
  );

/** Turns a button around: it undoes what is done, or does what is not. */
export function turn(button: HTMLButtonElement, done: boolean): void {
  const act = readAct(button.value);
  if (!act) return;
  button.value = actOf(verbOf(act.toggle, done), act.upon, act.more);
  if (act.toggle === 'reaction') {
    button.setAttribute('aria-pressed', String(done));
    return;
  }
  const words = button.matches('[data-on]') ? button : button.querySelector<HTMLElement>('[data-on]');
  if (words) words.textContent = (done ? words.dataset.on : words.dataset.off) ?? '';
}

/** Turns the reactions of a comment to what its reader gave. */
export function turnReactions(comment: Element, given: string[]): void {
  for (const button of buttonsOf(comment, 'reaction')) turn(button, given.includes(kindOf(button)));
}

const kindOf = ({ value }: HTMLButtonElement): string => readAct(value)?.more ?? '';

/**
 * Shows on each comment what the member has made of it, and takes from their own what is for others. One that nothing is said of stays
 * as the page has it.
 */
export function showMarks({ id: memberId, followed, marks, reactions, of, staff }: Own): void {
  for (const button of buttonsOf(document, 'follow-article')) turn(button, followed);
  for (const way of document.querySelectorAll<HTMLElement>('[data-leads-to]'))
    way.hidden = marks[way.dataset.leadsTo ?? '']?.muted ?? false;
  for (const comment of document.querySelectorAll<HTMLElement>('article[data-author]')) {
    const id = comment.id.slice('comment-'.length);
    if (!of.has(id)) continue;
    const own = marks[id] ?? NONE;
    // The page may be some moments old, and the member has reacted meanwhile.
    if (reactions[id]) showCounts(comment, reactions[id]);
    if (comment.dataset.author === memberId) showOwn(comment);
    if (staff) showDesk(comment, id);
    turnReactions(comment, own.reactions);
    for (const button of buttonsOf(comment, 'save')) turn(button, own.saved);
    for (const button of buttonsOf(comment, 'follow')) turn(button, own.followed);
    for (const button of buttonsOf(comment, 'mute')) turn(button, own.muted);
    showSaved(comment, own.saved);
    showNote(comment);
    showFolded(comment, own.muted);
  }
}

/** The way to a comment's case, for who works at the desk. */
function showDesk(comment: Element, id: string): void {
  const panel = comment.querySelector('[data-menu] > div');
  const link = document
    .querySelector<HTMLTemplateElement>('template[data-desk-of-page]')
    ?.content.cloneNode(true);
  if (!panel || !link || panel.querySelector('[data-desk]')) return;
  panel.append(link);
  panel.querySelector<HTMLAnchorElement>('[data-desk]')?.setAttribute('href', `/admin/comments/${id}`);
}

/** Says whether it is saved. */
export function showSaved(comment: Element, saved: boolean): void {
  const words = comment.querySelector<HTMLElement>('[data-saved]');
  if (words) words.hidden = !saved;
}

/** Says to whoever gave a reaction that lowers nothing that it does not. */
export function showNote(comment: Element): void {
  const group = comment.querySelector(REACTIONS_PLACE);
  const note = comment.querySelector('[data-note]');
  const isNoted = group?.querySelector('[data-noted][aria-pressed=true]') != null;
  if (!isNoted) note?.remove();
  if (!isNoted || note) return;
  const template = document.querySelector<HTMLTemplateElement>('template[data-note-of-page]');
  if (template) group?.after(document.importNode(template.content, true));
}

/** How often each reaction to a comment was given. */
export function showCounts(comment: Element, reactions: Record<string, number>): void {
  for (const button of buttonsOf(comment, 'reaction')) {
    const count = button.querySelector('span');
    if (count) count.textContent = String(reactions[kindOf(button)] || '');
  }
}

/** One's own is for others to judge: its reactions are read, and it is not muted or reported. */
function showOwn(comment: HTMLElement): void {
  const group = comment.querySelector<HTMLElement>(REACTIONS_PLACE);
  if (group) {
    const given = [...group.querySelectorAll('button')].filter(
      (one) => one.querySelector('span')?.textContent,
    );
    const items = given.map((button) => make('li', {}, ...button.childNodes));
    const label = group.getAttribute('aria-label') ?? '';
    const list = make('ul', { role: 'list', class: group.className, 'aria-label': label }, ...items);
    comment.querySelector('[data-note]')?.remove();
    if (items.length > 0) group.replaceWith(list);
    else group.remove();
  }
  for (const button of buttonsOf(comment, 'mute')) button.remove();
  comment.querySelector('[data-menu] a[rel=nofollow]')?.remove();
}

/** Folds a comment whose author is muted, or unfolds it. */
export function showFolded(comment: HTMLElement, muted: boolean): void {
  const lead = document.querySelector<HTMLElement>(
    `[data-leads-to="${comment.id.slice('comment-'.length)}"]`,
  );
  if (lead) lead.hidden = muted;
  const fold = comment.querySelector<HTMLDetailsElement>(':scope > details');
  if (muted === (fold !== null)) return;
  if (fold) {
    fold.replaceWith(...(fold.querySelector(':scope > div')?.childNodes ?? []));
    return;
  }
  const template = document.querySelector<HTMLTemplateElement>('template[data-fold]');
  const made = template && document.importNode(template.content, true).firstElementChild;
  const inside = made?.querySelector('div');
  if (!made || !inside) return;
  const id = comment.id.slice('comment-'.length);
  made.querySelector('summary')?.setAttribute('id', foldId(id));
  // As it stood: in the columns of a comment at the top, or below one another.
  inside.className = comment.classList.item(1) ?? '';
  inside.append(...comment.childNodes);
  comment.append(made);
}
