import { raw, sql, type Sql } from '@/lib/platform/db';
import { IDLE_DAYS, SEEN_EVERY_MINUTES, STAFF_IDLE_HOURS, STAFF_SESSION_DAYS } from '../rules';

/**
 * That a session `s` of a member `m` is good at a moment: nobody ended it, it has not run out, and it was not left alone for too long.
 * What staff have runs out sooner, by the role that they have now.
 */
export const livesAt = (moment: Sql): Sql => sql`(s.revoked_at is null and s.expires_at > ${moment}
  and s.last_seen_at > ${moment} - case m.role when 'MEMBER' then ${IDLE} else ${STAFF_IDLE} end
  and (m.role = 'MEMBER' or s.created_at > ${moment} - ${STAFF_LASTS}))`;

/** That it was noted long ago that a session `s` is in use. */
export const isUnseen: Sql = sql`(s.last_seen_at < clock_timestamp() - ${raw(`interval '${SEEN_EVERY_MINUTES} minutes'`)})`;

const IDLE = raw(`interval '${IDLE_DAYS} days'`);
const STAFF_IDLE = raw(`interval '${STAFF_IDLE_HOURS} hours'`);
const STAFF_LASTS = raw(`interval '${STAFF_SESSION_DAYS} days'`);
