import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listAudit } from '@/lib/moderation/list-audit';
import { auditQuery } from '@/lib/moderation/schemas';
import { AuditList } from '../_parts/audit/audit-list';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t('rooms.audit') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await enterDesk('/admin/audit');
  const asked = auditQuery
    .pick({ cursor: true })
    .strip()
    .safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const { items, nextCursor } = await orNotFound(listAudit({ viewer, cursor }));
  const t = await getTranslations('desk');
  return (
    <Desk viewer={viewer} place="audit" title={t('rooms.audit')} intro={t('auditIntro')}>
      <AuditList entries={items} />
      <PaginationByCursor
        label={t('pages.audit')}
        first="/admin/audit"
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('pages.newest'), next: t('pages.earlier') }}
      />
    </Desk>
  );
}
