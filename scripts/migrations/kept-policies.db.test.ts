import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { completeSettings, defaultSettings } from '../../lib/policy/rules';
import { policySettings } from '../../lib/policy/schemas';
import { createTestDatabase } from '../../lib/platform/testing/database';
import { readMigrations } from './history';

const SHIPPED_BRIDGING = { ratingsPerComment: 5, ratingsPerRater: 5, raters: 10 };

/** The review settings as they were kept before peers were counted: those that came with the installation, but for what was chosen. */
const before = ({
  bridging = SHIPPED_BRIDGING,
  ...chosen
}: {
  bridging?: object;
  [chosen: string]: unknown;
}) => ({
  ...defaultSettings,
  ranking: { ...defaultSettings.ranking, bridging },
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
          [
            2,
            { min: 2, max: 9 },
            { calibrationRate: 0.2, bridging: { ...SHIPPED_BRIDGING, ratingsPerComment: 8 } },
          ],
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
    const [shipped, chosen] = rows.map(({ settings }) => policySettings.parse(completeSettings(settings)));
    expect([shipped!.review, shipped!.ranking]).toEqual([defaultSettings.review, defaultSettings.ranking]);
    expect(chosen!.ranking.bridging).toEqual({ ratingsPerComment: 8, ratingsPerRater: 10, raters: 10 });
    expect(chosen!.review).toEqual({
      ...defaultSettings.review,
      quorum: { min: 2, max: 9 },
      calibrationRate: 0.2,
    });
  } finally {
    await client.end();
    await database.drop();
  }
});
