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

/** A comment's Markdown as HTML that is safe on any page. Rendered once, when the text is written. */
export function renderComment(markdown: string): string {
  if (latest.markdown !== markdown) {
    const html = commentMarkdown.render(markdown);
    latest = {
      markdown,
      html: isBare(html) ? html.replaceAll('&quot;', '"').trim() : sanitise(html, commentTags),
    };
  }
  return latest.html;
}

// Screening looks at a text as readers will see it, and right after that it is inserted: it is rendered once for both.
let latest = { markdown: '', html: '' };

/** An article's Markdown as HTML: what a comment may have, and subheadings and rules. */
export const renderArticle = (markdown: string): string =>
  sanitise(articleMarkdown.render(markdown), articleTags);
