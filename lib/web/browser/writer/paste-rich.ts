import { applyEdit } from './apply-edit';
import { insertBlock, type TextEdit } from './markdown-marks';

/** Markup that says something which Markdown can say: without any, what the browser pastes by itself is as good. */
const TELLING =
  /<(?:b|strong|i|em|s|del|strike|ul|ol|li|blockquote|h[1-6]|a|table)[\s>]|mso-list:|(?<![\w-])font-weight:\s*(?:bold|[6-9]00)|(?<![\w-])font-style:\s*italic/i;
/** Characters of markup that are looked into: a book is pasted as plain text. */
const LOOKED_INTO = 1_000_000;

/**
 * Pastes what has emphasis, lists or quotations as Markdown. What does that is fetched with the first such text, so that nobody else
 * loads it; without it the plain words are pasted.
 */
export function pasteRich(
  event: ClipboardEvent,
  area: HTMLTextAreaElement,
  options: { keepsLinks: boolean },
): void {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const plain = event.clipboardData?.getData('text/plain') ?? '';
  if (html.length > LOOKED_INTO || !TELLING.test(html)) return;
  event.preventDefault();
  void import('@/lib/platform/text/rich-to-markdown')
    .then(({ richToMarkdown }) => richToMarkdown(html, options) || plain)
    .catch(() => plain)
    .then((text) => applyEdit(area, insertionOf(text, area)));
}

/** A list or a quotation begins a line; words go on where they are put. */
function insertionOf(text: string, area: HTMLTextAreaElement): TextEdit {
  const { value, selectionStart: from, selectionEnd: to } = area;
  const isInLine = /[^\n]$/.test(value.slice(0, from));
  if (isInLine && /^(?:[->] |\d+\. )/.test(text)) return insertBlock({ value, start: from, end: to }, text);
  const end = from + text.length;
  return { from, to, text, select: [end, end] };
}
