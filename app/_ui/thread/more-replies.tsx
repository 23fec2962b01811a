import { useTranslations } from 'next-intl';
import type { CommentView } from '@/lib/comments/schemas';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';

/** Where the replies to a comment are that a page does not show. */
export type Rest = {
  /** Those before the first that it shows. */
  earlier?: string | null;
  /** Those after the last; `all` of them, where what it shows is no beginning. `count` is null when it is not known. */
  later?: { href: string; count: number | null; all?: boolean } | null;
};

/** What a link to more replies lands on. */
export const moreOf = (commentId: string): string => `more-${commentId}`;

/**
 * The way to replies that are not shown. With script, they come to where the reader is.
 */
export function MoreReplies({
  of,
  way,
  rest,
  className,
}: {
  of: CommentView;
  way: 'earlier' | 'later';
  rest: Rest;
  className?: string;
}) {
  const t = useTranslations('thread.more');
  const { earlier, later } = rest;
  const to = of.author && <VisuallyHidden> {t('to', { name: of.author.displayName })}</VisuallyHidden>;
  if (way === 'earlier') {
    return earlier ? (
      <li className={className}>
        <a href={earlier}>
          {t('earlier')}
          {to}
        </a>
      </li>
    ) : null;
  }
  if (!later) return null;
  const { href, count, all } = later;
  const words = count === null ? t('unknown') : t(wordsFor(of, all), { count });
  const link = (
    <a href={href}>
      <Icon name={all ? 'right' : 'chevron'} size={14} />
      {words}
      {to}
    </a>
  );
  return (
    <li className={className}>
      {href.endsWith(`#${moreOf(of.id)}`) ? (
        <more-replies of={of.id} said={t('shown')}>
          {link}
        </more-replies>
      ) : (
        link
      )}
    </li>
  );
}

function wordsFor({ replies = [] }: CommentView, all?: boolean): 'all' | 'first' | 'more' {
  if (all) return 'all';
  return replies.length > 0 ? 'more' : 'first';
}
