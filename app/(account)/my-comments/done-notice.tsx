import { Done } from '@/app/_ui/done';
import { getTranslations } from 'next-intl/server';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { nextKey } from './words';

/** After an edit, a withdrawal, or asking for a moderator: how the comment stands now. Nothing for a comment that is not the viewer's. */
export async function DoneNotice({
  viewer,
  commentId,
  asked,
}: {
  viewer: Viewer;
  commentId: string;
  asked: boolean;
}) {
  const comment = await findOwnComment({ viewer, id: commentId });
  if (!comment) return null;
  const { title, next } = await inWords(comment, asked);
  return <Done title={title}>{next && <p>{next}</p>}</Done>;
}

async function inWords(
  comment: OwnCommentView,
  asked: boolean,
): Promise<{ title: string; next: string | null }> {
  const t = await getTranslations('mine');
  const { status, editedAt, reviews } = comment;
  if (status === 'WITHDRAWN') return { title: t('done.withdrawn'), next: t('done.gone') };
  if (asked && status === 'REFERRED') return { title: t('done.asked'), next: t('done.hear') };
  // What was sent and is posted already is a correction: nobody had to judge it.
  if (status === 'PUBLISHED' && editedAt && nextKey(comment) === null)
    return { title: t('done.corrected'), next: t('done.marked') };
  const next = nextKey(comment);
  return { title: t(`done.in.${status}`, reviews), next: next && t(`next.${next}`) };
}
