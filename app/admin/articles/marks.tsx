import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import type { DiscussionItem } from '@/lib/articles/discussion/schemas';

/** What sets the discussion of an article apart from one that is open to all members. */
export function Marks({ article: { takes, moderatorFirst, slowMinutes } }: { article: DiscussionItem }) {
  const t = useTranslations('discussions');
  return (
    <>
      {takes !== 'OPEN' && <Badge tone="accent">{t(`takes.${takes}`)}</Badge>}
      {moderatorFirst && <Badge>{t('marks.moderatorFirst')}</Badge>}
      {slowMinutes > 0 && <Badge>{t('marks.slow', { minutes: slowMinutes })}</Badge>}
    </>
  );
}
