import { z } from 'zod';
import { queueName, queueQuery } from '@/lib/moderation/schemas';
import { filterOf } from './queue-href';

/** What a control that nothing was chosen in sends. */
export const unchosen = (value: unknown) => (value === '' ? undefined : value);

/** Where in a queue somebody is, as the forms of a case send it. */
export const place = {
  queue: queueName.optional(),
  /** What it is narrowed to, as an address has it. */
  filter: z
    .string()
    .max(2_000)
    .regex(/^[\w.*+%&=-]*$/)
    .default('')
    .transform(filterOf),
  cursor: z.preprocess(unchosen, queueQuery.shape.cursor),
  one: z.preprocess(unchosen, z.literal('on').optional()),
  /** The case that comes after it there. */
  next: z.preprocess(unchosen, z.uuid().optional()),
};
