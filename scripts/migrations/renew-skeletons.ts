import type { Client } from 'pg';
import { SKELETON_VERSION, skeletonOf } from '../../lib/platform/text/skeleton';

/** Two members who now look the same; the second one's name is told from all others by their id alone. */
export type Twins = { kept: string; other: string };

/**
 * Makes the skeletons of names anew that were made by an older way of reading them (`SKELETON_VERSION`). Nobody loses their name: of
 * two that look the same now, staff before others and then whoever came first has the skeleton, and the other's gets their id
 * behind it, where no new name can meet it.
 */
export async function renewSkeletons(client: Client): Promise<Twins[]> {
  const { rowCount } = await client.query('SELECT 1 FROM members WHERE skeleton_version <> $1 LIMIT 1', [
    SKELETON_VERSION,
  ]);
  if (rowCount === 0) return [];
  await client.query('BEGIN');
  try {
    // Nobody signs up by the old reading meanwhile.
    await client.query('LOCK TABLE members, former_names IN SHARE ROW EXCLUSIVE MODE');
    // Nobody loses a name because somebody else's former one looks like it now.
    await client.query('ALTER TABLE members DISABLE TRIGGER members_reserved_name');
    // Who has left has no name to read; what is kept from others of an older reading is let go of early.
    await client.query("UPDATE members SET name_skeleton = 'left:' || id WHERE left_at IS NOT NULL");
    const twins = await renew(client);
    await client.query('ALTER TABLE members ENABLE TRIGGER members_reserved_name');
    await renewFormer(client);
    await client.query('UPDATE members SET skeleton_version = $1 WHERE skeleton_version <> $1', [
      SKELETON_VERSION,
    ]);
    await client.query('COMMIT');
    return twins;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Of names that were given up there may be two that look the same. */
async function renewFormer(client: Client): Promise<void> {
  const { rows } = await client.query<Row>('SELECT id, display_name, name_skeleton FROM former_names');
  await client.query(
    `UPDATE former_names SET name_skeleton = new.skeleton
       FROM unnest($1::uuid[], $2::text[]) AS new (id, skeleton) WHERE former_names.id = new.id`,
    [rows.map(({ id }) => id), rows.map(({ display_name }) => skeletonOf(display_name))],
  );
}

type Row = { id: string; display_name: string; name_skeleton: string };

async function renew(client: Client): Promise<Twins[]> {
  // Who has not shown that their address is theirs comes after who has.
  const { rows } = await client.query<Row>(
    `SELECT id, display_name, name_skeleton FROM members WHERE left_at IS NULL
     ORDER BY role = 'MEMBER', verified_at IS NULL, created_at, id`,
  );
  const owners = new Map<string, string>();
  const twins: Twins[] = [];
  const changed: { id: string; skeleton: string }[] = [];
  for (const { id, display_name, name_skeleton } of rows) {
    const skeleton = skeletonOf(display_name);
    const kept = owners.get(skeleton);
    if (kept === undefined) owners.set(skeleton, id);
    else twins.push({ kept, other: id });
    const own = kept === undefined ? skeleton : `${skeleton}~${id}`;
    if (own !== name_skeleton) changed.push({ id, skeleton: own });
  }
  const ids = changed.map(({ id }) => id);
  // First out of one another's way: the new one of one may be the old one of another.
  await client.query(`UPDATE members SET name_skeleton = '~' || id WHERE id = ANY ($1::uuid[])`, [ids]);
  await client.query(
    `UPDATE members SET name_skeleton = new.skeleton
       FROM unnest($1::uuid[], $2::text[]) AS new (id, skeleton) WHERE members.id = new.id`,
    [ids, changed.map(({ skeleton }) => skeleton)],
  );
  return twins;
}
