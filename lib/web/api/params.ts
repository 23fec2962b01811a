import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { typedText } from '@/lib/platform/text/typed-text';

export const slugParams = z.object({ slug: typedText(200, { units: 200 }).min(1) });
export const idParams = z.object({ id: givenId });

/** What a client that comes back says of the last event that it had; browsers say it in `Last-Event-ID` by themselves. */
export const sinceQuery = z.strictObject({
  since: typedText(32, { units: 32 })
    .regex(/^[\d-]+$/)
    .optional(),
});
