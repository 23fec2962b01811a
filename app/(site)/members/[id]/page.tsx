import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { feedLinks } from '@/app/_frame/feed-links';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listCommentsOfMember } from '@/lib/comments/of-member/list-comments-of-member';
import { readMember } from '@/lib/comments/of-member/read-member';
import { memberCommentsQuery } from '@/lib/comments/of-member/schemas';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { memberPageTags } from '@/lib/web/page-cache/member-page-tags';
import { pageParams } from '@/lib/web/http/page-params';
import { currentViewer } from '@/lib/web/session/viewer';
import { MemberComment } from './_components/member-comment';
import { Profile } from './_components/profile';
import styles from './_components/member.module.css';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({ cursor: memberCommentsQuery.shape.cursor.catch(undefined) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await pageParams(params);
  const { displayName } = await orNotFound(readMember({ viewer: await currentViewer(), memberId: id }));
  // Who writes here is found by what they wrote, under the article, and not by their name in a search engine.
  return {
    title: displayName,
    alternates: { canonical: `/members/${id}`, ...feedLinks(`/members/${id}`) },
    robots: { index: false },
  };
}

/** A member as everybody may know them: what they know, and what they have published. */
export default async function MemberPage({ params, searchParams }: Props) {
  const [{ id }, { cursor }] = await Promise.all([pageParams(params), searchParams.then(query.parse)]);
  await declareCacheTags([...(await memberPageTags(id)), 'policy']);
  const viewer = await currentViewer();
  const [member, { items, nextCursor }, { names }, t] = await Promise.all([
    orNotFound(readMember({ viewer, memberId: id })),
    orNotFound(listCommentsOfMember({ viewer, memberId: id, cursor })),
    currentPolicy(),
    getTranslations('profile'),
  ]);
  const here = `/members/${member.id}`;
  const now = systemContext.now().toISOString();
  return (
    <PageFrame returnTo={here}>
      <Page>
        <Profile member={member} publication={names.publication} own={viewer?.id === member.id} />
        <section id="comments" className={styles.comments} aria-labelledby="comments-title">
          <h2 id="comments-title" className={styles.title}>
            {t('comments')}
          </h2>
          {items.length === 0 && <p className={styles.none}>{t('none', { name: member.displayName })}</p>}
          <ol role="list" className={styles.list}>
            {items.map((comment) => (
              <li key={comment.id}>
                <MemberComment comment={comment} now={now} />
              </li>
            ))}
          </ol>
          <PaginationByCursor
            label={t('pages')}
            first={`${here}#comments`}
            cursor={cursor}
            nextCursor={nextCursor}
            words={{ first: t('newest'), next: t('older') }}
          />
        </section>
      </Page>
    </PageFrame>
  );
}
