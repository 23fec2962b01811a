import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameLocation, framePage, framingOf } from './framing';

const ID = '019a0000-0000-7000-8000-000000000001';
const framing = { slug: 'a-town' };
const inArabic = { slug: 'a-town', language: 'ar' as const };

describe('which addresses are those of a frame', () => {
  it.each([
    ['/embed/a-town', { slug: 'a-town' }],
    ['/embed/a-town?sort=top', { slug: 'a-town' }],
    ['/embed/a-town?sort=top&lang=af', { slug: 'a-town', language: 'af' }],
    ['/embed/a-town?lang=xx', { slug: 'a-town' }],
    [`/embed/caf%C3%A9/comments/${ID}`, { slug: 'caf%C3%A9' }],
    ['/embed/fragment', { slug: 'fragment' }],
  ])('%s', (url, expected) => expect(framingOf(url)).toEqual(expected));

  it.each([
    '/articles/a-town',
    '/embed',
    '/embed?article=a-town',
    '/embed/',
    '/embed.js',
    '/embedded/a-town',
    '/embed/a-town/fragment',
    '/embed/a-town/fragment?lang=af',
  ])('not %s', (url) => expect(framingOf(url)).toBeNull());
});

describe('a page in a frame', () => {
  it.each([
    ['/articles/a-town?sort=top#comments', '/embed/a-town?sort=top#comments'],
    [`/articles/a-town/comments/${ID}#comment-${ID}`, `/embed/a-town/comments/${ID}#comment-${ID}`],
    [
      `/articles/a-town/comments/${ID}/report?from=%2Farticles%2Fa-town`,
      `/embed/a-town/comments/${ID}/report?from=%2Farticles%2Fa-town`,
    ],
    ['/my-comments?withdrawn=1#x', '/embed/a-town/my-comments?withdrawn=1#x'],
    [`/my-comments/${ID}/edit`, `/embed/a-town/my-comments/${ID}/edit`],
  ])('keeps %s in it', (href, within) => {
    expect(framePage(`<a class="x" href="${href}">y</a>`, framing)).toBe(
      `<a class="x" href="${within}">y</a>`,
    );
  });

  it('leaves the focus where it is', () =>
    expect(framePage('<article tabindex="-1" autofocus="">', framing)).toBe(
      '<article tabindex="-1" data-autofocus="">',
    ));

  it('keeps its language from page to page', () => {
    expect(framePage('<a href="/articles/a-town?sort=top&amp;cursor=x#comments">y</a>', inArabic)).toBe(
      '<a href="/embed/a-town?lang=ar&amp;sort=top&amp;cursor=x#comments">y</a>',
    );
    expect(framePage('<new-comments article="a-town" href="/articles/a-town#comments">', inArabic)).toBe(
      '<new-comments article="a-town" href="/embed/a-town?lang=ar#comments">',
    );
  });

  it.each([
    '/articles/another-town',
    '/articles/a-town-2#comments',
    '/articles/a-town/feeds/rss',
    `/members/${ID}`,
    '/sign-in?callbackUrl=%2Farticles%2Fa-town%23comments',
    '/policy',
    '/my-comments-of-others',
    `/my-comments/${ID}/decision`,
    'https://example.org/articles/a-town',
  ])('has %s opened beside the page around it', (href) => {
    expect(framePage(`<a href="${href}">y</a>`, framing)).toBe(
      `<a href="${href}" target="_blank" rel="noopener">y</a>`,
    );
  });

  it.each([
    '<a href="#comment-1">y</a>',
    '<a id="x">y</a>',
    '<a href="/policy" target="_blank">y</a>',
    '<abbr href="/policy">y</abbr>',
    '&lt;a href=&quot;/policy&quot;&gt;',
    '<form action="/articles/a-town">',
    '<input value="/articles/a-town"/>',
  ])('leaves %s as it is', (html) => expect(framePage(html, framing)).toBe(html));

  it('leads where the site would, and where that is no part of the discussion, to a link to it', () => {
    const own = 'https://trialogue.example';
    const lead = (location: string, by = framing) => frameLocation(location, by, own);
    expect(lead('/articles/a-town#receipt')).toBe('/embed/a-town#receipt');
    expect(lead(`${own}/articles/a-town#receipt`, inArabic)).toBe('/embed/a-town?lang=ar#receipt');
    expect(lead('/embed/a-town?sort=top')).toBe('/embed/a-town?sort=top');
    expect(lead('/sign-in?kept=1')).toBe('/embed/a-town/onwards?to=%2Fsign-in%3Fkept%3D1');
    expect(lead('/review', inArabic)).toBe('/embed/a-town/onwards?to=%2Freview&lang=ar');
    expect(lead('https://elsewhere.example/')).toBe('https://elsewhere.example/');
  });

  it('property: no link that is not one of this discussion stays in the frame', () => {
    const path = fc.stringMatching(/^\/[a-z/?#=-]{0,40}$/);
    fc.assert(
      fc.property(path, (href) => {
        const made = framePage(`<a href="${href}">`, framing);
        const within = /^<a href="\/embed\/a-town(?:\/my-comments)?(?:[?#][^"]*)?">$/.test(made);
        expect(within).toBe(/^\/(?:articles\/a-town|my-comments)(?:[?#]|$)/.test(href));
        if (!within) expect(made).toContain(' target="_blank"');
      }),
    );
  });
});
