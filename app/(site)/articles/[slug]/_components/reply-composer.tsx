import { Composer } from '@/app/_ui/writing/composer';
import type { ArticleView } from '@/lib/articles/schemas';
import { readDraft } from '@/lib/comments/drafts/read-draft';
import { readReviewCost } from '@/lib/comments/pace/read-review-cost';
import { readComment } from '@/lib/comments/own/read-comment';
import { orNull } from '@/app/_frame/or-null';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { postComment } from '../actions';

/** Where an Insider answers a comment; also one that was taken away meanwhile, so that what they wrote is not lost with it. */
export async function ReplyComposer({
  article,
  viewer,
  parentId,
  cancelHref,
  onlySent,
}: {
  article: ArticleView;
  viewer: Viewer;
  parentId: string;
  cancelHref: string;
  onlySent?: boolean;
}) {
  const [{ screening }, cost, parent, draft] = await Promise.all([
    currentPolicy(),
    readReviewCost(),
    orNull(readComment({ viewer: null, id: parentId })),
    readDraft({ viewer, target: parentId }),
  ]);
  const isHere = parent?.article.slug === article.slug;
  return (
    <Composer
      memberId={viewer.id}
      articleSlug={article.slug}
      answering={{ id: parentId, displayName: (isHere && parent?.author?.displayName) || null }}
      draft={draft}
      keepsLinks={screening.links !== 'refuse'}
      cost={cost}
      action={postComment}
      cancelHref={cancelHref}
      onlySent={onlySent}
    />
  );
}
