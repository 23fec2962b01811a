/** Words of the page that a reader has selected, and whose they are; `from` is null where they are the article's. */
export type Passage = { text: string; from: string | null };

const LONGEST = 1_500;

/** The passage that is selected in a comment or in the article; null where nothing is, or something else. */
export function selectedPassage(): Passage | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const text = selection.toString().trim();
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const article = element?.closest('article');
  if (text === '' || !article || element?.closest('form, button, textarea')) return null;
  const by = article.id.startsWith('comment-') ? article.getAttribute('aria-labelledby') : null;
  const from = by ? (document.getElementById(by)?.textContent ?? null) : null;
  return { text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, from };
}

/**
 * What the reader selected last, until it is taken, or they select nothing. Going into the form is no such choice, although the
 * browser then lets the selection go.
 */
export class SelectedPassage {
  current: Passage | null = null;
  private readonly form: HTMLElement;
  private readonly changed: () => void;
  private isPressing = false;

  constructor(form: HTMLElement, changed: () => void) {
    this.form = form;
    this.changed = changed;
  }

  listen(): void {
    document.addEventListener('selectionchange', this);
    document.addEventListener('pointerdown', this, true);
    this.look();
  }

  leave(): void {
    document.removeEventListener('selectionchange', this);
    document.removeEventListener('pointerdown', this, true);
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'selectionchange') this.look();
    else this.isPressing = target instanceof Node && this.form.contains(target);
  }

  /** The passage, which is used up by it. */
  take(): Passage | null {
    const { current } = this;
    this.become(null);
    return current;
  }

  private look(): void {
    const selected = selectedPassage();
    const isInForm = this.isPressing || this.form.contains(document.activeElement);
    if (selected || !isInForm) this.become(selected);
  }

  private become(passage: Passage | null): void {
    if (this.current?.text === passage?.text) return;
    this.current = passage;
    this.changed();
  }
}
