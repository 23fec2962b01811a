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
        message: 'must be YES, NOT_CIVIL or MISINFORMATION',
      });
    },
  );

  it('takes a note of a thousand characters and not of one more', () => {
    expect(input({ note: 'n'.repeat(NOTE_MAX) }).success).toBe(true);
    expect(input({ note: 'n'.repeat(NOTE_MAX + 1) }).error?.issues[0]?.message).toBe(
      'must have at most 1,000 characters',
    );
  });

  it('refuses fields that it does not know', () => {
    expect(input({ reviewerId: newId() }).success).toBe(false);
  });
});
