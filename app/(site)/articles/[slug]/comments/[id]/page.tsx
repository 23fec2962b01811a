import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { orNotFound } from '@/app/_frame/or-not-found';
import { orNull } from '@/app/_frame/or-null';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { Page, PageHeading } from '@/app/_ui/page';
import { isAmong } from '@/app/_ui/thread/thread';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { withQuery } from '@/app/_ui/with-query';
import { takesFrom } from '@/lib/articles/discussion/takes-from';
import { readArticle } from '@/lib/articles/read-article';
import { expandReplies } from '@/lib/comments/thread/expand-replies';
import { readPermalink, type PermalinkView } from '@/lib/comments/thread/read-permalink';
import type { CommentView } from '@/lib/comments/schemas';
import { writtenIn } from '@/lib/language/locales';
import { may } from '@/lib/members/permissions';
import { env } from '@/lib/platform/env';
import { excerpt } from '@/lib/platform/text/excerpt';
import { isFramed } from '@/lib/web/embed/is-framed';
import { authorTags } from '@/lib/web/page-cache/author-tags';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { pageParams } from '@/lib/web/http/page-params';
import { currentSiteReader } from '@/app/_frame/site-reader';
import { StructuredData } from '../../../../_components/structured-data';
import {
  readThreadQuery,
  threadHref,
  type SearchParams,
  type ThreadQuery,
} from '../../../../_components/thread-query';
import { ReplyComposer } from '../../_components/reply-composer';
import type { Opened } from '../../_components/rest-of-replies';
import { Conversation } from './conversation';

/** Characters of a comment that are shown with a link to it. */
const DESCRIBED = 200;

const oembedPath = (slug: string, id: string): string =>
  withQuery('/oembed', { url: `${env().APP_URL}${articlePath(slug)}/comments/${id}`, format: 'json' });

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<SearchParams> };

/** The page and its description read it once. */
const read = cache((articleSlug: string, commentId: string, cursor?: string, before?: string) =>
  orNotFound(orNull(readPermalink({ articleSlug, commentId, cursor, before }))),
);

const whereIs = async ({ params, searchParams }: Props) => ({
  ...(await pageParams(params)),
  query: readThreadQuery(await searchParams),
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, id, query } = await whereIs(props);
  const [article, view, t] = await Promise.all([
    orNotFound(readArticle({ slug })),
    read(slug, id, query.cursor, query.before),
    getTranslations('article.conversation'),
  ]);
  const title = t('title', { title: article.title });
  if (!view) return { title, robots: { index: false } };
  const { id: topId, author, replyCount: count } = view.thread;
  return {
    title,
    description: author ? t('begun', { name: author.displayName, count }) : t('begunBySomebody', { count }),
    // Every comment of a thread has its permalink; for a search engine, the whole of it is one.
    alternates: {
      canonical: `${articlePath(slug)}/comments/${topId}`,
      types: { 'application/json+oembed': oembedPath(slug, id) },
    },
    openGraph: await preview(view.comment),
    twitter: { card: 'summary_large_image' },
    // What stands in a frame is to be found where it stands by itself.
    ...((await isFramed()) && { robots: { index: false } }),
  };
}

/** What chats and other pages show of a link to a comment; nothing of one that was taken away. */
async function preview({
  id,
  article,
  author,
  body,
  publishedAt,
  revision,
}: CommentView): Promise<Metadata['openGraph']> {
  if (!author) return undefined;
  const t = await getTranslations('feeds');
  const title = t('item', { author: author.displayName, article: article.title });
  return {
    type: 'article',
    title,
    description: excerpt(body, DESCRIBED).text,
    url: `${articlePath(article.slug)}/comments/${id}`,
    publishedTime: publishedAt ?? undefined,
    // Another text has another address: nobody keeps showing the one before.
    images: [{ url: `/comment-pictures/${id}-${revision}.png`, width: 1200, height: 630, alt: title }],
  };
}

/** A comment where it stands in its thread, however deep. */
export default async function PermalinkPage(props: Props) {
  const { slug, id, query } = await whereIs(props);
  const [article, given, viewer, t] = await Promise.all([
    orNotFound(readArticle({ slug })),
    read(slug, id, query.cursor, query.before),
    currentSiteReader(),
    getTranslations('article.conversation'),
  ]);
  const { view, opened } = await open(given, query);
  const articleHref = articlePath(slug);
  const path = `${articleHref}/comments/${id}`;
  const { reply, ...place } = query;
  const composer =
    reply && viewer !== 'member' && may(viewer, 'comment.draft') ? (
      <ReplyComposer
        {...{ article, viewer }}
        parentId={reply}
        onlySent={!(await takesFrom({ article, viewer }))}
        cancelHref={view ? threadHref(path, place, `comment-${reply}`) : `${articleHref}#comments`}
      />
    ) : null;
  // A thread that was taken away while somebody wrote a reply leaves them their text.
  if (!view && !composer) notFound();
  const inThread = view !== null && reply !== undefined && isAmong([view.thread], reply);
  await declareCacheTags([`article:${article.id}`, 'policy', ...authorTags(view ? [view.thread] : [])]);
  return (
    <PageFrame returnTo={path}>
      <Page>
        <PageHeading
          title={
            <a href={`${articleHref}#comments`} {...writtenIn(article.language)}>
              {article.title}
            </a>
          }
          intro={t('intro')}
        />
        <h2>
          <VisuallyHidden>{t('heading')}</VisuallyHidden>
        </h2>
        {!inThread && composer}
        {view && (
          <Conversation
            {...{ article, view, opened, viewer, query }}
            replying={inThread && composer ? { to: reply, composer } : null}
          />
        )}
        {view && (
          <StructuredData {...{ article, viewer }} count={article.commentCount} comments={[view.thread]} />
        )}
        <p>
          <a href={`${articleHref}#comments`}>{t('all')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}

/** The view with more replies to the comment of which the address asks for them. */
async function open(
  view: PermalinkView | null,
  { replies }: ThreadQuery,
): Promise<{ view: PermalinkView | null; opened: Opened | null }> {
  if (!view || !replies) return { view, opened: null };
  const expanded = await expandReplies({ items: [view.thread], commentId: replies });
  const [thread] = expanded?.items ?? [];
  if (!expanded || !thread) redirect(commentPath(view.thread.article.slug, replies));
  return { view: { ...view, thread }, opened: { id: replies, expanded } };
}
