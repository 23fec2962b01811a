import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Pagination } from '@/app/_ui/pagination';
import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import {
  appealOutcome,
  appealsQuery,
  appealState,
  type AppealOutcome,
} from '@/lib/moderation/appeals/schemas';
import { systemContext } from '@/lib/platform/context';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { AppealList } from './appeal-list';
import styles from './appeals.module.css';

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
      <ul role="list" className={styles.states}>
        {appealState.options.map((other) => (
          <li key={other}>
            <a href={hrefOf(other)} aria-current={other === state ? 'true' : undefined}>
              {t(`appeals.${other}.name`)}
            </a>
          </li>
        ))}
      </ul>
      <AppealList appeals={items} now={systemContext.now()} />
      <Pagination
        label={t('pages.appeals')}
        start={cursor ? { href: hrefOf(state), words: t('pages.start') } : null}
        next={nextCursor ? { href: hrefOf(state, nextCursor), words: t('pages.more') } : null}
      />
    </Desk>
  );
}

function hrefOf(state: string, cursor?: string): string {
  const params = new URLSearchParams({ ...(state !== 'OPEN' && { state }), ...(cursor && { cursor }) });
  return params.size > 0 ? `/admin/appeals?${params}` : '/admin/appeals';
}

function Answered({ outcome }: { outcome: AppealOutcome }) {
  const t = useTranslations('desk.answered');
  const reversed = outcome === 'REVERSED';
  return (
    <Arrival>
      <Notice tone="good" title={t(reversed ? 'reversed' : 'upheld')}>
        <p>{t(reversed ? 'reversedThen' : 'upheldThen')}</p>
      </Notice>
    </Arrival>
  );
}
