import { describe, expect, it } from 'vitest';
import { pageFacts } from './page-facts';

const URL_OF_PAGE = new URL('https://www.example.org/harbour-clock?utm=1#top');
const read = (html: string) => pageFacts(html, URL_OF_PAGE);
const data = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

describe('what a page says of itself', () => {
  it('is read from Open Graph', () => {
    const html = `<!doctype html><html lang="en-GB"><head><title>The clock – The Harbour</title>
      <meta property="og:type" content="article"><meta property="og:title" content="The clock &amp; the tide">
      <meta property="og:url" content="/harbour-clock"><meta property="og:description" content="It was  late.">
      <meta property="article:published_time" content="2026-02-03T06:00:00+02:00">
      <meta property="article:author" content="https://example.org/people/7"><meta name="author" content="A. Reporter">
      <meta property="article:section" content="Harbour"><meta property="article:tag" content="Clocks">
      <meta property="article:tag" content="Clocks"></head><body>…`;
    expect(read(html)).toEqual({
      canonical: 'https://www.example.org/harbour-clock',
      isArticle: true,
      title: 'The clock & the tide',
      standfirst: 'It was late.',
      authors: ['A. Reporter'],
      topics: ['Harbour', 'Clocks'],
      publishedAt: new Date('2026-02-03T04:00:00Z'),
      language: 'en-GB',
    });
  });

  it('is read from JSON-LD before that, wherever it stands in it', () => {
    const article = {
      '@type': ['Thing', 'NewsArticle'],
      headline: 'How the clock was mended',
      datePublished: '2026-02-03',
      author: [{ '@type': 'Person', name: 'A. Reporter' }, 'B. Writer', { '@id': '#c' }],
      keywords: 'clocks, harbours',
      articleSection: ['Town'],
    };
    for (const thing of [
      article,
      [{ '@type': 'WebSite' }, article],
      { '@graph': [{ '@type': 'Person' }, article] },
    ])
      expect(
        read(
          `<meta property="og:title" content="Another"><link rel="alternate canonical" href="https://www.example.org/a#b">${data(thing)}`,
        ),
      ).toMatchObject({
        canonical: 'https://www.example.org/a',
        isArticle: true,
        title: 'How the clock was mended',
        authors: ['A. Reporter', 'B. Writer'],
        topics: ['Town', 'clocks', 'harbours'],
        publishedAt: new Date('2026-02-03T00:00:00Z'),
      });
  });

  it('is read from plain HTML where there is no more', () => {
    const html =
      '<title>The <b>clock</b></title><svg><title>A drawing</title></svg><trialogue-comments article="x"></trialogue-comments>';
    expect(read(html)).toMatchObject({
      canonical: null,
      isArticle: true,
      title: 'The <b>clock</b>',
      language: null,
    });
    expect(read('<title>About us</title>')).toMatchObject({ isArticle: false });
  });

  it('is bounded, whatever it says', () => {
    const long = 'ä'.repeat(5_000);
    const html = `<title>${long}</title>${'<meta name="author" content="A">'.repeat(3_000)}
      ${Array.from({ length: 3_000 }, (_, number) => `<meta property="article:tag" content="${number} ${long}">`).join('')}
      <meta property="article:published_time" content="never">${'<div>'.repeat(50_000)}`;
    const { title, authors, topics, publishedAt } = read(html);
    expect(title).toHaveLength(300);
    expect(authors).toEqual(['A']);
    expect(topics).toHaveLength(10);
    expect(Math.max(...topics.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(publishedAt).toBeNull();
  });

  it('is nothing where it is no such value', () => {
    const html = `<script type="application/ld+json">{"@type": "Article", </script>
      ${data({ '@type': 'Article', headline: { a: 1 }, author: 7, keywords: [1], datePublished: ['x'] })}
      ${data(null)}${data({ '@graph': null })}<html lang="<x>"><link rel="canonical" href="http://[">`;
    expect(read(html)).toEqual({
      canonical: null,
      isArticle: true,
      title: '',
      standfirst: '',
      authors: [],
      topics: [],
      publishedAt: null,
      language: null,
    });
  });
});
