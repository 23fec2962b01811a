import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { excerpt } from '@/lib/platform/text/excerpt';
import { actOf } from '@/lib/web/own-page/act-schemas';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { listFollowing } from '@/lib/comments/follows/list-following';
import type { FollowingView } from '@/lib/comments/follows/schemas';
import { writtenIn } from '@/lib/language/locales';
import { findMutedAmong } from '@/lib/members/mutes/find-muted-among';
import { ActButton } from '../act-button';
import { enter, type SearchParams } from '../enter';
import { ReadingPage } from '../reading-page';
import styles from '../reading.module.css';

const EXCERPT = 180;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reactions.reading.following');
  return { title: t('title'), robots: { index: false } };
}

/** The discussions and threads that a member follows. */
export default async function FollowingPage({ searchParams }: { searchParams: SearchParams }) {
  const { viewer, cursor } = await enter('/reading/following', searchParams);
  const { items, nextCursor } = await orNotFound(listFollowing({ viewer, cursor }));
  const memberIds = items.flatMap(({ thread }) => thread?.author?.id ?? []);
  const muted = await findMutedAmong({ viewer, memberIds });
  return (
    <ReadingPage part="following" empty={items.length === 0} cursor={cursor} nextCursor={nextCursor}>
      <ol role="list" className={styles.list}>
        {items.map((followed) => (
          <li key={followed.thread?.id ?? followed.article.slug}>
            <Followed {...followed} muted={muted} />
          </li>
        ))}
      </ol>
    </ReadingPage>
  );
}

type FollowedProps = FollowingView['items'][number] & { muted: ReadonlySet<string> };

/** Of a thread that somebody began whom the reader muted, the words are left out. */
async function Followed({ article, thread, muted }: FollowedProps) {
  const t = await getTranslations('reactions.reading.following');
  const path = articlePath(article.slug);
  const what = !thread
    ? t('discussion')
    : thread.author
      ? t('thread', { name: thread.author.displayName })
      : t('goneThread');
  const act = thread ? actOf('unfollow', thread.id) : actOf('unfollow-article', article.slug);
  return (
    <div className={styles.entry}>
      <h2 className={styles.title}>
        <a
          href={thread ? commentPath(article.slug, thread.id) : `${path}#comments`}
          {...writtenIn(article.language)}
        >
          {article.title}
        </a>
      </h2>
      <p className={styles.what}>{what}</p>
      {thread?.author && !muted.has(thread.author.id) && (
        <p className={styles.excerpt} {...writtenIn(thread.language)}>
          {excerpt(thread.body, EXCERPT).text}
        </p>
      )}
      <div>
        <ActButton act={act}>
          {t.rich('stop', {
            what: `${what}, ${article.title}`,
            hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden>,
          })}
        </ActButton>
      </div>
    </div>
  );
}
