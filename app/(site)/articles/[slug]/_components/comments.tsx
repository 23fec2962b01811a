import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { contestLesson, skipReview, submitReview } from '@/app/(account)/review/actions';
import { currentSiteReader, type SiteReader } from '@/app/_frame/site-reader';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { volunteerInvitation } from '@/app/_frame/volunteer-invitation';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { classNames } from '@/app/_ui/class-names';
import { CommentCount } from '@/app/_ui/comment-count';
import { NewComments } from '@/app/_ui/live';
import { Pagination } from '@/app/_ui/pagination';
import { Prose } from '@/app/_ui/prose';
import { pluralForms } from '@/app/_ui/plural-forms';
import { ExperienceFilter } from '@/app/_ui/thread/experience-filter';
import { InThisDiscussion } from '@/app/_ui/thread/in-this-discussion';
import { Sorting } from '@/app/_ui/thread/sorting';
import { isAmong, Thread } from '@/app/_ui/thread/thread';
import { ThreadVisit } from '@/app/_ui/thread/thread-visit';
import { UnsentReview } from '@/app/_ui/review/unsent-review';
import { takesFrom } from '@/lib/articles/discussion/takes-from';
import type { ArticleView } from '@/lib/articles/schemas';
import { listHighlights } from '@/lib/comments/highlights/list-highlights';
import { expandReplies } from '@/lib/comments/thread/expand-replies';
import { hasExperiencedVoices, readThread } from '@/lib/comments/thread/read-thread';
import type { Highlight } from '@/lib/comments/highlights/schemas';
import { readOwnMarks } from '@/lib/comments/marks/read-own-marks';
import { isFollowingArticle } from '@/lib/comments/marks/is-following-article';
import type { ThreadSort, ThreadView } from '@/lib/comments/schemas';
import { may, worksAtDesk } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { authorTags } from '@/lib/web/page-cache/author-tags';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { StructuredData } from '../../../_components/structured-data';
import { threadHref, type ThreadQuery } from '../../../_components/thread-query';
import { FollowDiscussion } from '@/app/(site)/_viewer/follow-discussion';
import { actionSettingsFor } from '@/app/(site)/_viewer/action-settings';
import { ViewerForm } from '@/app/(site)/_viewer/viewer-form';
import styles from './comments.module.css';
import { Desk } from './desk';
import { Invitation } from './invitation';
import { pagesAround } from './pages-around';
import { ReplyComposer } from './reply-composer';
import { restOfReplies, type Opened } from './rest-of-replies';

/** The comment section under an article: what it is for, where one writes, and the thread. */
export async function Comments({ article, query }: { article: ArticleView; query: ThreadQuery }) {
  const viewer = await currentSiteReader();
  const [isTaken, { thread, opened }, highlights, t] = await Promise.all([
    takesFrom({ article, viewer }),
    readPage(article, query),
    highlightsFor(article),
    getTranslations('article.comments'),
  ]);
  await declareCacheTags([
    ...authorTags(thread.items),
    ...highlights.map(({ author }) => `member:${author.id}` as const),
  ]);
  const reply = replyBeingWritten({ article, viewer, isTaken }, query, thread);
  const here = threadHref(pathOf(article), query, 'comments');
  // Without script, whoever acts on a page for all members goes on where they see what they did.
  const withOwn = viewer === 'member' ? { ...query, own: true } : query;
  return (
    <section id="comments" className={styles.section} aria-labelledby="comments-title" tabIndex={-1}>
      <header className={styles.head}>
        <h2 id="comments-title" className={styles.title} tabIndex={-1}>
          {t('title')}
        </h2>
        <div className={styles.invitation}>
          <Invitation article={article} viewer={viewer} />
        </div>
      </header>
      <Announcement article={article} />
      {viewer && <ToTheDesk article={article} viewer={viewer} />}
      {viewer && <Desk {...{ viewer, article, isTaken, reply }} />}
      {(await isFormOfSignedOut()) && (
        <UnsentReview submitReview={submitReview} skipAssignment={skipReview} contestLesson={contestLesson} />
      )}
      <div className={classNames(styles.discussion, highlights.length > 0 && styles.withHighlights)}>
        {thread.count > 0 && <Order {...{ article, query, thread, viewer }} />}
        {highlights.length > 0 && (
          <InThisDiscussion
            highlights={highlights}
            href={(id) => (isAmong(thread.items, id) ? `#comment-${id}` : commentPath(article.slug, id))}
          />
        )}
        <div>
          {viewer && (
            <ViewerForm
              live
              article={article.slug}
              returnTo={threadHref(pathOf(article), withOwn, 'comments')}
            />
          )}
          {thread.count > 0 && (thread.items.length > 0 || query.cursor || query.before) ? (
            <PageOfThread {...{ article, query, thread, opened, viewer, reply, here, isTaken }} />
          ) : (
            <p className={styles.none}>{t(thread.count === 0 ? 'none' : 'noneExperienced')}</p>
          )}
          {viewer && thread.count === 0 && <Follow article={article} viewer={viewer} />}
          {viewer && <Waiting viewer={viewer} />}
        </div>
      </div>
      <StructuredData {...{ article, viewer }} count={thread.count} comments={thread.items} />
      <NewComments
        article={article.slug}
        count={thread.count}
        href={threadHref(pathOf(article), { sort: 'newest' }, 'comments')}
      />
    </section>
  );
}

/** What the editors have to say of this discussion. */
async function Announcement({ article }: { article: ArticleView }) {
  const { announcementHtml } = article.discussion;
  if (announcementHtml === '') return null;
  const t = await getTranslations('article.comments');
  return (
    <aside className={styles.announcement} aria-label={t('announcement')}>
      <Prose kind="comment" html={announcementHtml} />
    </aside>
  );
}

/** For the desk, where it says how comments are taken here. On the page for all members script shows it to whom it is for. */
async function ToTheDesk({ article, viewer }: { article: ArticleView; viewer: Viewer | 'member' }) {
  if (viewer !== 'member' && !worksAtDesk(viewer)) return null;
  const t = await getTranslations('article.comments');
  return (
    <p className={styles.moderate} data-own-desk hidden={viewer === 'member'}>
      <a href={`/admin/articles/${article.id}`}>{t('moderate')}</a>
    </p>
  );
}

/** What stands out in the discussion, without what a reader has muted; on a page for all members script takes that away. */
async function highlightsFor(article: ArticleView): Promise<Highlight[]> {
  if (article.commentCount === 0) return [];
  const [viewer, highlights] = await Promise.all([currentSiteReader(), listHighlights(article)]);
  if (!viewer || viewer === 'member') return highlights;
  const marksOf = await readOwnMarks({ viewer, ids: highlights.map(({ id }) => id) });
  return highlights.filter(({ id }) => !marksOf(id).muted);
}

type Read = { thread: ThreadView; opened: Opened | null };

/** What the address names: a page of the thread, and more replies to one of its comments. */
async function readPage(article: ArticleView, { replies, ...query }: ThreadQuery): Promise<Read> {
  const { sort, cursor, before, experienced } = query;
  const thread = await orNotFound(
    readThread({ articleSlug: article.slug, sort, cursor, before, experienced }),
  );
  if (!replies) return { thread, opened: null };
  const expanded = await expandReplies({ items: thread.items, commentId: replies });
  // The page has moved on since: the comment is found on its own.
  if (!expanded) redirect(commentPath(article.slug, replies));
  return { thread: { ...thread, items: expanded.items }, opened: { id: replies, expanded } };
}

/** How many there are, and what is shown of them, and in which order. */
async function Order({
  article,
  query: { sort, experienced },
  thread,
  viewer,
}: {
  article: ArticleView;
  query: ThreadQuery;
  thread: ThreadView;
  viewer: SiteReader;
}) {
  const [{ threads }, filtered] = await Promise.all([
    currentPolicy(),
    experienced || hasExperiencedVoices(article),
  ]);
  const usual = article.defaultSort ?? threads.defaultSort;
  const href = (other: ThreadQuery) => threadHref(pathOf(article), other, 'comments');
  const filter = filtered && (
    <ExperienceFilter
      on={experienced ?? false}
      topics={article.topics}
      href={(on) => href({ sort, experienced: on })}
    />
  );
  return (
    <div className={styles.order}>
      <p className={styles.count}>
        <CommentCount count={thread.count} />
      </p>
      <Sorting
        current={thread.sort}
        href={(other) => href({ sort: other === usual ? undefined : other, experienced })}
      />
      <div className={styles.tools}>
        {!experienced && filter}
        {viewer && <Follow article={article} viewer={viewer} />}
        <ThreadVisit
          article={article.slug}
          now={systemContext.now().toISOString()}
          folds={thread.items.some(({ replies = [] }) => replies.length > 0)}
        />
      </div>
      {experienced && filter}
    </div>
  );
}

/** Needs the page's `<ViewerForm>`, as all that a reader can do here. */
async function Follow({
  article: { id: articleId, slug },
  viewer,
}: {
  article: ArticleView;
  viewer: Viewer | 'member';
}) {
  const followed = viewer === 'member' ? undefined : await isFollowingArticle({ viewer, articleId });
  return <FollowDiscussion slug={slug} followed={followed} />;
}

/** Where much waits for reviewers, whoever has read to the end is asked for one. */
async function Waiting({ viewer }: { viewer: Viewer | 'member' }) {
  if (viewer === 'member') return <WaitingForMembers />;
  const [invitation, t] = await Promise.all([
    volunteerInvitation(viewer),
    getTranslations('article.comments'),
  ]);
  if (!invitation) return null;
  return (
    <p className={styles.waiting}>
      {t('waiting', invitation)} <a href="/review">{t('reviewOne')}</a>
    </p>
  );
}

/** On the page for all members script knows whether one is asked, and how many wait (`<own-page>`). */
async function WaitingForMembers() {
  const [t, locale, { review }] = await Promise.all([
    getTranslations('article.comments'),
    getLocale(),
    currentPolicy(),
  ]);
  const { afterHours: hours } = review.volunteers;
  const words = pluralForms(locale, (count) => t('waiting', { count, number: '%', hours }));
  return (
    <p hidden className={styles.waiting} data-own-invitation={words}>
      <span /> <a href="/review">{t('reviewOne')}</a>
    </p>
  );
}

type Reply = { to: string; composer: ReactNode; inThread: boolean };

function replyBeingWritten(
  { article, viewer, isTaken }: { article: ArticleView; viewer: SiteReader; isTaken: boolean },
  { reply, ...query }: ThreadQuery,
  thread: ThreadView,
): Reply | null {
  // Where a reply is written the page is made for its writer.
  if (!reply || viewer === 'member' || !may(viewer, 'comment.draft')) return null;
  const inThread = isAmong(thread.items, reply);
  const place = inThread ? `comment-${reply}` : 'comments';
  const cancelHref = threadHref(pathOf(article), query, place);
  const composer = (
    <ReplyComposer {...{ article, viewer, cancelHref }} parentId={reply} onlySent={!isTaken} />
  );
  return { to: reply, composer, inThread };
}

async function PageOfThread({
  article,
  query,
  thread,
  opened,
  viewer,
  reply,
  here,
  isTaken,
}: Read & {
  article: ArticleView;
  query: ThreadQuery;
  viewer: SiteReader;
  reply: Reply | null;
  here: string;
  isTaken: boolean;
}) {
  const path = pathOf(article);
  const mayReply = isTaken && (viewer === 'member' || may(viewer, 'comment.draft'));
  const [foot, { threads }] = await Promise.all([
    actionSettingsFor({ viewer, comments: thread.items, here, article }),
    currentPolicy(),
  ]);
  const firstNew = opened?.expanded.firstNew;
  return (
    <>
      <Thread
        comments={thread.items}
        now={systemContext.now().toISOString()}
        permalink={(id) => commentPath(article.slug, id)}
        replyLink={mayReply ? (id) => threadHref(path, { ...query, reply: id }, 'reply') : null}
        foot={foot}
        replying={reply?.inThread ? reply : null}
        maxDepth={threads.maxDepth}
        rest={restOfReplies({ path, query, opened })}
        firstNew={opened && firstNew ? { id: firstNew, of: opened.id } : null}
      />
      <Pages {...{ path, query, thread }} />
    </>
  );
}

const onwards: Record<ThreadSort, 'older' | 'newer' | 'next'> = {
  newest: 'older',
  oldest: 'newer',
  top: 'next',
  bridging: 'next',
};
const backwards: Record<ThreadSort, 'older' | 'newer' | 'previous'> = {
  newest: 'newer',
  oldest: 'older',
  top: 'previous',
  bridging: 'previous',
};

/** The way on through the pages of the thread, and back. */
async function Pages({ thread, ...of }: { path: string; query: ThreadQuery; thread: ThreadView }) {
  const t = await getTranslations('article.pages');
  const { start, previous, next } = pagesAround({ thread, ...of });
  return (
    <Pagination
      label={t('label')}
      start={start === null ? null : { href: start, words: t('first') }}
      previous={previous === null ? null : { href: previous, words: t(backwards[thread.sort]) }}
      next={next === null ? null : { href: next, words: t(onwards[thread.sort]) }}
    />
  );
}

const pathOf = ({ slug }: ArticleView) => articlePath(slug);
