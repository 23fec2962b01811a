import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api';

/** What of an element reaches a person: its text, its name to a machine that reads aloud, whether it is there at all. */

export const normal = (text: string) =>
  text
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const texts = new WeakMap<Element, string>();

/** As it stands in the document. It is remembered: nothing changes the words of a page without script. */
export function textOf(element: Element): string {
  const known = texts.get(element);
  if (known !== undefined) return known;
  const text = collect(element);
  texts.set(element, text);
  return text;
}

const SILENT = new Set(['script', 'style', 'noscript']);

function collect(element: Element): string {
  if (SILENT.has(element.localName)) return '';
  if (element.localName === 'input')
    return (element as HTMLInputElement).type === 'submit' ? (element as HTMLInputElement).value : '';
  let text = '';
  for (const node of element.childNodes)
    text += node.nodeType === node.ELEMENT_NODE ? textOf(node as Element) : (node.nodeValue ?? '');
  return text;
}

/**
 * No layout is known: words of a line are told from blocks by their element. What only a listener gets stands apart, by its class, and
 * so do the parts of a button.
 */
const INLINE = new Set(
  'a,abbr,b,bdi,cite,code,em,i,ins,del,kbd,label,mark,q,s,small,span,strong,time'.split(','),
);
const displayOf = (element: Element) => (isOfLine(element) ? 'inline' : 'block');
const isOfLine = ({ localName, className, parentElement }: Element) =>
  INLINE.has(localName) && !className.includes('hidden') && parentElement?.localName !== 'button';
const getComputedStyle = (element: Element) => {
  const display = displayOf(element);
  const getPropertyValue = (name: string) => (name === 'display' ? display : '');
  return { display, visibility: 'visible', getPropertyValue } as CSSStyleDeclaration;
};
const options = { getComputedStyle, computedStyleSupportsPseudoElements: false };

export const nameOf = (element: Element) =>
  computeAccessibleName(element, options) || (element.localName === 'figure' ? captionOf(element) : '');
/** What a figure is named by (HTML-AAM), which the library leaves out. */
const captionOf = (figure: Element) => normal(figure.querySelector('figcaption')?.textContent ?? '');
export const descriptionOf = (element: Element) => computeAccessibleDescription(element, options);

/** A heading or foot of a part is not the page's, a summary no button, and a heading of a row none of a column (HTML-AAM). */
export function roleOf(element: Element): string | null {
  const tag = element.localName;
  const isOfPart =
    (tag === 'header' || tag === 'footer') && element.closest('article, aside, main, nav, section');
  if (tag === 'th' && element.getAttribute('scope') === 'row') return 'rowheader';
  return isOfPart || (tag === 'summary' && !element.hasAttribute('role')) ? null : getRole(element);
}

const LABELLED = 'input, textarea, select, button, output, meter, progress';
/** What may have a label. */
export const NAMED = `${LABELLED}, [aria-label], [aria-labelledby]`;

/** What it is called by: labels of its own, else by attributes. */
export function labelsOf(element: Element): string[] {
  const by = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const named = by.flatMap((id) => element.ownerDocument.getElementById(id) ?? []);
  if (named.length > 0) return named.map(textOf);
  const label = element.getAttribute('aria-label');
  if (label) return [label];
  return element.matches(LABELLED) ? [...((element as HTMLInputElement).labels ?? [])].map(textOf) : [];
}

/** Whether a page shows it, as far as HTML alone says. */
export function isShown(element: Element): boolean {
  if (
    element.matches('input[type=hidden]') ||
    element.closest('[hidden], template, head, dialog:not([open])')
  )
    return false;
  for (let folded = element.closest(FOLDED); folded; folded = above(folded))
    if (folded !== element && !folded.querySelector(':scope > summary')?.contains(element)) return false;
  return true;
}

/** Whoever has no browser has a wide window: what is folded up in a narrow one alone is there. */
const FOLDED = 'details:not([open], [data-narrow])';

const above = (element: Element) => element.parentElement?.closest(FOLDED) ?? null;

/** Not there for a machine that reads aloud. */
export const isHidden = (element: Element) =>
  !isShown(element) || element.closest('[aria-hidden=true]') !== null;
