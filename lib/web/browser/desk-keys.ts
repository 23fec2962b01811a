import { putAgain } from './put-again';

/** Whether single keys act: who speaks to their machine, or types without looking, can switch them off (WCAG 2.1.4). */
const OFF = 'desk-keys-off';

/** What acts by another key than the usual one, in this browser: the usual key, and the one that was chosen. */
const CHOSEN = 'desk-keys-chosen';

/**
 * `<desk-keys>…</desk-keys>`: the keys of the workbench. What an element inside, or one of the ways through the desk, does, its key
 * does as well: `data-key`. A key on what unfolds puts the focus on its first field; 1 to 9 choose in a form that is unfolded;
 * Control or Command with Enter sends it, Escape folds it up. None acts where something is typed, or together with Ctrl, Alt or the like. A field
 * with `data-chooses` gives what acts by a key another one, in this browser. An answer with `data-ready` fills in the reason that stands ready for it, unless another one was written. What was written about a comment is there again when one comes
 * back to it. Without script: what is inside.
 */
class DeskKeys extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    document.addEventListener('keydown', this.onKey);
    this.addEventListener('change', this.onChange);
    this.addEventListener('click', this.onClick);
    this.addEventListener('input', this.onInput);
    this.addEventListener('toggle', this.onToggle, true);
    this.leave = putAgain(() => {
      if (this.checkbox) this.checkbox.checked = !isOff();
      this.tellKeys();
      for (const reason of this.querySelectorAll<HTMLTextAreaElement>(REASON)) {
        const kept = sessionStorage.getItem(keptAs(reason));
        if (kept && isReadyOrNone(reason)) reason.value = kept;
      }
      // Nothing is filled in unseen: whoever has script, and empties the reason, is asked for one.
      for (const one of this.querySelectorAll<HTMLInputElement>('[name="language"]')) one.disabled = true;
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.onKey);
    this.leave();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const strip = this.querySelector<HTMLDetailsElement>('details[open]:has(form)');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && strip?.contains(event.target as Node)) {
      strip.querySelector<HTMLButtonElement>('form button')?.click();
      return event.preventDefault();
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape' && strip) {
      strip.open = false;
      strip.querySelector('summary')?.focus();
      return event.preventDefault();
    }
    if (isTyping(event.target as HTMLElement) || isOff()) return;
    const one = this.elementOf(event.key, strip);
    if (!one) return;
    event.preventDefault();
    one.click();
    // What it unfolds is in sight then; a form's own field takes the focus after that.
    if (!one.matches('input:not([type="checkbox"]), summary')) return;
    const fold = one.checkVisibility() ? null : one.closest('details');
    if (fold) fold.open = true;
    one.focus();
  };

  /** Of several that are seen, the one of the row that has the focus, or is open; of no other row. A digit chooses in the form that is unfolded, and nowhere else. */
  private elementOf(key: string, strip: HTMLElement | null): HTMLElement | undefined {
    if (/^\d$/.test(key)) return strip?.querySelector<HTMLElement>(`input[data-key="${key}"]`) ?? undefined;
    const all = document.querySelectorAll<HTMLElement>('[data-key]');
    const seen = [...all].filter((one) => keyOf(one.dataset.key) === key && isThere(one));
    const inRow = (row: string) => seen.find((one) => one.closest('[data-row]')?.matches(row));
    return (
      inRow(':focus-within') ??
      inRow(':has([aria-current])') ??
      seen.find((one) => !one.closest('[data-row]'))
    );
  }

  /** Whoever asks what a key does, or which one does something, is told of those that act here. */
  private tellKeys(): void {
    for (const field of this.querySelectorAll<HTMLInputElement>('[data-chooses]'))
      field.value = keyOf(field.dataset.chooses);
    for (const one of document.querySelectorAll<HTMLElement>('[data-key]'))
      one.setAttribute('aria-keyshortcuts', keyOf(one.dataset.key));
  }

  /** A key does one thing: what had the one that is chosen gets the one that is given up for it. */
  private choose({ value, dataset: { chooses: usual = '' } }: HTMLInputElement): void {
    const wanted = value.trim().toLowerCase() || usual;
    const fields = [...this.querySelectorAll<HTMLInputElement>('[data-chooses]')];
    const other = fields.find(({ dataset }) => keyOf(dataset.chooses) === wanted)?.dataset.chooses;
    // A digit chooses a rule, and `?` is what this is found by.
    if (!/[\d?]/.test(wanted)) {
      const chosen = { ...chosenKeys(), ...(other && { [other]: keyOf(usual) }), [usual]: wanted };
      keep(CHOSEN, JSON.stringify(chosen));
    }
    this.tellKeys();
  }

  private readonly onClick = ({ target }: Event): void => {
    if (!(target as HTMLElement).matches('[data-usual-keys]')) return;
    keep(CHOSEN, null);
    this.tellKeys();
  };

  private readonly onChange = ({ target }: Event): void => {
    if (target === this.checkbox) return keep(OFF, (target as HTMLInputElement).checked ? null : '');
    if ((target as HTMLElement).matches('[data-chooses]')) return this.choose(target as HTMLInputElement);
    const { ready } = (target as HTMLElement).dataset;
    const form = (target as HTMLInputElement).form;
    const reason = form?.querySelector<HTMLTextAreaElement>(REASON);
    if (ready !== undefined && reason && isReadyOrNone(reason)) reason.value = ready;
  };

  private readonly onInput = ({ target }: Event): void => {
    const reason = target as HTMLTextAreaElement;
    if (reason.matches(REASON)) sessionStorage.setItem(keptAs(reason), reason.value);
  };

  /** Its first answer, or the one that is chosen; and what was selected of the text becomes the passage. */
  private readonly onToggle = ({ target }: Event): void => {
    const strip = target as HTMLDetailsElement;
    const form = strip.open ? strip.querySelector('form') : null;
    if (!form) return;
    keepInSight(form);
    if (form.contains(document.activeElement)) return;
    const passage = form.querySelector<HTMLInputElement>('[name="passage"]');
    const selected = selectedText();
    if (passage && !passage.value && selected) passage.value = selected;
    (
      form.querySelector<HTMLElement>('input:checked') ??
      form.querySelector<HTMLElement>('input:not([type="hidden"]), button')
    )?.focus();
  };

  private get checkbox(): HTMLInputElement | null {
    return this.querySelector('[data-switch]');
  }
}

const REASON = 'textarea[name="reason"]';

/** Its id names the comment, and what is done about it. */
const keptAs = ({ id }: HTMLTextAreaElement): string => `desk ${id}`;

/** Nothing of a moderator's own is in it. */
function isReadyOrNone({ form, value }: HTMLTextAreaElement): boolean {
  const ready = [...(form?.querySelectorAll<HTMLElement>('[data-ready]') ?? [])].map(
    (one) => one.dataset.ready,
  );
  return !value.trim() || ready.includes(value);
}

/** The end of the text that is judged stands above what has unfolded over it. */
function keepInSight(form: HTMLElement): void {
  const text = document.querySelector('[data-judged]')?.getBoundingClientRect();
  const hidden = (text?.bottom ?? 0) - form.getBoundingClientRect().top;
  if (hidden > 0) scrollBy(0, hidden);
}

/** What is selected of the text that is judged. */
function selectedText(): string {
  const selection = getSelection();
  const judged = document.querySelector('[data-judged]');
  return selection?.anchorNode && judged?.contains(selection.anchorNode) ? selection.toString().trim() : '';
}

/** What is folded up is there all the same, once. */
const isThere = (one: HTMLElement): boolean =>
  one.checkVisibility() || one.closest('details')?.checkVisibility() === true;

const isTyping = (target: HTMLElement): boolean =>
  target.matches('textarea, select, input:not([type="radio"], [type="checkbox"]), [contenteditable="true"]');

const isOff = (): boolean => kept(OFF) !== null;

/** The key that does what is usually done by `usual`. */
const keyOf = (usual = ''): string => chosenKeys()[usual] ?? usual;

function chosenKeys(): Record<string, string> {
  const chosen: unknown = JSON.parse(kept(CHOSEN) ?? '{}');
  return chosen as Record<string, string>;
}

/** What does not let itself be kept holds for this page: nothing else is asked of it. */
const unkept = new Map<string, string>();

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return unkept.get(name) ?? null;
  }
}

/** Null: not any more. */
function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    if (value === null) unkept.delete(name);
    else unkept.set(name, value);
  }
}

customElements.define('desk-keys', DeskKeys);
