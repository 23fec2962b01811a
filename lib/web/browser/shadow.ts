/**
 * Gives an element its inner tree. What it puts there is no part of the markup that the page put inside of it, which is what a reader
 * without script sees, and which another page may take the place of.
 * Outside styles reach in by `::part()` and by custom properties.
 */
export function shadowOf(element: HTMLElement, css: string): ShadowRoot {
  if (element.shadowRoot) return element.shadowRoot;
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // A constructed sheet, because the page's policy allows no inline style.
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}

type Attributes = Record<string, string>;

/** Makes an element with attributes and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A button and a link inside of an element look like the page's own. */
export const PLAIN_CONTROLS = `
  button { font: inherit; color: inherit; background: none; border: 0; padding: .25em .5em; min-block-size: 24px; cursor: pointer }
  a { color: inherit }
  :focus-visible { outline: 2px solid currentColor; outline-offset: 2px }`;
