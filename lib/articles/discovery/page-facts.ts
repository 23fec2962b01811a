import { RewritingStream } from 'parse5-html-rewriting-stream';
import { z } from 'zod';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { shortened } from '@/lib/platform/text/shortened';

/** What the page of an article says of itself. */
export type PageFacts = {
  /** The one address that it names as its own. */
  canonical: string | null;
  /** It says that it is an article, or has the element that a discussion stands in. */
  isArticle: boolean;
  title: string;
  standfirst: string;
  authors: string[];
  topics: string[];
  publishedAt: Date | null;
  /** BCP 47. */
  language: string | null;
};

const MOST = { title: 300, standfirst: 500, authors: 10, author: 100, topics: 10, topic: 60 };

/**
 * Reads what a page says of itself: in its Open Graph properties, in JSON-LD of schema.org, and in plain HTML. What is too long is cut, and what is no
 * value of its kind is left out.
 * @param html the page, or its beginning
 * @param url where it was read: what addresses in it are relative to
 */
export function pageFacts(html: string, url: URL): PageFacts {
  const { meta, canonical, title, language, data, hasElement } = marksIn(html);
  const said = data.map((one) => articleData.safeParse(one).data).find((one) => one !== undefined);
  const all = (name: string) => meta.get(name) ?? [];
  const one = (name: string) => all(name)[0];
  return {
    canonical: whole(first(canonical, one('og:url')), url),
    isArticle: hasElement || said !== undefined || one('og:type') === 'article',
    title: line(first(said?.headline, one('og:title'), title), MOST.title),
    standfirst: line(first(one('og:description'), one('description')), MOST.standfirst),
    authors: several(
      // Of some pages, `article:author` is where to read of them.
      [said?.author ?? [], all('author'), all('article:author').filter((name) => !/^https?:/.test(name))],
      { most: MOST.authors, longest: MOST.author },
    ),
    topics: several(
      [
        [...(said?.articleSection ?? []), ...(said?.keywords ?? [])],
        [...all('article:section'), ...all('article:tag')],
      ],
      { most: MOST.topics, longest: MOST.topic },
    ),
    publishedAt: moment(first(said?.datePublished, one('article:published_time'))),
    language: tag(first(language, one('og:locale'))),
  };
}

const first = (...values: (string | undefined)[]): string => values.find((value) => value?.trim()) ?? '';

type Marks = {
  /** The contents of `<meta>`, by `property` or `name`. */
  meta: Map<string, string[]>;
  canonical: string | undefined;
  title: string;
  language: string | undefined;
  /** What stands in JSON-LD, each thing by itself. */
  data: unknown[];
  hasElement: boolean;
};

/** Goes through the page once, without making a tree of it: however it is nested, that takes no longer. */
function marksIn(html: string): Marks {
  const marks: Marks = {
    meta: new Map(),
    canonical: undefined,
    title: '',
    language: undefined,
    data: [],
    hasElement: false,
  };
  let within: 'title' | 'data' | null = null;
  let text = '';
  const parser = new RewritingStream();
  parser.on('startTag', ({ tagName, attrs }) => {
    const given = new Map(attrs.map(({ name, value }) => [name, value]));
    const has = (name: string) => given.get(name);
    if (tagName === 'html') marks.language ??= has('lang');
    else if (tagName === 'meta') note(marks.meta, has('property') ?? has('name'), has('content'));
    else if (tagName === 'link' && has('rel')?.toLowerCase().split(/\s+/).includes('canonical'))
      marks.canonical ??= has('href');
    else if (tagName === 'trialogue-comments') marks.hasElement = true;
    // A drawing may have a title of its own.
    else if (tagName === 'title' && marks.title === '') within = 'title';
    else if (tagName === 'script' && has('type')?.trim().toLowerCase() === 'application/ld+json')
      within = 'data';
  });
  parser.on('text', (token) => {
    if (within) text += token.text;
  });
  parser.on('endTag', () => {
    if (within === 'title') marks.title = text;
    if (within === 'data') marks.data.push(...thingsIn(text));
    [within, text] = [null, ''];
  });
  parser.end(html);
  return marks;
}

/** Of what is said more often than anybody would, the rest is passed over. */
const MOST_SAID = 50;

function note(meta: Marks['meta'], name: string | undefined, content: string | undefined): void {
  if (!name || !content) return;
  const key = name.trim().toLowerCase();
  const said = meta.get(key) ?? [];
  if (said.length < MOST_SAID) meta.set(key, [...said, content]);
}

/** A script of JSON-LD holds one thing, several, or a graph of them. */
function thingsIn(json: string): unknown[] {
  try {
    return [JSON.parse(json) as unknown]
      .flat()
      .flatMap((one) => [one, ...[(one as { '@graph'?: unknown } | null)?.['@graph']].flat()]);
  } catch {
    return [];
  }
}

const text = z.string().catch('');
const texts = z.union([z.string().transform((list) => list.split(',')), z.array(z.string())]).catch([]);
const named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const authors = z.union([named.transform((name) => [name]), z.array(named.catch(''))]).catch([]);
const isArticleType = (type: string) => /(?:Article|BlogPosting|Report)$/.test(type);

/** An article of schema.org, as far as we read it. */
const articleData = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).refine((types) => [types].flat().some(isArticleType)),
  headline: text,
  datePublished: text,
  author: authors,
  keywords: texts,
  articleSection: texts,
});

/** The first of some lists that has anything, each once. */
function several(lists: string[][], { most, longest }: { most: number; longest: number }): string[] {
  const cleaned = lists.map((list) => list.slice(0, MOST_SAID).map((one) => line(one, longest)));
  const found = cleaned.find((list) => list.some((one) => one !== '')) ?? [];
  return [...new Set(found.filter((one) => one !== ''))].slice(0, most);
}

/** A line of so many characters at the most. */
const line = (given: string, most: number): string =>
  shortened(normaliseLine(given.slice(0, 4 * most)), most);

function whole(address: string, base: URL): string | null {
  if (address === '' || !URL.canParse(address, base.href)) return null;
  const url = new URL(address, base);
  url.hash = '';
  return url.href;
}

function moment(time: string): Date | null {
  const at = Date.parse(time);
  return Number.isNaN(at) || at < 0 ? null : new Date(at);
}

const tag = (language: string): string | null => {
  const written = language.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(written) ? written : null;
};
