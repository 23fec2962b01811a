import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { locales } from '@/lib/language/locales';
import { MOST_COMMENTS } from './limits';

export const ownPageInput = z
  .strictObject({
    article: z
      .string()
      .max(200)
      .nullable()
      .default(null)
      .meta({ description: 'The slug of the article that the page is about.' }),
    comments: z.array(givenId).max(MOST_COMMENTS).meta({ description: 'The comments that the page shows.' }),
    language: z
      .enum(locales)
      .default('en')
      .meta({ description: 'What the page is written in, as is what it is to say.' }),
  })
  .meta({ id: 'OwnPageInput' });
export type OwnPageInput = z.output<typeof ownPageInput>;

/** Something that waits for a member, as a page says it. */
const wait = z.object({
  kind: z.enum(['comment', 'reviews', 'notices']),
  href: z.string().meta({ description: 'The path of the page where you see to it.' }),
  label: z.string(),
  words: z.string(),
});
export type WaitView = z.output<typeof wait>;

export const ownPageView = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    staff: z.boolean().meta({ description: 'Whether you may enter the moderation desk.' }),
    unread: z.int().meta({ description: 'Notices that you have not seen, up to 100.' }),
    waiting: z.string().nullable().meta({
      description:
        'How many comments have waited long for a reviewer, such as “12+”; null where that is not worth a word.',
    }),
    waits: z.array(wait).meta({
      description: 'What waits for you: your newest comment on its way, reviews that you owe, and notices.',
    }),
    followed: z.boolean().meta({ description: 'Whether you follow the whole discussion under the article.' }),
    marks: z
      .record(
        z.uuid(),
        z.object({
          reactions: z.array(z.string()),
          saved: z.boolean(),
          followed: z.boolean(),
          muted: z.boolean(),
        }),
      )
      .meta({
        description: 'What you have made of those comments; only those of which you have made something.',
      }),
    reactions: z
      .record(z.uuid(), z.record(z.string(), z.int()))
      .meta({ description: 'How the reactions to those comments stand now; only where you have given one.' }),
  })
  .meta({ id: 'OwnPage', description: 'What is yours on a page that is kept for all members.' });
export type OwnPageView = z.output<typeof ownPageView>;
