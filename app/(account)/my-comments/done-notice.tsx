import type { ReactNode } from 'react';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { Done } from '@/app/_ui/done';
import { getTranslations } from 'next-intl/server';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { putBack } from './actions';
import { CommentAct } from './comment-act';
import { nextKey } from './words';

/** What was done, where the comment's state alone does not tell. */
type After = { asked: boolean; back: boolean };

/** After an edit, a withdrawal or its undoing, or asking for a moderator: how the comment stands now. Nothing for a comment that is not the viewer's. */
export async function DoneNotice({
  viewer,
  commentId,
  after,
  now,
}: {
  viewer: Viewer;
  commentId: string;
  after: After;
  now: string;
}) {
  const comment = await findOwnComment({ viewer, id: commentId });
  if (!comment) return null;
  const [t, withdrawal] = await Promise.all([
    getTranslations('mine'),
    getTranslations('composer.withdrawal'),
  ]);
  const hidden = (words: ReactNode) => <VisuallyHidden>{words}</VisuallyHidden>;
  const { id, article, undoableUntil } = comment;
  const { title, next } = await inWords(comment, after);
  return (
    <Done title={title}>
      {next && <p>{next}</p>}
      {undoableUntil && now < undoableUntil && may(viewer, 'comment.write') && (
        <>
          <p>{t('done.undo')}</p>
          <CommentAct id={id} act={putBack}>
            {withdrawal.rich('undo', { which: t('which', { title: article.title }), hidden })}
          </CommentAct>
        </>
      )}
    </Done>
  );
}

async function inWords(
  comment: OwnCommentView,
  { asked, back }: After,
): Promise<{ title: string; next: string | null }> {
  const t = await getTranslations('mine');
  const { status, editedAt, reviews } = comment;
  if (status === 'WITHDRAWN') return { title: t('done.withdrawn'), next: t('done.gone') };
  if (back) return { title: t('done.back'), next: null };
  if (asked && status === 'REFERRED') return { title: t('done.asked'), next: t('done.hear') };
  // What was sent and is posted already is a correction: nobody had to judge it.
  if (status === 'PUBLISHED' && editedAt && nextKey(comment) === null)
    return { title: t('done.corrected'), next: t('done.marked') };
  const next = nextKey(comment);
  return { title: t(`done.in.${status}`, reviews), next: next && t(`next.${next}`) };
}
