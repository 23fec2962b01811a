import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

// Emphasis, quotations, lists, code and links: what a comment needs. No headings, pictures, tables or raw HTML; and no
// entities, which could bring back an invisible character that normalising took out.
const commentMarkdown = new MarkdownIt('zero', {
  html: false,
  linkify: false,
  breaks: true,
  typographer: false,
})
  .enable(['emphasis', 'strikethrough', 'blockquote', 'list', 'backticks', 'link', 'escape', 'newline'])
  .disable(['image'], true);

const articleMarkdown = new MarkdownIt('commonmark', { html: false, typographer: false });

const commentTags = ['p', 'br', 'em', 'strong', 's', 'blockquote', 'ul', 'ol', 'li', 'code', 'a'];
const articleTags = [...commentTags, 'h2', 'h3', 'hr'];

const sanitise = (html: string, allowedTags: string[]) =>
  sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener' }) },
  }).trim();

// Tags that carry nothing, and the signs that Markdown escapes: the sanitiser would give that back as it is, but for quotation marks, which need no
// escape between tags. Most comments are so, and it took more time than all the rest of rendering.
const BARE = /<\/?(?:p|em|strong|s|blockquote|ul|li|code)>|&(?:amp|lt|gt|quot);/g;
const isBare = (html: string) => !/[<>&"]/.test(html.replace(BARE, ''));

// Signs that mark something, how an item or a quotation begins, and white space that would go; or nothing at all.
const MARKED = /[\\`*_~[\r\0]|^(?:[^\S\n]|[>+-]|\d{1,9}[.)])|[^\S\n]$/m;
const isMarked = (markdown: string) =>
  MARKED.test(markdown) || markdown === '' || markdown !== markdown.trim();

/** A comment's Markdown as HTML that is safe on any page. Rendered once, when the text is written. */
export function renderComment(markdown: string): string {
  if (latest.markdown !== markdown)
    latest = { markdown, html: isMarked(markdown) ? renderMarked(markdown) : paragraphsOf(markdown) };
  return latest.html;
}

function renderMarked(markdown: string): string {
  const html = commentMarkdown.render(markdown);
  return isBare(html) ? html.replaceAll('&quot;', '"').trim() : sanitise(html, commentTags);
}

const CHARACTERS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Lines and paragraphs in which nothing is a mark, as most comments are: the same, in a twentieth of the time. */
const paragraphsOf = (text: string): string =>
  `<p>${text
    .replace(/[&<>]/g, (sign) => CHARACTERS[sign] ?? '')
    .replace(/\n+/g, (lines) => (lines.length === 1 ? '<br />\n' : '</p>\n<p>'))}</p>`;

// Screening looks at a text as readers will see it, and right after that it is inserted: it is rendered once for both.
let latest = { markdown: '', html: '' };

/** An article's Markdown as HTML: what a comment may have, and subheadings and rules. */
export const renderArticle = (markdown: string): string =>
  sanitise(articleMarkdown.render(markdown), articleTags);
