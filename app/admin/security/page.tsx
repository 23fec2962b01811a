import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { may } from '@/lib/members/permissions';
import { listSecurityEvents } from '@/lib/members/security-events/list-security-events';
import { securityEventsQuery } from '@/lib/members/security-events/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { Desk } from '../_parts/frame/desk';
import styles from '../_parts/audit/audit-list.module.css';
import { enterDesk } from '../_parts/frame/enter-desk';
import { MemberLink } from '../_parts/frame/member-link';
import { Moment } from '../_parts/frame/moment';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('sessions.events')]);
  return { title: desk('pageTitle', { title: t('desk') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What happened to accounts, for administrators. */
export default async function DeskSecurityPage({ searchParams }: Props) {
  const viewer = await enterDesk('/admin/security');
  if (!may(viewer, 'security.read')) notFound();
  const asked = securityEventsQuery.strip().safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const [{ items, nextCursor }, { security }, t, desk] = await Promise.all([
    orNotFound(listSecurityEvents({ viewer, cursor })),
    currentPolicy(),
    getTranslations('sessions.events'),
    getTranslations('desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="security"
      title={t('desk')}
      intro={t('deskIntro', { days: security.eventDays })}
    >
      <ol role="list" className={styles.list}>
        {items.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      <PaginationByCursor
        label={t('desk')}
        first="/admin/security"
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
      />
    </Desk>
  );
}

type Item = Awaited<ReturnType<typeof listSecurityEvents>>['items'][number];

function Event({ event: { kind, way, member, network, at } }: { event: Item }) {
  const t = useTranslations('sessions.events');
  return (
    <li className={styles.entry}>
      <span className={styles.when}>
        <Moment at={at} />
      </span>
      <div className={styles.what}>
        <p>
          {member ? <MemberLink {...member} /> : t('nobody')}: {t(`kinds.${kind}`)}
          {way !== null && <> ({t(`ways.${way}`)})</>}
        </p>
        {network !== null && (
          <p className={styles.change}>
            {t.rich('network', { network: () => <bdi dir="ltr">{network}</bdi> })}
          </p>
        )}
      </div>
    </li>
  );
}
