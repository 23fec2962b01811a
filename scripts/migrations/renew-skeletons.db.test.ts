import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../lib/platform/testing/database';
import { SKELETON_VERSION, skeletonOf } from '../../lib/platform/text/skeleton';
import { applyMigrations } from './apply-migrations';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase({ url: inject('testServer').url });
  client = new Client({ connectionString: database.url });
  await client.connect();
  await applyMigrations({ databaseUrl: database.url });
});
beforeEach(() => client.query('DELETE FROM members'));
afterAll(async () => {
  await client.end();
  await database.drop();
});

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A member as an older version inserted them. */
const insert = (number: number, name: string, skeleton: string, role = 'MEMBER') =>
  client.query(
    `INSERT INTO members (id, email, email_folded, display_name, name_skeleton, password_hash, role, created_at)
     VALUES ($1, $2, $2, $3, $4, 'none', $5::"Role", '2026-01-01'::timestamptz + $6 * interval '1 day')`,
    [id(number), `${number}@example.org`, name, skeleton, role, number],
  );
const skeletons = async () => {
  const { rows } = await client.query<{ name_skeleton: string }>(
    'SELECT name_skeleton FROM members ORDER BY id',
  );
  return rows.map((row) => row.name_skeleton);
};

describe('skeletons that an older version made', () => {
  it('are made anew, and of two that look the same staff’s and the first one’s is the skeleton; nobody loses a name', async () => {
    await insert(1, 'Josephine Adderley\uFE0F', 'josephine1');
    await insert(2, 'Thandi', 'josephineadderley');
    await insert(3, 'Than\u05B0di', 'thandi');
    await insert(4, 'Josephine Adderley', 'josephine4', 'MODERATOR');
    const told: string[] = [];
    await applyMigrations({ databaseUrl: database.url, tell: (sentence) => told.push(sentence) });
    const josephine = skeletonOf('Josephine Adderley');
    const thandi = skeletonOf('Thandi');
    expect(await skeletons()).toEqual([`${josephine}~${id(1)}`, thandi, `${thandi}~${id(3)}`, josephine]);
    expect(told).toEqual([
      `The name of member ${id(1)} looks the same as that of member ${id(4)}: both keep it.`,
      `The name of member ${id(3)} looks the same as that of member ${id(2)}: both keep it.`,
    ]);
    const { rows } = await client.query('SELECT DISTINCT skeleton_version FROM members');
    expect(rows).toEqual([{ skeleton_version: SKELETON_VERSION }]);
  });

  it('are left alone from then on', async () => {
    await insert(1, 'Thandi', 'old');
    await client.query('UPDATE members SET skeleton_version = $1', [SKELETON_VERSION]);
    await applyMigrations({ databaseUrl: database.url });
    expect(await skeletons()).toEqual(['old']);
  });
});
