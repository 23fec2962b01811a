import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { NOTE_MAX, reviewInput } from './schemas';

describe('R4: a verdict, and an optional note to the moderators', () => {
  const input = (more: object) => reviewInput.safeParse({ assignmentId: newId(), verdict: 'YES', ...more });

  it.each(['YES', 'NOT_CIVIL', 'MISINFORMATION'])('takes %s', (verdict) => {
    expect(input({ verdict }).success).toBe(true);
  });

  it.each([['NO'], ['yes'], [''], [null], [{ $ne: 'YES' }], [['YES']]])(
    'refuses the verdict %j',
    (verdict) => {
      const parsed = input({ verdict });
      expect(parsed.error?.issues[0]).toMatchObject({
        path: ['verdict'],
        code: 'invalid_value',
        values: ['YES', 'NOT_CIVIL', 'MISINFORMATION'],
      });
    },
  );

  it('takes a note of a thousand characters and not of one more', () => {
    expect(input({ note: 'n'.repeat(NOTE_MAX) }).success).toBe(true);
    const [issue] = input({ note: 'n'.repeat(NOTE_MAX + 1) }).error?.issues ?? [];
    expect(issue).toMatchObject({ path: ['note'], code: 'too_big', maximum: 1_000 });
  });

  it('refuses fields that it does not know', () => {
    expect(input({ reviewerId: newId() }).success).toBe(false);
  });
});
