/** On the document, whenever a page has taken the place of what was there: what script had put into it is gone. */
export const REPLACED = 'replaced';

/** On the document, when more comments have come to the page. */
export const MORE_COMMENTS = 'more-comments';

/** Has an element put into the page what only script knows of: now, and again whenever the page is replaced. Returns what ends it. */
export function putAgain(put: () => void): () => void {
  document.addEventListener(REPLACED, put);
  put();
  return () => document.removeEventListener(REPLACED, put);
}
