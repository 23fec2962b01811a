import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { orNull } from '@/app/_frame/or-null';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { Page, PageHeading } from '@/app/_ui/page';
import { isAmong, Thread } from '@/app/_ui/thread/thread';
import { readArticle } from '@/lib/articles/read-article';
import { readSingleThread } from '@/lib/comments/read-single-thread';
import { may } from '@/lib/members/permissions';
import { systemContext } from '@/lib/platform/context';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { pageParams } from '@/lib/web/page-params';
import { currentViewer } from '@/lib/web/viewer';
import { reportLinks } from '../../../../_components/report-links';
import { readThreadQuery, threadHref, type SearchParams } from '../../../../_components/thread-query';
import { ReplyComposer } from '../../_components/reply-composer';

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await pageParams(params);
  const [article, top] = await Promise.all([
    orNotFound(readArticle({ slug })),
    orNull(readSingleThread({ articleSlug: slug, commentId: id })),
  ]);
  const title = `A conversation on “${article.title}”`;
  if (!top) return { title, robots: { index: false } };
  return {
    title,
    description: `Begun by ${top.author?.displayName ?? 'a member'}, with ${top.replyCount} direct replies.`,
    // Every comment of a thread has its permalink; they all show the one thread.
    alternates: { canonical: `${articlePath(slug)}/comments/${top.id}` },
  };
}

/** One thread, whole: where the permalink of any of its comments leads. */
export default async function ThreadPage({ params, searchParams }: Props) {
  const { slug, id } = await pageParams(params);
  const [article, top, viewer, { reply }] = await Promise.all([
    orNotFound(readArticle({ slug })),
    orNull(readSingleThread({ articleSlug: slug, commentId: id })),
    currentViewer(),
    searchParams.then(readThreadQuery),
  ]);
  const articleHref = articlePath(slug);
  const path = `${articleHref}/comments/${id}`;
  const mayReply = article.commentsOpen && may(viewer, 'comment.write');
  const composer =
    mayReply && reply ? (
      <ReplyComposer
        {...{ article, viewer }}
        parentId={reply}
        cancelHref={top ? `${path}#comment-${reply}` : `${articleHref}#comments`}
      />
    ) : null;
  // A thread that was taken away while somebody wrote a reply leaves them their text.
  if (!top && !composer) notFound();
  const inThread = top !== null && reply !== undefined && isAmong([top], reply);
  await declareCacheTags([`article:${article.id}`, 'policy', ...authorTags(top ? [top] : [])]);
  return (
    <PageFrame returnTo={path}>
      <Page>
        <PageHeading
          title={<a href={`${articleHref}#comments`}>{article.title}</a>}
          intro="One conversation from the comments on this article"
        />
        {!inThread && composer}
        {top && (
          <Thread
            whole
            comments={[top]}
            now={systemContext.now().toISOString()}
            permalink={(commentId) => `${articleHref}/comments/${commentId}#comment-${commentId}`}
            replyLink={mayReply ? (commentId) => threadHref(path, { reply: commentId }, 'reply') : null}
            reportLink={reportLinks(articleHref, viewer)}
            replying={inThread && composer ? { to: reply, composer } : null}
          />
        )}
        <p>
          <a href={`${articleHref}#comments`}>All comments on this article</a>
        </p>
      </Page>
    </PageFrame>
  );
}
