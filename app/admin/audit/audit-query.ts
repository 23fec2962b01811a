import { withQuery } from '@/app/_ui/with-query';
import { auditFilter, auditQuery, type AuditFilter } from '@/lib/moderation/schemas';

type Query = Record<string, string | string[] | undefined>;

/** What the page's address asks for; what was left empty in the form is not asked for. Null where it cannot mean anything. */
export function readAuditQuery(query: Query): { filter: AuditFilter; cursor?: string } | null {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const asked = auditQuery.omit({ limit: true }).strip().safeParse(given);
  if (!asked.success) return null;
  const { cursor, ...filter } = asked.data;
  return { filter, cursor };
}

/** The record by a filter: its page, or as a file. */
export const auditHref = (path: string, filter: AuditFilter, more: Record<string, string> = {}): string =>
  withQuery(path, { ...auditFilter.parse(filter), ...more });
