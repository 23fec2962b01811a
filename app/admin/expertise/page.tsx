import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Pagination } from '@/app/_ui/pagination';
import { listExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { unverifiedQuery } from '@/lib/members/expertise/schemas';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { MemberLink } from '../_parts/member-link';
import { Entry } from './entry';
import styles from './expertise.module.css';

const HERE = '/admin/expertise';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: unverifiedQuery.shape.cursor,
  done: z.enum(['verified', 'unverified']).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expertise.desk');
  return { title: t('pageTitle') };
}

/** What members say they know and no moderator has confirmed. */
export default async function ExpertisePage({ searchParams }: Props) {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor, done } = asked.data;
  const viewer = await enterDesk(HERE);
  const [{ items, nextCursor }, t] = await Promise.all([
    orNotFound(listExpertiseToVerify({ viewer, cursor })),
    getTranslations('expertise.desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="expertise"
      title={t('title')}
      intro={items.length > 0 ? t('intro') : t('nothing')}
      notice={
        done && (
          <Arrival>
            <Notice tone="good" title={t(`done.${done}`)} />
          </Arrival>
        )
      }
    >
      <ol role="list" className={styles.list}>
        {items.map((entry) => (
          <li key={entry.id}>
            <div className={styles.row}>
              <h2>
                <MemberLink {...entry.member} />
              </h2>
              <Entry entry={entry} from="list" />
            </div>
          </li>
        ))}
      </ol>
      <Pagination
        label={t('pages')}
        start={cursor ? { href: HERE, words: t('start') } : null}
        next={
          nextCursor
            ? { href: `${HERE}?${new URLSearchParams({ cursor: nextCursor })}`, words: t('more') }
            : null
        }
      />
    </Desk>
  );
}
