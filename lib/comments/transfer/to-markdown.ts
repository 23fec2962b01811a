import { escapeMarks } from '@/lib/platform/text/escape-marks';
import { richToMarkdown, tidy } from '@/lib/platform/text/rich-to-markdown';
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

/** Paragraphs, lines and characters that HTML writes by name, and nothing else: as most comments are. A document costs fifty times as much. */
const SIMPLE = /^(?:[^<&]|<\/?p>|<br ?\/?>|&(?:amp|lt|gt|quot|apos|nbsp|#0?39|#x27);)*$/i;
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

function fromHtml(html: string): string {
  if (!SIMPLE.test(html)) return fromDocument(html);
  const lines = html
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/ ?(<\/?p>|<br ?\/?>) ?/gi, (_, tag: string) => (/p>$/i.test(tag) ? '\n\n' : '\n'))
    .replace(/&([a-z#\d]+);/gi, (_, name: string) => CHARACTERS[name.toLowerCase()] ?? '');
  return tidy(escapeMarks(lines));
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
