import { Composer } from '@/app/_ui/thread/composer';
import type { ArticleView } from '@/lib/articles/schemas';
import { readDraft } from '@/lib/comments/drafts/read-draft';
import { readComment } from '@/lib/comments/read-comment';
import { orNotFound } from '@/app/_frame/or-not-found';
import type { Viewer } from '@/lib/members/viewer';
import { keepDraft, postComment } from '../actions';

/** Where an Insider answers a comment. */
export async function ReplyComposer({
  article,
  viewer,
  parentId,
  cancelHref,
}: {
  article: ArticleView;
  viewer: Viewer;
  parentId: string;
  cancelHref: string;
}) {
  const [parent, draft] = await Promise.all([
    orNotFound(readComment({ viewer: null, id: parentId })),
    readDraft({ viewer, target: parentId }),
  ]);
  return (
    <Composer
      key={parentId}
      articleSlug={article.slug}
      answering={{ id: parentId, displayName: parent.author?.displayName ?? '' }}
      draft={draft ?? ''}
      action={postComment}
      saveDraft={keepDraft}
      cancelHref={cancelHref}
    />
  );
}
