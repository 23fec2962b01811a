import { beforeEach, describe, expect, it } from 'vitest';
import { calibrationItems as shipped } from '@/prisma/seed/texts';
import { textAlone } from '@/lib/screening/checks';
import { screenText } from '@/lib/screening/screen-text';
import { defaultSettings } from '@/lib/policy/rules';
import { emptyDatabase, query } from '@/lib/testing/database';
import { saveCalibrationItem } from './save-item';

beforeEach(emptyDatabase);

const item = { key: 'one', body: 'A  **remark**.\r\n', verdict: 'YES', explanation: 'Because.' } as const;
const rows = () =>
  query(
    'select key, body, body_html, word_count, verdict::text as verdict, explanation, active from calibration_items',
  );

describe('R7: a calibration item', () => {
  it('is inserted like a comment: tidied, rendered and counted', async () => {
    await saveCalibrationItem(item);
    expect(await rows()).toEqual([
      {
        key: 'one',
        body: 'A  **remark**.',
        body_html: '<p>A  <strong>remark</strong>.</p>',
        word_count: 2,
        verdict: 'YES',
        explanation: 'Because.',
        active: true,
      },
    ]);
  });

  it('is inserted once, and brought up to date', async () => {
    await saveCalibrationItem(item);
    const [before] = await query<{ id: string }>('select id from calibration_items');
    await saveCalibrationItem({ ...item, verdict: 'NOT_CIVIL', explanation: 'On second thoughts.' });
    expect(await rows()).toMatchObject([{ verdict: 'NOT_CIVIL', explanation: 'On second thoughts.' }]);
    expect(await query('select id from calibration_items')).toEqual([before]);
  });
});

describe('R7: the set that ships with the product', () => {
  it('has at least thirty, each by its own name and in its own words, of every verdict', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(30);
    expect(new Set(shipped.map(({ key }) => key)).size).toBe(shipped.length);
    expect(new Set(shipped.map(({ body }) => body)).size).toBe(shipped.length);
    expect(new Set(shipped.map(({ verdict }) => verdict))).toEqual(
      new Set(['YES', 'NOT_CIVIL', 'MISINFORMATION']),
    );
  });

  it.each(shipped)(
    '$key could be a comment: screening would have let it through',
    ({ body, explanation }) => {
      const policy = { ...defaultSettings, version: 0 };
      expect(screenText({ submission: textAlone(body), policy })).toEqual({ result: 'pass' });
      expect(explanation.length).toBeGreaterThan(40);
    },
  );

  it('can be inserted', async () => {
    for (const { key, body, verdict, explanation } of shipped)
      await saveCalibrationItem({ key, body, verdict, explanation });
    expect(await rows()).toHaveLength(shipped.length);
  });
});
