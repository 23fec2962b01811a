import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment } from '@/lib/platform/text/markdown';
import { normaliseText } from '@/lib/platform/text/normalise';
import { richToMarkdown } from '@/lib/platform/text/rich-to-markdown';
import { runs } from '@/lib/testing/property-runs';
import { toMarkdown } from './to-markdown';

const fromHtml = (body: string) => normaliseText(toMarkdown({ format: 'html', body }));
const fromLines = (body: string) => normaliseText(toMarkdown({ format: 'html-lines', body }));

describe('a text of another system', () => {
  it('is the same whether a document was made of it or not', () => {
    const words = fc.constantFrom(
      ...['one', ' ', 'two *', '1. ', '- ', '_', '\n', '# ', '> ', '`', '[', '](', '\\', '\u00A0', '\u200B'],
      ...['&amp;', '&lt;', '&gt;', '&#39;', '&quot;', '&nbsp;', '&eacute;', '&', '“é”'],
    );
    const text = fc.array(words, { maxLength: 5 }).map((some) => some.join(''));
    const address = fc.constantFrom(
      ...['https://example.org/a', 'https://example.org/a?b=1&amp;utm_source=c', 'http://x.example/(d)'],
      ...['mailto:a@example.org', 'javascript:alert(1)', '/here', 'https://', ''],
    );
    const more = fc.constantFrom('', ' rel="nofollow noopener"', ' target="_blank" title="a"', ' class="b"');
    const inline = fc.oneof(
      fc
        .tuple(fc.constantFrom('b', 'strong', 'i', 'em', 'B', 'code'), text)
        .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      fc.tuple(address, more, text).map(([href, rest, inner]) => `<a href="${href}"${rest}>${inner}</a>`),
    );
    const block = fc.constantFrom('<br>', '<br />', '<p>', '</p>', '<br/>x');
    const piece = fc.oneof({ weight: 3, arbitrary: text }, { weight: 2, arbitrary: inline }, block);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const html = pieces.join('');
        // Empty lines are paragraphs here, where what is pasted has none.
        fc.pre(!/<br ?\/?>[ \n\u00A0\u200B]*<br/.test(html.replaceAll('&nbsp;', ' ')));
        expect(toMarkdown({ format: 'html', body: html })).toBe(richToMarkdown(html, { keepsLinks: true }));
      }),
      { numRuns: runs(500) },
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
