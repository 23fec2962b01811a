import { useTranslations } from 'next-intl';

/** How many comments there are, as one says it. */
export function CommentCount({ count }: { count: number }) {
  return useTranslations('site')('comments', { count });
}
