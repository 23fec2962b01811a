import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import { connectionPool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { cookieName, sealSession } from '@/lib/web/session/session-seal';

/**
 * So many that none comes back soon. A real one may write ten times in ten minutes; if few of them wrote thousands, what
 * is measured would be the check for repeats.
 */
const WRITERS = 15_500;

/** Insiders who write and review; the last 500 have nothing under way. */
export async function insertWriters(): Promise<Viewer[]> {
  const ids = Array.from({ length: WRITERS }, newId);
  await connectionPool().query(
    `insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
     select id, 'writer' || n || '@example.org', 'writer' || n || '@example.org', 'Writer ' || n, 'writer' || n, '-'
     from unnest($1::uuid[]) with ordinality as w (id, n)`,
    [ids],
  );
  await connectionPool().query(
    `insert into memberships (member_id, state, source) select unnest($1::uuid[]), 'ACTIVE', 'DEMO'`,
    [ids],
  );
  return ids.map(toViewer);
}

/** Signs them in; returns the cookies that their browsers would send, by their ids. */
export async function insertSessions(writers: Viewer[]): Promise<Map<string, string>> {
  const tokens = writers.map(newSessionToken);
  await connectionPool().query(
    `insert into sessions (id, token_hash, member_id, expires_at)
     select gen_random_uuid(), token, member, now() + interval '1 day' from unnest($1::text[], $2::uuid[]) as s (token, member)`,
    [tokens.map(hashSessionToken), writers.map(({ id }) => id)],
  );
  const sealed = await Promise.all(tokens.map((token) => sealSession(token)));
  return new Map(writers.map(({ id }, place) => [id, `${cookieName('session')}=${sealed[place]}`]));
}

const toViewer = (id: string): Viewer => ({
  id,
  sessionId: '',
  frame: null,
  email: '',
  displayName: 'Somebody',
  role: 'MEMBER',
  verified: true,
  language: null,
  membership: { state: 'ACTIVE', source: 'DEMO' },
  insider: true,
  sanction: null,
  provedLately: true,
  owesSecondStep: false,
});

/** One after another, and then from the start. */
export function inTurn<T>(all: T[]): () => T {
  let turn = 0;
  return () => {
    const one = all[(turn += 1) % all.length];
    if (one === undefined) throw new Error('There is none.');
    return one;
  };
}
