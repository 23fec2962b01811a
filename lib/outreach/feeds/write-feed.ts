import { Feed } from 'feed';
import { commentPath } from '@/lib/articles/article-path';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { feedPath, type FeedFormat, type FeedView } from './schemas';

type Writing = {
  format: FeedFormat;
  /** The publication’s name, and the language that it speaks. */
  publication: string;
  locale: Locale;
  /** Where the site is: every address in a feed is whole. */
  origin: string;
};

/** A feed in one of the formats, as text. */
export function writeFeed(
  { about, path, items }: FeedView,
  { format, publication, locale, origin }: Writing,
): string {
  const t = translator(locale, 'feeds');
  const at = (address: string) => new URL(address, origin).href;
  const title = t('title', { about: about ?? 'none', publication });
  const self = at(feedPath(path, format));
  const feed = new Feed({
    title,
    description: title,
    id: at(path),
    link: at(path),
    language: locale,
    feedLinks: { [format]: self },
    // Of nothing, the moment from which time is counted: the same nothing is the same text.
    updated: items[0]?.publishedAt ?? new Date(0),
    generator: 'Trialogue',
    copyright: t('rights', { publication }),
  });
  for (const item of items) {
    feed.addItem({
      title: t('item', { author: item.authorName, article: item.articleTitle }),
      id: `urn:uuid:${item.id}`,
      link: at(commentPath(item.articleSlug, item.id)),
      date: item.publishedAt,
      published: item.publishedAt,
      content: item.bodyHtml,
      author: [{ name: item.authorName, link: at(`/members/${item.authorId}`) }],
    });
  }
  return {
    rss: () => asXml(feed.rss2()),
    atom: () => asXml(feed.atom1()),
    json: () => feed.json1(),
  }[format]();
}

/** Characters that XML 1.0 has no way to say, of which one anywhere makes the whole of a feed unreadable. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const asXml = (text: string): string => text.replace(NOT_XML, '');
