import { appealCounts } from '@/lib/moderation/transparency/schemas';
import { transparencyView } from '@/lib/peer-review/transparency/schemas';
import { contract } from '../contract';
import type { z } from 'zod';

const period = transparencyView.shape.all.extend({ appeals: appealCounts });

/** How peer review and moderation have done, in numbers. */
export const transparencyReport = transparencyView.extend({ last30Days: period, all: period }).meta({
  id: 'TransparencyReport',
  description:
    'How peer review has done. Shares, times and alpha are null where fewer than five cases would have to carry them.',
});
export type TransparencyReport = z.output<typeof transparencyReport>;

export const readTransparencyContract = contract({
  method: 'GET',
  path: '/transparency',
  summary: 'Read how peer review has done, in numbers',
  auth: 'none',
  responses: {
    200: { description: 'As it was last counted, within two hours.', schema: transparencyReport },
  },
});
