import TurndownService from 'turndown';
import { escapeMarks } from './escape-marks';

type Options = { keepsLinks: boolean };

/**
 * What was copied from a page or a word processor, as Markdown of the kind that a comment may have: emphasis, lists, quotations.
 * Headings become bold lines, rows of a table lines; pictures, styles and what only measures readers go. Links keep their
 * words; their address where `keepsLinks`.
 */
export function richToMarkdown(html: string, options: Options): string {
  return tidy(converter(options).turndown(fragmentOf(html)));
}

/**
 * A browser marks what was selected; what is around it is the head of a document that nobody wants. Styles become data: a page
 * whose policy allows none complains of each even where it is only read.
 */
function fragmentOf(html: string): string {
  const found = /<!--\s*StartFragment\s*-->([^]*?)<!--\s*EndFragment\s*-->/i.exec(html)?.[1] ?? html;
  return found
    .replace(/<!--[^]*?-->|<!\[[^\]]*\]>|<style[\s>][^]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)(?=\s*=)/gi, ' data-$1'));
}

/** The white space that readers see, and no more. */
export const tidy = (markdown: string): string =>
  markdown
    .replace(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replace(/(\S) {2,}/g, '$1 ')
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const GONE = new Set(
  (
    'STYLE SCRIPT META LINK TITLE HEAD XML NOSCRIPT IFRAME OBJECT EMBED SVG BUTTON INPUT SELECT TEXTAREA NAV VIDEO AUDIO ' +
    'CANVAS TEMPLATE IMG PICTURE MAP O:LOCK V:SHAPE V:SHAPETYPE W:SDTPR'
  ).split(' '),
);
const HIDDEN = /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*0/i;

const nameOf = (node: Node) => node.nodeName.toUpperCase();
const attribute = (node: Node, name: string) => (node as Element).getAttribute?.(name) ?? '';
const styleOf = (node: Node) => attribute(node, 'data-style');

function converter({ keepsLinks }: Options): TurndownService {
  const service = new TurndownService({
    emDelimiter: '*',
    strongDelimiter: '**',
    br: '',
    blankReplacement: (_, node) => ((node as unknown as { isBlock: boolean }).isBlock ? '\n\n' : ''),
  });
  service.escape = escapeMarks;
  const rule = (
    name: string,
    filter: (node: Node) => boolean,
    replacement: (content: string, node: Node) => string,
  ) => service.addRule(name, { filter, replacement });

  // Of two rules that fit, the one that was added last is asked first.
  rule('emphasis by style', isStyled, (content, node) => emphasised(content, styleOf(node)));
  rule(
    'struck out',
    (node) => /^(?:S|DEL|STRIKE)$/.test(nameOf(node)),
    (content) => (content.trim() ? `~~${content}~~` : ''),
  );
  rule(
    'bold that is none',
    (node) =>
      /^(?:B|STRONG)$/.test(nameOf(node)) && /(?<![\w-])font-weight:\s*(?:normal|400)/i.test(styleOf(node)),
    (content) => content,
  );
  rule(
    'heading',
    (node) => /^H[1-6]$/.test(nameOf(node)),
    (content) => paragraph(content.includes('**') ? content : bold(content)),
  );
  rule(
    'line',
    (node) => nameOf(node) === 'HR',
    () => '\n\n',
  );
  rule(
    'code',
    (node) => nameOf(node) === 'PRE',
    (_, node) => paragraph(escapeMarks(node.textContent ?? '')),
  );
  rule(
    'cell',
    (node) => /^T[DH]$/.test(nameOf(node)),
    (content) => `${content.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space)).trim()} | `,
  );
  rule(
    'row',
    (node) => nameOf(node) === 'TR',
    (content) => `\n${content.replace(/ \| $/, '').trim()}\n`,
  );
  rule(
    'item',
    (node) => nameOf(node) === 'LI',
    (content, node) => item(content, markerOf(node)),
  );
  rule('item of a word processor', (node) => /mso-list:\s*l\d/i.test(styleOf(node)), wordItem);
  rule(
    'link',
    (node) => nameOf(node) === 'A',
    (content, node) => (keepsLinks ? link(content, attribute(node, 'href')) : content),
  );
  rule(
    'footnote',
    (node) => nameOf(node) === 'SUP' && /reference|footnote/i.test(attribute(node, 'class')),
    () => '',
  );
  rule(
    'gone',
    (node) =>
      GONE.has(nameOf(node)) || HIDDEN.test(styleOf(node)) || /mso-list:\s*Ignore/i.test(styleOf(node)),
    () => '',
  );
  return service;
}

const paragraph = (content: string) => `\n\n${content.trim()}\n\n`;
const bold = (content: string) => (content.trim() ? `**${content.trim()}**` : '');

const BOLD = /(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i;
const ITALIC = /(?<![\w-])font-style:\s*italic/i;
const isStyled = (node: Node) =>
  nameOf(node) === 'SPAN' && (BOLD.test(styleOf(node)) || ITALIC.test(styleOf(node)));

/** Word processors on the web say in a style what others say by an element. */
function emphasised(content: string, style: string): string {
  if (!content.trim()) return content;
  const marks = `${BOLD.test(style) ? '**' : ''}${ITALIC.test(style) ? '*' : ''}`;
  return `${marks}${content}${[...marks].reverse().join('')}`;
}

/** An item in its list: what it holds stands below it, indented by its marker. */
function item(content: string, marker: string, indent = ''): string {
  const inner = content
    .trim()
    .replace(/\n{2,}/g, '\n')
    .replaceAll('\n', `\n${indent}${' '.repeat(marker.length)}`);
  return inner ? `\n${indent}${marker}${inner}\n` : '';
}

function markerOf(node: Node): string {
  const list = node.parentNode;
  if (!list || nameOf(list) !== 'OL') return '- ';
  const items = Array.from(list.childNodes).filter((child) => nameOf(child) === 'LI');
  return `${Number(attribute(list, 'start') || 1) + items.indexOf(node as ChildNode)}. `;
}

/** A paragraph that looks like an item: its number or bullet is text, and its level is a style. */
function wordItem(content: string, node: Node): string {
  const level = Number(/level(\d)/i.exec(styleOf(node))?.[1] ?? 1);
  const number = /^\s*\(?(\d{1,3}|[a-z]{1,3})[.)]/i.exec(node.textContent ?? '')?.[1];
  const marker = number ? `${/^\d+$/.test(number) ? number : 1}. ` : '- ';
  return item(content, marker, '   '.repeat(level - 1));
}

/** Words that lead somewhere, where a comment may lead there; and else the words alone. */
export function link(content: string, href: string): string {
  const words = content.trim();
  const address = words && cleanAddress(href);
  return words && address ? `[${words}](${address})` : content;
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref_src)$/i;

/** An address that a comment may lead to, without what tells who passed it on; null for any other. */
function cleanAddress(href: string): string | null {
  if (!/^(?:https?|mailto):/i.test(href.trim()) || !URL.canParse(href)) return null;
  const url = new URL(href);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}
