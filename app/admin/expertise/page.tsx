import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listExpertiseToVerify } from '@/lib/members/expertise/list-expertise-to-verify';
import { unverifiedQuery } from '@/lib/members/expertise/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskList, DeskRow } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { MemberLink } from '../_parts/frame/member-link';
import { Entry } from './entry';

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
  const [{ items, nextCursor }, t, desk] = await Promise.all([
    orNotFound(listExpertiseToVerify({ viewer, cursor })),
    getTranslations('expertise.desk'),
    getTranslations('desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="expertise"
      title={t('title')}
      intro={items.length > 0 ? t('intro') : t('nothing')}
      notice={done && <Done title={t(`done.${done}`)} />}
    >
      <DeskList items={items}>
        {(entry) => (
          <DeskRow
            facts={
              <h2>
                <MemberLink {...entry.member} />
              </h2>
            }
          >
            <Entry entry={entry} from="list" />
          </DeskRow>
        )}
      </DeskList>
      <PaginationByCursor
        label={t('pages')}
        first={HERE}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.start'), next: desk('pages.more') }}
      />
    </Desk>
  );
}
