import { z } from 'zod';
import { discussionInput, MOST_TOPICS, TOPIC_MAX } from '@/lib/articles/discussion/schemas';
import { linesOf } from '@/lib/platform/text/lines-of';
import { trimmedText, typedText } from '@/lib/platform/text/typed-text';
import { threadSorts } from '@/lib/policy/schemas';

const { version, commenting, note, closeAfterDays, slowMinutes, announcement, topics } =
  discussionInput.shape;

/** A whole number as it is typed; what is none is for the schema behind it to say. */
const typedNumber = typedText(10, { units: 10 })
  .trim()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text === '' ? null : Number.NaN));

/** The settings of a discussion as its form sends them. */
export const discussionForm = z.strictObject({
  version: z.coerce.number().pipe(version),
  commenting,
  note,
  announcement,
  closeAfterDays: typedNumber.pipe(closeAfterDays),
  moderatorFirst: z.enum(['true', 'false']).transform((value) => value === 'true'),
  slowMinutes: typedNumber.transform((minutes) => minutes ?? 0).pipe(slowMinutes),
  defaultSort: z.enum(['', ...threadSorts]).transform((sort) => sort || null),
  /** One a line. */
  topics: trimmedText(2 * MOST_TOPICS * TOPIC_MAX)
    .transform(linesOf)
    .pipe(topics),
});
