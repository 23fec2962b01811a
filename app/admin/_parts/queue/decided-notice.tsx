import { Done } from '@/app/_ui/done';
import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import { readCase } from '@/lib/moderation/read-case';
import type { CaseView } from '@/lib/moderation/schemas';
import type { Viewer } from '@/lib/members/viewer';
import type { Say } from '../words/words';

/** After a decision: what was decided and what follows from it, as it is recorded. Nothing where nothing was decided. */
export async function DecidedNotice({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const comment = await orNotFound(readCase({ viewer, commentId }));
  const t = await getTranslations('desk');
  const said = outcomeInWords(comment, t);
  if (!said) return null;
  return (
    <Done title={said.what}>
      <p>
        {said.then} <a href={`/admin/comments/${comment.id}`}>{t('openThis')}</a>
      </p>
    </Done>
  );
}

const words = {
  PUBLISH: 'decided.published',
  REJECT: 'decided.rejected',
  REMOVE: 'decided.removed',
  RESTORE: 'decided.restored',
} as const;

function outcomeInWords(
  { decisions, author, article, visible }: CaseView,
  t: Say,
): { what: string; then: string } | null {
  const outcome = decisions[0]?.outcome;
  if (!outcome || outcome === 'OBJECT' || outcome === 'REFER') return null;
  const which = t('decided.which', { name: author.displayName, title: article.title });
  const edit = visible ? 'yes' : 'no';
  return { what: t(`${words[outcome]}.what`, { which, edit }), then: t(`${words[outcome]}.then`, { edit }) };
}
