import type { Metadata } from 'next';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { Thread } from '@/app/_ui/thread/thread';
import { readArticle } from '@/lib/articles/read-article';
import { readSingleThread } from '@/lib/comments/read-single-thread';
import { may } from '@/lib/members/permissions';
import { systemContext } from '@/lib/platform/context';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { currentViewer } from '@/lib/web/viewer';
import { readThreadQuery, threadHref, type SearchParams } from '../../../../_components/thread-query';
import { ReplyComposer } from '../../_components/reply-composer';

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const [article, top] = await Promise.all([
    orNotFound(readArticle({ slug })),
    orNotFound(readSingleThread({ articleSlug: slug, commentId: id })),
  ]);
  return {
    title: `A conversation on “${article.title}”`,
    description: `Begun by ${top.author?.displayName ?? 'a member'}, with ${top.replyCount} direct replies.`,
    // Every comment of a thread has its permalink; they all show the one thread.
    alternates: { canonical: `/articles/${slug}/comments/${top.id}` },
  };
}

/** One thread, whole: where the permalink of any of its comments leads. */
export default async function ThreadPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const [article, top, viewer] = await Promise.all([
    orNotFound(readArticle({ slug })),
    orNotFound(readSingleThread({ articleSlug: slug, commentId: id })),
    currentViewer(),
  ]);
  await declareCacheTags([`article:${article.id}`, 'policy', ...authorTags([top])]);
  const { reply } = readThreadQuery(await searchParams);
  const articlePath = `/articles/${slug}`;
  const path = `${articlePath}/comments/${id}`;
  const mayReply = article.commentsOpen && may(viewer, 'comment.write');
  return (
    <PageFrame returnTo={path}>
      <Page>
        <PageHeading
          title={<a href={`${articlePath}#comments`}>{article.title}</a>}
          intro="One conversation from the comments on this article"
        />
        <Thread
          comments={[top]}
          now={systemContext.now().toISOString()}
          permalink={(commentId) => `${articlePath}/comments/${commentId}#comment-${commentId}`}
          replyLink={mayReply ? (commentId) => threadHref(path, { reply: commentId }, 'reply') : null}
          replying={
            mayReply && reply
              ? {
                  to: reply,
                  composer: (
                    <ReplyComposer
                      {...{ article, viewer }}
                      parentId={reply}
                      cancelHref={`${path}#comment-${reply}`}
                    />
                  ),
                }
              : null
          }
        />
        <p>
          <a href={`${articlePath}#comments`}>All comments on this article</a>
        </p>
      </Page>
    </PageFrame>
  );
}
