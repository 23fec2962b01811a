import { announce } from './announce';
import { inDigits } from './in-words';
import { putAgain } from './put-again';
import { make } from './shadow';

/** How many can be selected. */
const MOST = 100;

/**
 * `<work-selection of="a queue" without="ids">…</work-selection>`: what is selected in a queue, which stays so from one page and case to the next, in this tab.
 * It counts, and tells the form around which the boxes of the list stand of what is not on this page. What is named in `without` is selected no
 * longer. Without script: what is ticked on the page.
 */
class WorkSelection extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    document.addEventListener('change', this.onChange);
    document.addEventListener('click', this.onClick);
    this.leave = putAgain(() => this.put());
  }

  disconnectedCallback(): void {
    document.removeEventListener('change', this.onChange);
    document.removeEventListener('click', this.onClick);
    this.leave();
  }

  /** Ticks what is selected of this page. What has moved on since it was selected is another thing to decide about. */
  private put(): void {
    const gone = (this.getAttribute('without') ?? '').split(' ');
    const boxes = this.boxes;
    const isHere = (choice: string) => boxes.some(({ value }) => value === choice);
    const selected = this.selected.filter(
      (choice) =>
        !gone.includes(idOf(choice)) && (isHere(choice) || !document.getElementById(`row-${idOf(choice)}`)),
    );
    this.select(selected);
  }

  private select(selected: string[]): void {
    keep(this.key, selected);
    const boxes = this.boxes;
    for (const box of boxes) box.checked = selected.includes(box.value);
    const elsewhere = selected.filter((choice) => !boxes.some(({ value }) => value === choice));
    this.querySelector('[data-elsewhere]')?.replaceChildren(
      ...elsewhere.map((value) => make('input', { type: 'hidden', name: 'comments', value })),
    );
    const count = this.querySelector('[data-count]');
    if (count) count.textContent = inDigits(selected.length);
    this.toggleAttribute('data-some', selected.length > 0);
  }

  private readonly onChange = ({ target }: Event): void => {
    const box = target as HTMLInputElement;
    if (!this.boxes.includes(box)) return;
    this.add(box.checked ? [box] : [], [box]);
  };

  private readonly onClick = (event: Event): void => {
    const { all, none } = (event.target as HTMLElement).dataset;
    if (all === undefined && none === undefined) return;
    event.preventDefault();
    if (none !== undefined) return this.say(() => this.select([]));
    this.add(this.boxes, this.boxes);
  };

  /** Selects some of those that are asked about, and the others of them no longer. */
  private add(some: HTMLInputElement[], asked: HTMLInputElement[]): void {
    const others = this.selected.filter((choice) => !asked.some(({ value }) => value === choice));
    const selected = [...others, ...some.map(({ value }) => value)];
    this.say(() => this.select(selected.slice(0, MOST)), selected.length > MOST);
  }

  private say(change: () => void, full = false): void {
    change();
    announce(
      full ? (this.getAttribute('full') ?? '') : (this.querySelector('[data-tally]')?.textContent ?? ''),
    );
  }

  private get boxes(): HTMLInputElement[] {
    return [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"][form="selection"]')];
  }

  private get selected(): string[] {
    const kept: unknown = JSON.parse(sessionStorage.getItem(this.key) ?? '[]');
    return kept as string[];
  }

  private get key(): string {
    return `desk selection ${this.getAttribute('of') ?? ''}`;
  }
}

const idOf = (choice: string): string => choice.split('.')[0]!;

function keep(key: string, selected: string[]): void {
  if (selected.length > 0) sessionStorage.setItem(key, JSON.stringify(selected));
  else sessionStorage.removeItem(key);
}

customElements.define('work-selection', WorkSelection);
