import { commentPath } from '@/lib/articles/article-path';
import { authorAddress } from '@/lib/comments/author-address';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import type { Locale } from '@/lib/language/locales';
import { dayInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { escapeHtml as text } from '@/lib/platform/text/escape-html';
import { excerpt } from '@/lib/platform/text/excerpt';

/** What readers see of a comment: its author is there. */
export type ShownComment = CommentView & { author: AuthorView };

type Asked = {
  /** In pixels; as the page that shows it has room. */
  maxwidth?: number;
  maxheight?: number;
};
type Place = { locale: Locale; origin: string; publication: string };

/** How it stands in a page, in pixels, as most pages set their text: what the name and the margins take, a line, a letter. */
const WIDTH = 600;
const AROUND = 88;
const LINE = 26;
const LETTER = 9;
/** Of a long comment so many lines are enough: the rest is a click away. */
const MOST_LINES = 12;
/** Seconds that it may be shown for without asking again: what is removed here is gone there after that. */
const CACHE_AGE = 300;

/**
 * A comment as oEmbed 1.0 has it (type `rich`): a quotation that runs nothing, with as much of the text as there is room for.
 */
export function writeOembed(
  { id, article, author, body, language, publishedAt, createdAt }: ShownComment,
  { maxwidth = WIDTH, maxheight }: Asked,
  { locale, origin, publication }: Place,
): object {
  const width = Math.min(maxwidth, WIDTH);
  const room =
    maxheight === undefined ? MOST_LINES : Math.min(MOST_LINES, Math.floor((maxheight - AROUND) / LINE));
  const letters = Math.max(1, Math.floor(width / LETTER));
  const said = room < 1 ? '' : excerpt(body, room * letters).text;
  const lines = Math.min(Math.max(room, 0), Math.ceil(said.length / letters));
  const url = `${origin}${commentPath(article.slug, id)}`;
  const name = `<bdi>${text(author.displayName)}</bdi>`;
  const page = authorAddress(author, origin);
  const at = publishedAt ?? createdAt;
  const quotation = [
    `<blockquote class="trialogue-comment" cite="${text(url)}">`,
    said && `<p lang="${text(language)}" dir="auto">${text(said)}</p>`,
    `<footer>${page ? `<a href="${page}">${name}</a>` : name}, <a href="${text(url)}"><time datetime="${at}">${text(dayInWords(new Date(at), locale))}</time></a>, `,
    `<cite lang="${text(article.language)}" dir="auto">${text(article.title)}</cite></footer></blockquote>`,
  ];
  return {
    version: '1.0',
    type: 'rich',
    title: translator(locale, 'feeds')('item', { author: author.displayName, article: article.title }),
    author_name: author.displayName,
    ...(page && { author_url: page }),
    provider_name: publication,
    provider_url: origin,
    cache_age: CACHE_AGE,
    html: quotation.filter(Boolean).join(''),
    width,
    height: Math.min(AROUND + lines * LINE, maxheight ?? Infinity),
  };
}
