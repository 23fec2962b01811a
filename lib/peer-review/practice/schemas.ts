import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { verdict } from '../schemas';

const text = { itemId: z.uuid(), bodyHtml: z.string(), language: z.string() };

const judged = z.object({
  ...text,
  /** What the viewer found, and what is right. */
  given: verdict,
  verdict,
  explanation: z.string(),
});
export type JudgedPractice = z.output<typeof judged>;

export const practiceView = z
  .object({
    /** The next one to judge; null when there is none. */
    next: z.object(text).nullable(),
    /** The one that was judged last; null before the first. */
    latest: judged.nullable(),
    done: z.int(),
    of: z.int(),
  })
  .meta({
    id: 'Practice',
    description:
      'Practice comments, which can be judged before your address is confirmed. They count for nothing.',
  });
export type PracticeView = z.output<typeof practiceView>;

export const practiceInput = z.strictObject({ itemId: givenId, verdict }).meta({
  id: 'JudgePractice',
  description: 'Your verdict on a practice comment.',
  examples: [{ itemId: '0198a0c2-7c1e-7d5e-9a51-0d6e1f2a3b4c', verdict: 'YES' }],
});
