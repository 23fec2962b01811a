import { lineInWords } from '@/lib/comments/pace/line-in-words';
import type { UnderWay } from '@/lib/comments/own/read-under-way';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import type { WaitView } from './schemas';

/** What waits for a member, in words, and where they see to it: a comment of theirs on its way, reviews that they owe, notices. */
export function waitsInWords(
  locale: Locale,
  { underWay, unread }: { underWay: UnderWay | null; unread: number },
): WaitView[] {
  const t = translator(locale, 'site.waits');
  const about = (kind: WaitView['kind'], href: string, words: string): WaitView => ({
    kind,
    href,
    words,
    label: t(`labels.${kind}`),
  });
  return [
    ...(underWay
      ? [about('comment', `/my-comments#comment-${underWay.id}`, stepInWords(locale, underWay))]
      : []),
    ...(underWay && underWay.owed > 0
      ? [about('reviews', '/review', t('owed', { count: underWay.owed }))]
      : []),
    ...(unread > 0 ? [about('notices', '/notifications', t('unread', { count: unread }))] : []),
  ];
}

function stepInWords(locale: Locale, { status, reviews, line }: UnderWay): string {
  const t = translator(locale, 'review.steps');
  if (line) return lineInWords(translator(locale, 'review.line'), line);
  if (status === 'AWAITING_REVIEWS') return t('reviews', reviews);
  return t(status === 'OBJECTED' ? 'objected' : 'referred');
}
