import { describe, expect, test } from 'vitest';
import { toDocument, UnfinishedDocument } from './document';

const scripts = { theme: '/assets/theme.1.js', frame: '/assets/frame.1.js', reader: '/assets/reader.1.js' };
const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const ours =
  '<script src="/assets/theme.1.js"></script><script type="module" src="/assets/reader.1.js"></script>';
const rewritten = (head: string, body: string) => toDocument(page(head, body), scripts);

describe('documents', () => {
  test('bring our scripts and none of Next', () => {
    const head =
      '<link rel="preload" as="script" href="/_next/a.js"/><link rel="modulepreload" href="/_next/b.js"/>' +
      '<link rel="expect" href="#_R_" blocking="render"/><script src="/_next/a.js" async=""></script>' +
      '<script src="/_next/old.js" noModule=""></script>';
    const body =
      '<p>Text</p><script id="_R_">boot()</script><script>self.__next_f.push([1,"<p>not a tag</p>"])</script>';
    expect(rewritten(head, body)).toBe(page(ours, '<p>Text</p>'));
  });

  test('keep what search engines read, wherever it stands', () => {
    const data = '<script type="application/ld+json">{"text":"\\u003c/script>"}</script>';
    expect(rewritten('', `<p>Text</p><script>a()</script>${data}<script>b()</script>${data}`)).toBe(
      page(ours, `<p>Text</p>${data}${data}`),
    );
  });

  test('have what their script is built of fetched along with it', () => {
    const parts = ['/assets/chunk.1.js'];
    expect(toDocument(page('', ''), { ...scripts, parts })).toBe(
      page(`<link rel="modulepreload" href="/assets/chunk.1.js"/>${ours}`, ''),
    );
  });

  test('do not bring our own scripts twice', () => {
    expect(rewritten(ours, '')).toBe(page(ours, ''));
  });

  test('keep styles, fonts and metadata, without nonces', () => {
    const head = '<link rel="preload" as="font" href="/f.woff2" crossorigin=""/>';
    expect(
      rewritten(
        `${head}<link rel="stylesheet" href="/a.css?x=1&amp;y=2" nonce="n" data-precedence="next"/>`,
        '',
      ),
    ).toBe(page(`${head}<link rel="stylesheet" href="/a.css?x=1&amp;y=2"/>${ours}`, ''));
  });

  test('lose the marks that only serve hydration, and no text', () => {
    const body =
      '<p>1<!-- --> of <!-- -->3 &amp; more</p><!--$--><b>x</b><!--/$--><textarea>\n\n a < b</textarea>';
    expect(rewritten('', body)).toBe(
      page(ours, '<p>1 of 3 &amp; more</p><b>x</b><textarea>\n\n a < b</textarea>'),
    );
  });

  test('keep what a member wrote as it was escaped', () => {
    const body = '<p title="&quot;&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</p>';
    expect(rewritten('', body)).toBe(page(ours, body));
  });

  test.each(['B:0', 'P:1'])('are not made of a page with a late part (%s)', (id) => {
    const late = `<!--$?--><template id="${id}"></template>Loading<!--/$--><div hidden id="S:0">Late</div>`;
    expect(() => rewritten('', late)).toThrow(UnfinishedDocument);
  });
});
