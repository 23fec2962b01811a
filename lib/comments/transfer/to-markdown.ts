import { escapeMarks } from '@/lib/platform/text/escape-marks';
import { link, richToMarkdown, tidy } from '@/lib/platform/text/rich-to-markdown';
import type { OutsideComment } from './schemas';

/** A text as another system has it, as Markdown of the kind that a comment may have. Its links stay. */
export function toMarkdown({ format, body }: OutsideComment['text']): string {
  switch (format) {
    case 'markdown':
      return body;
    case 'plain':
      return escapeMarks(body.replace(/\r\n?/g, '\n'));
    case 'html':
      return fromHtml(body);
    case 'html-lines':
      return fromHtml(paragraphsOf(body));
  }
}

/** What WordPress shows an empty line as, and a line that ends. Where elements say it themselves they are left alone. */
function paragraphsOf(html: string): string {
  if (/<(?:p|pre|ul|ol|table|br)[\s/>]/i.test(html)) return html;
  return html
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');
}

const fromHtml = (html: string): string => fromSimple(html) ?? fromDocument(html);

/**
 * Paragraphs and lines with emphasis and links in them, and characters that HTML writes by name, as nearly all comments are: the same as a document
 * would say, which costs fifty times as much. Null where there is anything else.
 */
function fromSimple(html: string): string | null {
  const lines = html
    .replace(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/g, ' ')
    .replace(/ ?<(\/?p|br ?\/?)> ?/gi, (_, tag: string) => (/p$/i.test(tag) ? '\n\n' : '\n'))
    .split('\n');
  const said: string[] = [];
  for (const line of lines) {
    const markdown = lineOf(line.replace(/^ | $/g, ''));
    if (markdown === null) return null;
    said.push(markdown);
  }
  return tidy(said.join('\n'));
}

const INLINE =
  /<(b|strong|i|em)>([^<]+)<\/\1>|<a href="([^"<>]+)"(?: (?:rel|target|title)="[^"<>]*")*>([^<]+)<\/a>/gi;

function lineOf(line: string): string | null {
  if (!line.includes('<')) return wordsOf(line);
  const said: (string | null)[] = [];
  let from = 0;
  for (const { 0: whole, 1: mark = '', 2: marked, 3: href = '', 4: linked = '', index } of line.matchAll(
    INLINE,
  )) {
    said.push(wordsOf(line.slice(from, index)));
    const words = wordsOf(marked ?? linked);
    // White space at an edge would have to be put outside.
    if (words === null || words !== words.trim()) return null;
    const sign = /^(?:b|strong)$/i.test(mark) ? '**' : '*';
    const address = charactersOf(href);
    said.push(marked === undefined ? address && link(words, address) : `${sign}${words}${sign}`);
    from = index + whole.length;
  }
  said.push(wordsOf(line.slice(from)));
  return said.includes(null) ? null : said.join('');
}

/** What may be a mark, or begin one: most texts have none of it. */
const MAY_MARK = /[\\`*~_[]|^[\t ]*(?:[-+>]|\d)/m;

function wordsOf(html: string): string | null {
  const text = charactersOf(html);
  if (text === null || /[<\f]/.test(html)) return null;
  return MAY_MARK.test(text) ? escapeMarks(text) : text;
}

const CHARACTERS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  '#39': "'",
  '#039': "'",
  '#x27': "'",
};

/** Null where there is a name that only a document knows. */
function charactersOf(html: string): string | null {
  if (!html.includes('&')) return html;
  let isKnown = true;
  const text = html.replace(/&([#\w]{0,8};)?/g, (_, name = '') => {
    const character = CHARACTERS[String(name).slice(0, -1)];
    isKnown &&= character !== undefined;
    return character ?? '';
  });
  return isKnown ? text : null;
}

function fromDocument(html: string): string {
  const bounded = withoutHidden(html);
  try {
    return richToMarkdown(bounded, { keepsLinks: true });
  } catch (error) {
    // Elements within elements, deeper than anything goes that reads them: what is left are the words.
    if (!(error instanceof RangeError)) throw error;
    const words = bounded.split('<').map((part) => part.slice(part.indexOf('>') + 1));
    return tidy(escapeMarks(words.join(' ')));
  }
}

/** Without what no reader sees, in time that grows with the length alone: one that opens and does not close takes all that follows. */
function withoutHidden(html: string): string {
  const shown = HIDDEN.reduce((text, [opens, closes]) => without(text, opens, closes), html);
  const end = shown.lastIndexOf('>') + 1;
  return shown.slice(0, end).replace(/<(?=[!?])/g, '&lt;') + shown.slice(end).replaceAll('<', '&lt;');
}

const HIDDEN = [
  [/<!--/g, '-->'],
  [/<style(?=[\s>])/gi, '</style>'],
  [/<script(?=[\s>])/gi, '</script>'],
] as const;

function without(text: string, opens: RegExp, closes: string): string {
  if (text.search(opens) === -1) return text;
  const lower = text.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  opens.lastIndex = 0;
  for (let match = opens.exec(text); match; match = opens.exec(text)) {
    kept.push(text.slice(from, match.index));
    const end = lower.indexOf(closes, match.index);
    if (end === -1) return kept.join('');
    from = opens.lastIndex = end + closes.length;
  }
  return kept.join('') + text.slice(from);
}
