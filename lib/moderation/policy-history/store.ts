import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';

export type VersionRow = {
  version: number;
  /** As they were stored: without settings that came later. */
  settings: unknown;
  byId: string | null;
  byName: string | null;
  reason: string | null;
  restores: number | null;
  createdAt: Date;
};

/** Versions below one of them, the newest first. */
export const findVersions = (
  db: Db,
  { below, limit }: { below: number | undefined; limit: number },
): Promise<VersionRow[]> =>
  db.$queryRaw`select p.version, p.settings, p.by_id as "byId", m.display_name as "byName", p.reason, p.restores,
      p.created_at as "createdAt"
    from policy_versions p left join members m on m.id = p.by_id
    ${below === undefined ? Prisma.empty : Prisma.sql`where p.version < ${below}`}
    order by p.version desc limit ${limit}`;
