import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Pagination } from '@/app/_ui/pagination';
import { listAudit } from '@/lib/moderation/list-audit';
import { auditQuery } from '@/lib/moderation/schemas';
import { AuditList } from '../_parts/audit-list';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';

export const metadata: Metadata = { title: 'Audit · Moderation desk' };

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
  return (
    <Desk
      viewer={viewer}
      place="audit"
      title="Audit"
      intro="Every act of members, reviewers, moderators and the system, the newest first. Nothing here can be changed or taken out."
    >
      <AuditList entries={items} />
      <Pagination
        label="Pages of the audit"
        start={cursor ? { href: '/admin/audit', words: 'Back to the newest' } : null}
        next={
          nextCursor
            ? { href: `/admin/audit?${new URLSearchParams({ cursor: nextCursor })}`, words: 'Earlier' }
            : null
        }
      />
    </Desk>
  );
}
