import { commentPath } from '@/app/_ui/article-path';
import { moreOf, type Rest } from '@/app/_ui/thread/more-replies';
import { isAmong, Thread, type ThreadSetting } from '@/app/_ui/thread/thread';
import { takesFrom } from '@/lib/articles/discussion/takes-from';
import type { ArticleView } from '@/lib/articles/schemas';
import type { PermalinkView } from '@/lib/comments/thread/read-permalink';
import type { CommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { SiteReader } from '@/app/_frame/site-reader';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { threadHref, type ThreadQuery } from '../../../../_components/thread-query';
import { actionSettingsFor } from '@/app/(site)/_viewer/action-settings';
import { ViewerForm } from '@/app/(site)/_viewer/viewer-form';
import { permalinkOf, restOfReplies, type Opened } from '../../_components/rest-of-replies';

/** The way from the top of a thread down to one comment, with what stands beside and below that. */
export async function Conversation({
  article,
  view,
  opened,
  viewer,
  query,
  replying,
}: {
  article: ArticleView;
  view: PermalinkView;
  opened: Opened | null;
  viewer: SiteReader;
  query: ThreadQuery;
  replying: ThreadSetting['replying'];
}) {
  const { thread, comment, leftOut } = view;
  const path = permalinkOf(comment);
  const here = threadHref(path, query, `comment-${comment.id}`);
  const [foot, { threads }] = await Promise.all([
    actionSettingsFor({ viewer, comments: [thread], here, article }),
    currentPolicy(),
  ]);
  const mayReply =
    (await takesFrom({ article, viewer })) && (viewer === 'member' || may(viewer, 'comment.draft'));
  const back =
    viewer === 'member' ? threadHref(path, { ...query, own: true }, `comment-${comment.id}`) : here;
  const permalink = (id: string) => commentPath(article.slug, id);
  const above = thread.replies?.[0]?.parentId;
  return (
    <>
      {viewer && <ViewerForm live returnTo={back} />}
      <Thread
        comments={[thread]}
        now={systemContext.now().toISOString()}
        permalink={permalink}
        replyLink={mayReply ? (id) => threadHref(path, { ...query, reply: id }, 'reply') : null}
        foot={foot}
        replying={replying}
        maxDepth={threads.maxDepth}
        rest={restAround({ view, opened, query })}
        current={comment.id}
        firstNew={firstNewOf({ view, opened, query })}
        leftOut={leftOut > 0 && above ? { count: leftOut, href: permalink(above) } : null}
      />
    </>
  );
}

type Shown = { view: PermalinkView; opened: Opened | null; query: ThreadQuery };

function firstNewOf({ view: { comment }, opened, query }: Shown): ThreadSetting['firstNew'] {
  if (opened) return opened.expanded.firstNew ? { id: opened.expanded.firstNew, of: opened.id } : null;
  const [first] = comment.replies ?? [];
  return query.cursor && first ? { id: first.id, of: comment.id } : null;
}

/** Where the replies go on that are not shown: those to the comment, to its parent, to what is further up, and to all others. */
function restAround({ view, opened, query }: Shown): ThreadSetting['rest'] {
  const { comment, below, beside } = view;
  const otherwise = restOfReplies({ path: permalinkOf(comment), query, opened });
  return (other, left) => {
    // With a cursor, those before are not shown either, and how many are left is not known.
    if (other.id === comment.id)
      return pagesOf(other, { ...below, count: query.cursor || query.before ? null : left });
    if (other.id === comment.parentId) return pagesOf(other, { ...beside, count: null });
    if (!isAmong(other.replies ?? [], comment.id)) return otherwise(other, left);
    const href = `${permalinkOf(other)}#comment-${other.id}`;
    return left > 0 ? { later: { href, count: other.replyCount, all: true } } : {};
  };
}

/** Pages of the replies to a comment, which its own page shows. */
function pagesOf(
  comment: CommentView,
  { earlier, later, count }: PermalinkView['below'] & { count: number | null },
): Rest {
  const path = permalinkOf(comment);
  return {
    earlier: earlier && threadHref(path, { before: earlier }, `comment-${comment.id}`),
    later: later
      ? {
          href: threadHref(path, { cursor: later }, moreOf(comment.id)),
          count: count && count > 0 ? count : null,
        }
      : null,
  };
}
