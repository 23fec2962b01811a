import { beforeEach, describe, expect, it } from 'vitest';
import { currentPolicy } from '@/lib/policy/current-policy';
import { defaultSettings } from '@/lib/policy/rules';
import { policyView, type PolicyPatch } from '@/lib/policy/schemas';
import { onPurge, type Purge } from '@/lib/platform/purge-bus';
import type { Viewer } from '@/lib/members/viewer';
import { testContext } from '@/lib/testing/clock';
import { emptyDatabase, query } from '@/lib/testing/database';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { changePolicy, readPolicy } from './change-policy';

const context = testContext();
let chief: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  chief = await admin();
});

const change = (patch: PolicyPatch, viewer: Viewer | null = chief) =>
  changePolicy({ viewer, patch, context });

describe('who may', () => {
  it('read the policy: moderators and administrators', async () => {
    expect(await readPolicy({ viewer: await moderator() })).toEqual({ ...defaultSettings, version: 0 });
    expect(await refusalOf(readPolicy({ viewer: null }))).toMatchObject({ status: 401 });
    expect(await refusalOf(readPolicy({ viewer: await insider() }))).toMatchObject({ status: 403 });
  });

  it('change it: administrators alone', async () => {
    const patch = { review: { required: 1 } };
    expect(await refusalOf(change(patch, null))).toMatchObject({ status: 401 });
    for (const viewer of [
      await insider(),
      await moderator(),
      { ...chief, sanction: { kind: 'BAN', reason: 'So.', endsAt: null } as const },
    ]) {
      expect(await refusalOf(change(patch, viewer))).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    expect(await currentPolicy()).toMatchObject({ version: 0, review: { required: 3 } });
  });
});

describe('a change', () => {
  it('replaces what it names, leaves the rest, and is the next version', async () => {
    const first = await change({ review: { quorum: { max: 9 } } });
    expect(first).toEqual({
      ...defaultSettings,
      version: 1,
      review: { ...defaultSettings.review, quorum: { min: 3, max: 9 } },
    });
    expect(policyView.safeParse(first).success).toBe(true);
    const second = await change({ screening: { bannedWords: ['fie'] }, names: { publication: 'Gazette' } });
    expect(second).toMatchObject({
      version: 2,
      names: { publication: 'Gazette', membership: 'Maverick Insider' },
      review: { quorum: { max: 9 } },
      screening: { links: 'refuse', bannedWords: ['fie'] },
    });
  });

  it('is in force at once, here and for every page', async () => {
    await currentPolicy();
    const heard: Purge[] = [];
    const stop = onPurge((purge) => heard.push(purge));
    await change({ review: { required: 2 } });
    expect(await currentPolicy()).toMatchObject({ version: 1, review: { required: 2 } });
    stop();
    expect(heard).toEqual([{ tags: ['policy', '*'], removal: false }]);
  });

  it('is not hidden by a reading that set out before it', async () => {
    const readings = [];
    const changing = change({ review: { required: 2 } });
    for (let i = 0; i < 20; i += 1) readings.push(currentPolicy());
    await Promise.all([changing, ...readings]);
    expect(await currentPolicy()).toMatchObject({ version: 1 });
  });

  it.each<[PolicyPatch, string]>([
    [{ review: { quorum: { min: 8 } } }, 'review.quorum.min'],
    [{ review: { objection: { below: 0.9 } } }, 'review.objection.below'],
    [{ review: { accuracy: 0.4 } }, 'review.accuracy'],
    [{ review: { quorum: { min: 1, max: 1 } } }, 'review.quorum.max'],
    [{ review: { calibrationRate: 1 } }, 'review.calibrationRate'],
    [{ names: { publication: '' } }, 'names.publication'],
  ])('that would not be coherent is refused, naming the setting: %j', async (patch, field) => {
    const refusal = await refusalOf(change(patch));
    expect(refusal).toMatchObject({ status: 400, code: 'invalid-policy', field });
    expect(refusal.message).toContain(field);
    expect(await currentPolicy()).toMatchObject({ version: 0 });
  });

  it('that changes nothing inserts no version and lets go of no page, with or without naming one', async () => {
    const inserted = await change({ review: { required: 2 } });
    const heard: Purge[] = [];
    const stop = onPurge((purge) => heard.push(purge));
    for (const patch of [{ review: { required: 2 } }, { version: 1, review: { required: 2 } }, {}])
      expect(await change(patch)).toEqual(inserted);
    stop();
    expect(heard).toEqual([]);
    expect(await query('select version from policy_versions')).toEqual([{ version: 1 }]);
  });

  it('that was inserted when more was allowed is read all the same, and mended by the next', async () => {
    const { version: _, ...settings } = await change({ review: { required: 2 } });
    const loose = { ...settings, review: { ...settings.review, calibrationRate: 1 } };
    await query(`update policy_versions set settings = $1`, [JSON.stringify(loose)]);
    await change({ review: { calibrationRate: 0.5 } });
    expect(await currentPolicy()).toMatchObject({ review: { required: 2, calibrationRate: 0.5 } });
  });

  it('of two at once, one is told of the other', async () => {
    const { answers, refusals } = await inParallel([
      change({ review: { required: 2 } }),
      change({ review: { leaseMinutes: 20 } }),
      change({ review: { skipsPerBatch: 1 } }),
    ]);
    for (const refusal of refusals) expect(refusal).toMatchObject({ status: 409, code: 'policy-changed' });
    const versions = await query<{ version: number }>('select version from policy_versions order by version');
    expect(versions.map(({ version }) => version)).toEqual(answers.map((_, i) => i + 1));
    // Nothing that was acknowledged is lost.
    const last = answers.sort((a, b) => a.version - b.version).at(-1);
    expect(await currentPolicy()).toEqual(last);
  });

  it('of somebody who had an older version before them is refused, with the current one', async () => {
    const before = (await currentPolicy()).version;
    const first = await change({ version: before, review: { required: 2 } });
    expect(first).toMatchObject({ version: before + 1 });
    expect(await refusalOf(change({ version: before, review: { leaseMinutes: 20 } }))).toMatchObject({
      status: 409,
      code: 'policy-changed',
      details: { current: { version: before + 1 } },
    });
    expect(await currentPolicy()).toEqual(first);
    expect(await change({ version: before + 1, review: { leaseMinutes: 20 } })).toMatchObject({
      version: before + 2,
    });
  });

  it.each([1, 2, 3])('of five at once on the same version, one is made (round %i)', async () => {
    const { version } = await currentPolicy();
    const five = [1, 2, 4, 5, 6].map((required) => change({ version, review: { required } }));
    const { answers, refusals } = await inParallel(five);
    expect(answers).toHaveLength(1);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'policy-changed',
        details: { current: { version: version + 1 } },
      });
  });

  it('is on record: who, what, and why', async () => {
    await change({ version: 0, reason: 'Three were too many.', review: { required: 2 } });
    const entries = await query(
      `select actor_id, reason, details from audit_entries where action = 'policy.change' and actor_id = $1`,
      [chief.id],
    );
    expect(entries).toEqual([
      {
        actor_id: chief.id,
        reason: { code: 'policy-changed', facts: { version: 1, patch: '{"review":{"required":2}}' } },
        details: { why: 'Three were too many.', restores: null },
      },
    ]);
  });
});

describe('an older version', () => {
  it('gets the defaults of settings that came later', async () => {
    await query(
      `insert into policy_versions (version, settings) values (4, '{"names": {"publication": "Gazette"}, "review": {"required": 5}}')`,
    );
    expect(await currentPolicy()).toEqual({
      ...defaultSettings,
      version: 4,
      names: { ...defaultSettings.names, publication: 'Gazette' },
      review: { ...defaultSettings.review, required: 5 },
    });
  });
});
