import { beforeEach, describe, expect, it } from 'vitest';
import { currentPolicy } from '@/lib/policy/current-policy';
import { defaultSettings } from '@/lib/policy/rules';
import type { PolicyPatch } from '@/lib/policy/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { testContext } from '@/lib/testing/clock';
import { emptyDatabase, query } from '@/lib/testing/database';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { changePolicy } from '../change-policy';
import { listVersions } from './list-versions';
import { readVersion } from './read-version';
import { restoreVersion } from './restore-version';
import { policyVersionsView } from './schemas';

const context = testContext();
let chief: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  chief = await admin();
});

const change = (patch: PolicyPatch) => changePolicy({ viewer: chief, patch, context });
const restore = (version: number, expected: number, viewer: Viewer | null = chief) =>
  restoreVersion({ viewer, version, expected, reason: 'It was better then.', context });

describe('the history of the policy', () => {
  it('says of each version who, when, why, and what it changed', async () => {
    await change({ reason: 'Three were too many.', review: { required: 2 } });
    await change({ review: { required: 1 }, screening: { bannedWords: ['fie'] } });
    const page = await listVersions({ viewer: await moderator() });
    expect(policyVersionsView.parse(page)).toEqual(page);
    const by = { id: chief.id, displayName: chief.displayName };
    const known = { at: context.now().toISOString(), by, restores: null };
    expect(page).toEqual({
      nextCursor: null,
      items: [
        {
          ...known,
          version: 2,
          reason: null,
          changes: [
            { path: ['review', 'required'], from: 2, to: 1 },
            { path: ['screening', 'bannedWords'], from: [], to: ['fie'] },
          ],
        },
        {
          ...known,
          version: 1,
          reason: 'Three were too many.',
          changes: [{ path: ['review', 'required'], from: 3, to: 2 }],
        },
      ],
    });
  });

  it('is read page by page, and each version knows the one before it across their border', async () => {
    for (const required of [1, 2, 3, 4, 5]) await change({ review: { required } });
    const seen: [number, unknown][] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await listVersions({ viewer: chief, limit: 2, cursor });
      seen.push(...items.map(({ version, changes }): [number, unknown] => [version, changes[0]?.from]));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([
      [5, 4],
      [4, 3],
      [3, 2],
      [2, 1],
      [1, 3],
    ]);
    expect(await refusalOf(listVersions({ viewer: chief, cursor: 'x' }))).toMatchObject({ status: 400 });
  });

  it('opens to the desk alone', async () => {
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
    ] as const) {
      expect(await refusalOf(listVersions({ viewer }))).toMatchObject({ status });
      expect(await refusalOf(readVersion({ viewer, version: 0 }))).toMatchObject({ status });
    }
  });
});

describe('an earlier version', () => {
  it('is put back as a new one, and says which it is and why', async () => {
    await change({ review: { required: 2 } });
    await change({ review: { required: 1, leaseMinutes: 20 }, screening: { bannedWords: ['fie'] } });
    expect(await restore(1, 2)).toMatchObject({
      version: 3,
      review: { required: 2, leaseMinutes: 30 },
      screening: { bannedWords: [] },
    });
    const {
      items: [newest],
    } = await listVersions({ viewer: chief, limit: 1 });
    expect(newest).toMatchObject({ version: 3, restores: 1, reason: 'It was better then.' });
    const [entry] = await query(
      `select details from audit_entries where action = 'policy.change' order by at desc, id desc limit 1`,
    );
    expect(entry).toEqual({ details: { why: 'It was better then.', restores: 1 } });
  });

  it('is what the installation came with, as version 0', async () => {
    await change({ review: { required: 2 }, names: { publication: 'Gazette' } });
    const { version, changes } = await readVersion({ viewer: chief, version: 0 });
    expect(version).toBeNull();
    expect(changes.map(({ path }) => path.join('.'))).toEqual(['names.publication', 'review.required']);
    expect(await restore(0, 1)).toEqual({ ...defaultSettings, version: 2 });
  });

  it('that is in force already makes no new one', async () => {
    await change({ review: { required: 2 } });
    expect(await restore(1, 1)).toMatchObject({ version: 1 });
    expect(await query('select version from policy_versions')).toHaveLength(1);
  });

  it('gets the defaults of settings that came later, and loses those that are no more', async () => {
    await query(
      `insert into policy_versions (version, settings) values (1, '{"review": {"required": 5, "gone": 1}}')`,
    );
    await query(`insert into policy_versions (version, settings) values (2, '{}')`);
    expect(await restore(1, 2)).toEqual({
      ...defaultSettings,
      version: 3,
      review: { ...defaultSettings.review, required: 5 },
    });
  });

  it('that is not allowed any more is refused by the name of the setting', async () => {
    await query(
      `insert into policy_versions (version, settings) values (1, '{"review": {"calibrationRate": 1}}')`,
    );
    await query(`insert into policy_versions (version, settings) values (2, '{}')`);
    expect(await refusalOf(restore(1, 2))).toMatchObject({
      status: 400,
      code: 'invalid-policy',
      field: 'review.calibrationRate',
    });
  });

  it('is put back by administrators alone, who have seen what is in force', async () => {
    await change({ review: { required: 2 } });
    expect(await refusalOf(restore(0, 1, await moderator()))).toMatchObject({ status: 403 });
    expect(await refusalOf(restore(9, 1))).toMatchObject({ status: 404 });
    expect(await refusalOf(restore(0, 0))).toMatchObject({ status: 409, code: 'policy-changed' });
    expect(await currentPolicy()).toMatchObject({ version: 1 });
  });

  it('of several that are put back at once, one is', async () => {
    for (const required of [1, 2, 4, 5]) await change({ review: { required } });
    const { answers, refusals } = await inParallel([restore(0, 4), restore(1, 4), restore(2, 4)]);
    expect(answers).toHaveLength(1);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409, code: 'policy-changed' });
    expect(await currentPolicy()).toMatchObject({ version: 5 });
  });

  it('the database takes no version that puts a later one back', async () => {
    const insert = `insert into policy_versions (version, settings, restores) values (3, '{}', 3)`;
    await expect(query(insert)).rejects.toThrow('policy_versions_restores');
  });
});
