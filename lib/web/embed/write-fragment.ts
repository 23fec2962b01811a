import { articlePath, commentPath } from '@/lib/articles/article-path';
import type { ArticleView } from '@/lib/articles/schemas';
import { authorAddress } from '@/lib/comments/author-address';
import type { CommentView, ThreadView } from '@/lib/comments/schemas';
import { directionOf, type Locale } from '@/lib/language/locales';
import { dayInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { escapeHtml as text } from '@/lib/platform/text/escape-html';

type Place = {
  locale: Locale;
  /** Where the site is: every address is whole. */
  origin: string;
};

const onwards = { newest: 'older', oldest: 'newer', top: 'next', bridging: 'next' } as const;

/**
 * A page of a discussion as plain HTML that stands by itself in a page of somebody else's, put there by their server: for readers without
 * script, and for search engines. It runs nothing, and leads here for all that can be done.
 */
export function writeFragment(
  { article, thread }: { article: Pick<ArticleView, 'slug'>; thread: ThreadView },
  { locale, origin }: Place,
): string {
  const say = writer({ locale, origin });
  const here = `${origin}${articlePath(article.slug)}`;
  const site = translator(locale, 'site');
  const label = translator(locale, 'embed.around');
  const go = translator(locale, 'article.pages');
  const { sort, nextCursor, count } = thread;
  const place = nextCursor && new URLSearchParams({ sort, cursor: nextCursor });
  const further = `${origin}/embed/${encodeURIComponent(article.slug)}/fragment?lang=${locale}&${place}`;
  return [
    `<link rel="stylesheet" href="${origin}/embed.css">`,
    `<section class="trialogue" lang="${locale}" dir="${directionOf(locale)}" aria-label="${text(label('title'))}">`,
    `<p class="trialogue-count">${text(site('comments', { count }))}</p>`,
    thread.items.length > 0 && say(thread.items),
    // A reader goes on here; a server that has room for more finds the next piece by `data-next`.
    place &&
      `<p><a href="${here}?${text(`${place}`)}#comments" rel="next" data-next="${text(further)}">${text(go(onwards[sort]))}</a></p>`,
    `<p><a href="${here}#comments">${text(label('elsewhere').replace('%', new URL(origin).host))}</a></p>`,
    `</section>`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Says comments with their replies, each level a list within the one above. */
function writer({ locale, origin }: Place): (comments: CommentView[]) => string {
  const t = translator(locale, 'thread');
  const list = (comments: CommentView[]): string => `<ol>\n${comments.map(one).join('\n')}\n</ol>`;
  return list;

  function one(comment: CommentView): string {
    const { replies = [] } = comment;
    return ['<li>', said(comment), replies.length > 0 && list(replies), more(comment), '</li>']
      .filter(Boolean)
      .join('\n');
  }

  function said({
    id,
    author,
    article,
    status,
    bodyHtml,
    language,
    publishedAt,
    createdAt,
  }: CommentView): string {
    if (!author) return `<p>${text(t(status === 'WITHDRAWN' ? 'gone.withdrawn' : 'gone.removed'))}</p>`;
    const at = publishedAt ?? createdAt;
    const page = authorAddress(author, origin);
    const name = `<bdi>${text(author.displayName)}</bdi>`;
    return `<article id="comment-${id}">
<p class="trialogue-by">${page ? `<a href="${page}">${name}</a>` : name}
<a href="${origin}${commentPath(article.slug, id)}"><time datetime="${at}">${text(dayInWords(new Date(at), locale))}</time></a></p>
<div lang="${text(language)}" dir="auto">${bodyHtml.replaceAll(' href="/', ` href="${origin}/`)}</div>
</article>`;
  }

  /** Where the replies are that this leaves out. */
  function more({ id, article, replyCount, replies = [], moreReplies }: CommentView): string | false {
    const left = replyCount - replies.filter(({ author }) => author !== null).length;
    if (left <= 0 && !moreReplies) return false;
    const words = left > 0 ? t('more.more', { count: left }) : t('more.unknown');
    return `<p><a href="${origin}${commentPath(article.slug, id)}">${text(words)}</a></p>`;
  }
}
