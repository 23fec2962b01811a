import fc from 'fast-check';
import sanitizeHtml from 'sanitize-html';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { renderArticle, renderComment } from './markdown';

const pieces = [
  '<',
  '>',
  '"',
  "'",
  '&',
  'script',
  'onerror=',
  '[',
  '](',
  ')',
  'https://',
  'javascript:',
  '`',
  '*',
  '\n',
  '> ',
  '- ',
  'a',
  '&lt;',
  '&#60;',
  '\\',
];
const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));

describe('a comment’s Markdown', () => {
  it.each([
    ['*So* **true**', '<p><em>So</em> <strong>true</strong></p>'],
    ['one\ntwo', '<p>one<br />\ntwo</p>'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. c', '<ol start="3">\n<li>c</li>\n</ol>'],
    ['~~no~~ `code`', '<p><s>no</s> <code>code</code></p>'],
  ])('%j', (markdown, html) => {
    expect(renderComment(markdown)).toBe(html);
  });

  it.each([
    ['# Heading', '<p># Heading</p>'],
    ['<b>bold</b>', '<p>&lt;b&gt;bold&lt;/b&gt;</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['| a | b |\n|---|---|', '<p>| a | b |<br />\n|---|---|</p>'],
    ['---', '<p>---</p>'],
    ['AT&amp;T', '<p>AT&amp;amp;T</p>'],
  ])('%j is shown as it was typed', (markdown, html) => {
    expect(renderComment(markdown)).toBe(html);
  });

  it('marks a link as somebody else’s words', () => {
    expect(renderComment('[a](https://example.org)')).toBe(
      '<p><a href="https://example.org" rel="nofollow ugc noopener">a</a></p>',
    );
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '![a](https://example.org/a.png)',
  ])('%j leads nowhere and loads nothing', (markdown) => {
    expect(renderComment(markdown)).not.toMatch(/href="(javascript|data|vbscript)|<img/);
  });

  it('cannot bring an invisible character back that normalising took away', () => {
    expect(renderComment('a&#x202E;b&#8203;c')).not.toMatch(/[\u202E\u200B]/);
  });

  it('lets nothing through but its own tags and attributes, whatever is typed', () => {
    const ours =
      /<\/?(p|em|strong|s|blockquote|ul|li|code)>|<ol( start="\d+")?>|<\/(ol|a)>|<br \/>|<a( href="(https?|mailto)?[^"<>]*")? rel="nofollow ugc noopener">/g;
    fc.assert(
      fc.property(typed, (markdown) => {
        expect(renderComment(markdown).replace(ours, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: runs(200) },
    );
  });

  it('is the same where nothing is a mark, whether that was looked at or not', () => {
    const plain = fc.array(
      fc.constantFrom(
        ...['a', '1', '. ', ') ', '- ', '> ', '+', '<', '&', '"', "'", '!', ']', '\u00A0', ' ', '\t'],
        '\n',
        '\n\n',
        'é',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(plain, (parts) => {
        const text = parts.join('').trim();
        fc.pre(text !== '');
        // An emphasis below has all of it looked at.
        expect(renderComment(`${text}\n\n*a*`)).toBe(`${renderComment(text)}\n<p><em>a</em></p>`);
      }),
      { numRuns: runs(500) },
    );
  });

  it('is what the sanitiser leaves of it, also where that was not asked', () => {
    const allowedTags = ['p', 'br', 'em', 'strong', 's', 'blockquote', 'ul', 'ol', 'li', 'code', 'a'];
    const allowedAttributes = { a: ['href', 'rel'], ol: ['start'] };
    fc.assert(
      fc.property(typed, (markdown) => {
        const html = renderComment(markdown);
        expect(sanitizeHtml(html, { allowedTags, allowedAttributes }).trim()).toBe(html);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('an article’s Markdown', () => {
  it('has subheadings, rules and links besides', () => {
    expect(renderArticle('## Part\n\n---\n\ntext')).toBe('<h2>Part</h2>\n<hr />\n<p>text</p>');
  });

  it('has no raw HTML either', () => {
    expect(renderArticle('<script>alert(1)</script>')).not.toContain('<script');
  });
});
