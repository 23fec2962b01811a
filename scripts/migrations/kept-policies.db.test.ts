import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { completeSettings, defaultSettings } from '../../lib/policy/rules';
import { policySettings } from '../../lib/policy/schemas';
import { createTestDatabase } from '../../lib/platform/testing/database';
import { readMigrations } from './history';

/** The review settings as they were kept before peers were counted: those that came with the installation, but for what was chosen. */
const before = (chosen: object) => ({
  ...defaultSettings,
  review: { required: 3, publishAt: 0.9, referBelow: 0.5, stopEarly: false, calibrationRate: 0.1, ...chosen },
});

it('policies that were kept before are read, with the new numbers where nobody had chosen others', async () => {
  const database = await createTestDatabase({ url: inject('testServer').url });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const { name, sql } of await readMigrations()) {
      if (name.endsWith('_pace_and_chance'))
        for (const [version, quorum, rest] of [
          [1, { min: 3, max: 5 }, {}],
          [2, { min: 2, max: 9 }, { calibrationRate: 0.2 }],
        ] as const)
          await client.query('insert into policy_versions (version, settings) values ($1, $2)', [
            version,
            JSON.stringify(before({ quorum, ...rest })),
          ]);
      await client.query(sql);
    }
    const { rows } = await client.query<{ settings: unknown }>(
      'select settings from policy_versions order by version',
    );
    const [shipped, chosen] = rows.map(
      ({ settings }) => policySettings.parse(completeSettings(settings)).review,
    );
    expect(shipped).toEqual(defaultSettings.review);
    expect(chosen).toEqual({ ...defaultSettings.review, quorum: { min: 2, max: 9 }, calibrationRate: 0.2 });
  } finally {
    await client.end();
    await database.drop();
  }
});
