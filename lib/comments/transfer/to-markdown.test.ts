import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment } from '@/lib/platform/text/markdown';
import { normaliseText } from '@/lib/platform/text/normalise';
import { richToMarkdown } from '@/lib/platform/text/rich-to-markdown';
import { toMarkdown } from './to-markdown';

const fromHtml = (body: string) => normaliseText(toMarkdown({ format: 'html', body }));
const fromLines = (body: string) => normaliseText(toMarkdown({ format: 'html-lines', body }));

describe('a text of another system', () => {
  it('is the same whether a document was made of it or not', () => {
    const piece = fc.constantFrom(
      'one',
      ' ',
      'two *',
      '1. ',
      '- ',
      '_',
      '\n',
      '&amp;',
      '&lt;',
      '&#39;',
      '<br>',
      '<br />',
      '<p>',
      '</p>',
      '# ',
      '> ',
      '`',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const html = pieces.join('');
        const words = (markdown: string) =>
          renderComment(normaliseText(markdown))
            .replace(/<[^<>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .trim();
        expect(words(toMarkdown({ format: 'html', body: html }))).toBe(
          words(richToMarkdown(html, { keepsLinks: true })),
        );
      }),
    );
  });

  it.each([
    ['<p>One &amp; two</p><p>three<br>four</p>', 'One & two\n\nthree\nfour'],
    ['<p>*no mark*</p>', '\\*no mark\\*'],
    [
      '<b>bold</b> <i>said</i> <a href="https://example.org/a?utm_source=x">there</a>',
      '**bold** *said* [there](https://example.org/a)',
    ],
    ['<blockquote>quoted</blockquote><ul><li>a</li><li>b</li></ul>', '> quoted\n\n- a\n- b'],
    ['<script>alert(1)</script><p onclick="x()">text</p><!-- hidden -->', 'text'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['&lt;script&gt;', '<script>'],
    ['never closed <b', 'never closed <b'],
    ['<!-- never closed', ''],
  ])('%s', (html, markdown) => {
    expect(fromHtml(html)).toBe(markdown);
  });

  it('has its lines where they are paragraphs', () => {
    expect(fromLines('One\r\ntwo\r\n\r\nthree <em>four</em>')).toBe('One\ntwo\n\nthree *four*');
    expect(fromLines('<p>One</p>\n<p>two</p>')).toBe('One\n\ntwo');
  });

  it('is shown as it was typed where it is neither', () => {
    const typed = '*a* <b> [x](y)\n> z';
    expect(renderComment(normaliseText(toMarkdown({ format: 'plain', body: typed })))).toBe(
      '<p>*a* &lt;b&gt; [x](y)<br />\n&gt; z</p>',
    );
  });

  it('takes no longer for what means harm', () => {
    for (const piece of ['<!--', '<style>', '<a ', '<![', '<', '&lt;', '<b style=', '[', '<p>'])
      expect(typeof fromHtml(piece.repeat(Math.floor(100_000 / piece.length)))).toBe('string');
  });
});
