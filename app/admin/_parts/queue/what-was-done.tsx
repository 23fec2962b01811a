import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import type { Viewer } from '@/lib/members/viewer';
import { readCase } from '@/lib/moderation/read-case';
import type { CaseView } from '@/lib/moderation/schemas';
import type { Say } from '../words/words';

/** What was done with a comment last, what follows from it, and where its case is. */
export type Done = { what: string; then: string; href: string };

/**
 * After a decision, or after reports were dismissed: what is recorded about that. Null where nothing was decided, or open reports are left.
 */
export async function whatWasDone(
  viewer: Viewer,
  { decided, kept }: { decided?: string; kept?: string },
): Promise<Done | null> {
  const commentId = decided ?? kept;
  if (!commentId) return null;
  const comment = await orNotFound(readCase({ viewer, commentId }));
  const t = await getTranslations('desk');
  const said = decided ? decisionOn(comment, t) : dismissalOn(comment, t);
  return said && { ...said, href: `/admin/comments/${comment.id}` };
}

const words = {
  PUBLISH: 'decided.published',
  REJECT: 'decided.rejected',
  REMOVE: 'decided.removed',
  RESTORE: 'decided.restored',
} as const;

function decisionOn(comment: CaseView, t: Say) {
  const outcome = comment.decisions[0]?.outcome;
  if (!outcome || outcome === 'OBJECT' || outcome === 'REFER') return null;
  const edit = comment.visible ? 'yes' : 'no';
  const which = whichOne(comment, t);
  return { what: t(`${words[outcome]}.what`, { which, edit }), then: t(`${words[outcome]}.then`, { edit }) };
}

const dismissalOn = (comment: CaseView, t: Say) =>
  comment.reports.length > 0
    ? null
    : { what: t('kept.what', { which: whichOne(comment, t) }), then: t('kept.then') };

const whichOne = ({ author, article }: CaseView, t: Say) =>
  t('decided.which', { name: author.displayName, title: article.title });
