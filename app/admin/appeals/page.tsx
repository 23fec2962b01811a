import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { withQuery } from '@/app/_ui/with-query';
import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import {
  appealOutcome,
  appealsQuery,
  appealState,
  type AppealOutcome,
  type AppealState,
} from '@/lib/moderation/appeals/schemas';
import { systemContext } from '@/lib/platform/context';
import { Desk } from '../_parts/frame/desk';
import { DeskFilter } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { AppealList } from './appeal-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t('rooms.appeals') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  state: appealState.default('OPEN'),
  cursor: appealsQuery.shape.cursor,
  answered: appealOutcome.optional().catch(undefined),
});

export default async function AppealsPage({ searchParams }: Props) {
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { state, cursor, answered } = asked.data;
  const viewer = await enterDesk(hrefOf(state));
  const { items, nextCursor } = await orNotFound(listAppeals({ viewer, state, cursor }));
  const t = await getTranslations('desk');
  return (
    <Desk
      viewer={viewer}
      place="appeals"
      title={t('rooms.appeals')}
      intro={t(`appeals.${state}.${items.length > 0 ? 'intro' : 'empty'}`)}
      notice={answered && <Answered outcome={answered} />}
    >
      <DeskFilter
        label={t('rooms.appeals')}
        choices={appealState.options.map((other) => ({
          href: hrefOf(other),
          words: t(`appeals.${other}.name`),
          current: other === state,
        }))}
      />
      <AppealList appeals={items} now={systemContext.now()} />
      <PaginationByCursor
        label={t('pages.appeals')}
        first={hrefOf(state)}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('pages.start'), next: t('pages.more') }}
      />
    </Desk>
  );
}

const hrefOf = (state: AppealState) => withQuery('/admin/appeals', { state: state !== 'OPEN' && state });

function Answered({ outcome }: { outcome: AppealOutcome }) {
  const t = useTranslations('desk.answered');
  const reversed = outcome === 'REVERSED';
  return (
    <Done title={t(reversed ? 'reversed' : 'upheld')}>
      <p>{t(reversed ? 'reversedThen' : 'upheldThen')}</p>
    </Done>
  );
}
