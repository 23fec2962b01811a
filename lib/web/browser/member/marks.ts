import type { OwnPageView } from '@/lib/web/own-page/schemas';

type Marks = OwnPageView['marks'][string];

/** What is a member's own, and the comments that it says something of. */
export type Own = OwnPageView & { of: ReadonlySet<string> };

const NONE: Marks = { reactions: [], saved: false, followed: false, muted: false };

/** What a button of the page's form does, as its value says: what, upon what, and what else. */
export type Act = [verb: string, upon: string, more?: string];

export const actOf = (button: HTMLButtonElement): Act => button.value.split(' ') as Act;

/** The two verbs of a button that does something and undoes it, by either of them or by the one that says neither. */
const PAIRS = [
  ['react', 'take-back', 'toggle-reaction'],
  ['save', 'forget', 'toggle-save'],
  ['follow', 'unfollow', 'toggle-follow'],
  ['follow-article', 'unfollow-article', 'toggle-follow-article'],
  ['mute', 'unmute', 'toggle-mute'],
] as const;

/** Whether a button does something yet (and does not undo it). */
export const doesYet = (button: HTMLButtonElement): boolean =>
  PAIRS.some(([verb]) => verb === actOf(button)[0]);

/** Turns a button around: it undoes what is done, or does what is not. */
export function turn(button: HTMLButtonElement, done: boolean): void {
  const [verb, ...upon] = actOf(button);
  const pair = PAIRS.find((verbs) => (verbs as readonly string[]).includes(verb));
  if (pair) button.value = [pair[done ? 1 : 0], ...upon].join(' ');
  if (pair?.[0] === 'react') {
    button.setAttribute('aria-pressed', String(done));
    return;
  }
  const words = button.matches('[data-on]') ? button : button.querySelector<HTMLElement>('[data-on]');
  if (words) words.textContent = (done ? words.dataset.on : words.dataset.off) ?? '';
}

const buttonsIn = (place: ParentNode, ...verbs: string[]): HTMLButtonElement[] =>
  [...place.querySelectorAll<HTMLButtonElement>('button[name=act]')].filter((button) =>
    verbs.includes(actOf(button)[0]),
  );

/**
 * Shows on each comment what the member has made of it, and takes from their own what is for others. One that nothing is said of stays
 * as the page has it.
 */
export function showMarks({ id: memberId, followed, marks, reactions, of }: Own): void {
  for (const button of buttonsIn(document, ...PAIRS[3])) turn(button, followed);
  for (const comment of document.querySelectorAll<HTMLElement>('article[data-author]')) {
    const id = comment.id.slice('comment-'.length);
    if (!of.has(id)) continue;
    const own = marks[id] ?? NONE;
    const group = comment.querySelector('[role=group][id^=reactions-]');
    // The page may be some seconds old, and the member was here meanwhile.
    if (group) showCounts(group, reactions[id] ?? {});
    if (comment.dataset.author === memberId) showOwn(comment);
    for (const button of buttonsIn(comment, ...PAIRS[0]))
      turn(button, own.reactions.includes(actOf(button)[2] ?? ''));
    for (const button of buttonsIn(comment, ...PAIRS[1])) turn(button, own.saved);
    for (const button of buttonsIn(comment, ...PAIRS[2])) turn(button, own.followed);
    for (const button of buttonsIn(comment, ...PAIRS[4])) turn(button, own.muted);
    showSaved(comment, own.saved);
    showNote(comment);
    showFolded(comment, own.muted);
  }
}

/** Says whether it is saved. */
export function showSaved(comment: Element, saved: boolean): void {
  const words = comment.querySelector<HTMLElement>('[data-saved]');
  if (words) words.hidden = !saved;
}

/** Says to whoever gave a reaction that lowers nothing that it does not. */
export function showNote(comment: Element): void {
  const group = comment.querySelector('[role=group][id^=reactions-]');
  const note = comment.querySelector('[data-note]');
  const isNoted = group?.querySelector('[data-noted][aria-pressed=true]') != null;
  if (!isNoted) note?.remove();
  if (!isNoted || note) return;
  const template = document.querySelector<HTMLTemplateElement>('template[data-note-of-page]');
  if (template) group?.after(document.importNode(template.content, true));
}

/** How often each reaction was given. */
export function showCounts(group: Element, reactions: Record<string, number>): void {
  for (const button of group.querySelectorAll('button')) {
    const count = button.querySelector('span');
    if (count) count.textContent = String(reactions[actOf(button)[2] ?? ''] || '');
  }
}

/** One's own is for others to judge: its reactions are read, and it is not muted or reported. */
function showOwn(comment: HTMLElement): void {
  const group = comment.querySelector<HTMLElement>('[role=group][id^=reactions-]');
  if (group) {
    const list = document.createElement('ul');
    list.className = group.className;
    list.setAttribute('role', 'list');
    list.setAttribute('aria-label', group.getAttribute('aria-label') ?? '');
    for (const button of group.querySelectorAll('button')) {
      if (!button.querySelector('span')?.textContent) continue;
      const item = document.createElement('li');
      item.append(...button.childNodes);
      list.append(item);
    }
    comment.querySelector('[data-note]')?.remove();
    if (list.childElementCount > 0) group.replaceWith(list);
    else group.remove();
  }
  for (const button of buttonsIn(comment, ...PAIRS[4])) button.remove();
  comment.querySelector('[data-menu] a[rel=nofollow]')?.remove();
}

/** Folds a comment whose author is muted, or unfolds it. */
export function showFolded(comment: HTMLElement, muted: boolean): void {
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
  made.querySelector('summary')?.setAttribute('id', `folded-${id}`);
  // As it stood: in the columns of a comment at the top, or below one another.
  inside.className = comment.classList.item(1) ?? '';
  inside.append(...comment.childNodes);
  comment.append(made);
}
