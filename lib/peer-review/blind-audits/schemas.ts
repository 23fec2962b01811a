import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';

export const secondLooksQuery = z.strictObject({ limit: pageLimit(25), cursor: pageCursor });

/** A text that another moderator turned down. Who wrote it, who decided, and what anybody said of it, is not told. */
export const secondLook = z
  .object({
    commentId: z.uuid(),
    revision: z.int(),
    article: z.object({ slug: z.string(), title: z.string() }),
    /** What it answers. */
    parent: z.object({ bodyHtml: z.string(), language: z.string() }).nullable(),
    bodyHtml: z.string(),
    language: z.string(),
    decidedAt: z.iso.datetime(),
  })
  .meta({
    id: 'SecondLook',
    description: 'A text that another moderator turned down, to be judged by itself.',
  });
export type SecondLook = z.output<typeof secondLook>;

export const secondLooksView = z
  .object({ items: z.array(secondLook), nextCursor: z.string().nullable() })
  .meta({ id: 'SecondLooks', description: 'A page of texts that await a second look.' });
export type SecondLooksView = z.output<typeof secondLooksView>;

export const secondLookInput = z
  .strictObject({
    /** The text that was looked at. */
    revision: z.int().min(1),
    acceptable: z.boolean(),
  })
  .meta({
    id: 'TakeSecondLook',
    description: 'Whether you would have posted it. Nothing becomes of the comment by it.',
    examples: [{ revision: 1, acceptable: false }],
  });

export const secondLookTaken = z
  .object({ commentId: z.uuid(), acceptable: z.boolean() })
  .meta({ id: 'SecondLookTaken', description: 'What was said of a text.' });
export type SecondLookTaken = z.output<typeof secondLookTaken>;
