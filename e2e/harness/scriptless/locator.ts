import {
  descriptionOf,
  isHidden,
  isShown,
  labelsOf,
  NAMED,
  nameOf,
  normal,
  roleOf,
  textOf,
} from './read-element';
import { activate, submitFrom } from './act';
import type { ScriptlessPage } from './page';

type Words = string | RegExp;
type Exact = { exact?: boolean };
type Within = { hasText?: Words; hasNotText?: Words; has?: ScriptlessLocator };
/** From what was found so far to what is looked for in it. */
type Find = (roots: ParentNode[]) => ParentNode[];

/** Whatever matches on a page as it stands at the moment, as Playwright's `Locator`. */
export class ScriptlessLocator {
  readonly page: ScriptlessPage;
  readonly #description: string;
  readonly #find: Find;

  constructor(page: ScriptlessPage, description: string, find: Find) {
    this.page = page;
    this.#description = description;
    this.#find = find;
  }

  toString = () => this.#description;

  elements(roots: ParentNode[] = [this.page.document]): Element[] {
    return this.#find(roots) as Element[];
  }

  /** The one that is meant. */
  one(): Element {
    const found = this.elements();
    if (found.length !== 1)
      throw new Error(`${this.#description}: ${found.length} match, at ${this.page.url()}`);
    return found[0]!;
  }

  getByRole(role: string, { name, exact = false, level }: Exact & { name?: Words; level?: number } = {}) {
    const isMeant = (element: Element) =>
      roleOf(element) === role &&
      (level === undefined || element.localName === `h${level}`) &&
      (name === undefined || isIn(nameOf(element), name, exact)) &&
      !isHidden(element);
    return this.#inside(`${role} ${name ? `“${name}”` : ''}`, '*', isMeant);
  }

  /** The innermost elements with these words. */
  getByText(text: Words, { exact = false }: Exact = {}) {
    const says = (element: Element) => isIn(textOf(element), text, exact);
    const isMeant = (element: Element) => says(element) && ![...element.children].some(says);
    return this.#inside(`“${text}”`, 'body *', isMeant);
  }

  getByLabel(text: Words, { exact = false }: Exact = {}) {
    const isMeant = (element: Element) => labelsOf(element).some((label) => isIn(label, text, exact));
    return this.#inside(`labelled “${text}”`, NAMED, isMeant);
  }

  locator(selector: string, within: Within = {}) {
    const found =
      selector === '..'
        ? this.#then('..', (elements) =>
            elements.flatMap((element) => (element as Element).parentElement ?? []),
          )
        : this.#inside(selector, selector, () => true);
    return found.filter(within);
  }

  filter({ hasText, hasNotText, has }: Within) {
    const isMeant = (element: Element) =>
      (hasText === undefined || isIn(textOf(element), hasText)) &&
      (hasNotText === undefined || !isIn(textOf(element), hasNotText)) &&
      (has === undefined || has.elements([element]).length > 0);
    return this.#then('filtered', (elements) => elements.filter((element) => isMeant(element as Element)));
  }

  first = () => this.#then('first', (elements) => elements.slice(0, 1));
  last = () => this.#then('last', (elements) => elements.slice(-1));
  or = (other: ScriptlessLocator) =>
    this.#then('or', (elements) => [...new Set([...elements, ...other.elements()])]);

  count = () => Promise.resolve(this.elements().length);
  innerText = () => Promise.resolve(normal(textOf(this.one())));
  innerHTML = () => Promise.resolve(this.one().innerHTML);
  getAttribute = (name: string) => Promise.resolve(this.one().getAttribute(name));
  inputValue = () => Promise.resolve(this.value());
  isVisible = () => Promise.resolve(this.isShown());

  isShown(): boolean {
    return this.elements().length > 0 && isShown(this.one());
  }

  value = () => (this.one() as HTMLInputElement).value;
  description = () => descriptionOf(this.one());

  async fill(text: string): Promise<void> {
    const field = this.#ready() as HTMLInputElement;
    if (field.readOnly) throw new Error(`${this.#description} cannot be written in`);
    field.value = text;
  }

  async check(): Promise<void> {
    (this.#ready() as HTMLInputElement).checked = true;
  }

  async selectOption(wanted: string | { label: string }): Promise<void> {
    const list = this.#ready() as HTMLSelectElement;
    const label = typeof wanted === 'string' ? wanted : wanted.label;
    const option = [...list.options].find(
      ({ value, text }) => normal(text) === label || (typeof wanted === 'string' && value === wanted),
    );
    if (!option) throw new Error(`${this.#description} has no “${label}”`);
    list.value = option.value;
  }

  async click(): Promise<void> {
    await activate(this.page, this.#ready());
  }

  async press(key: 'Enter'): Promise<void> {
    if (key !== 'Enter') throw new Error(`${String(key)} does nothing without script`);
    const element = this.#ready();
    if (element.matches('input')) await submitFrom(this.page, element as HTMLInputElement);
    else await activate(this.page, element);
  }

  /** It can be used by whoever sees the page. */
  #ready(): Element {
    const element = this.one();
    if (!isShown(element)) throw new Error(`${this.#description} is not shown, at ${this.page.url()}`);
    if (element.matches(':disabled'))
      throw new Error(`${this.#description} is disabled, at ${this.page.url()}`);
    return element;
  }

  #inside(description: string, selector: string, isMeant: (element: Element) => boolean) {
    return this.#then(description, (roots) => {
      const found = roots.flatMap((root) => [...root.querySelectorAll(selector)].filter(isMeant));
      return roots.length > 1 ? [...new Set(found)] : found;
    });
  }

  #then(description: string, find: Find) {
    return new ScriptlessLocator(this.page, `${this.#description} ${description}`, (roots) =>
      find(this.#find(roots)),
    );
  }
}

/** Playwright's way of comparing: any case and part of it, unless it is to be exact. */
export function isIn(text: string, words: Words, exact = false): boolean {
  if (words instanceof RegExp) return words.test(text);
  return exact
    ? normal(text) === normal(words)
    : normal(text).toLowerCase().includes(normal(words).toLowerCase());
}
