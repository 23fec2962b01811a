import { Done } from '@/app/_ui/done';
import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import { readCase } from '@/lib/moderation/read-case';
import type { Viewer } from '@/lib/members/viewer';

/** After the reports of a comment were dismissed: that it stays. Nothing while there are open ones. */
export async function KeptNotice({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const { author, article, reports, id } = await orNotFound(readCase({ viewer, commentId }));
  if (reports.length > 0) return null;
  const t = await getTranslations('desk');
  const which = t('decided.which', { name: author.displayName, title: article.title });
  return (
    <Done title={t('kept.what', { which })}>
      <p>
        {t('kept.then')} <a href={`/admin/comments/${id}`}>{t('openThis')}</a>
      </p>
    </Done>
  );
}
