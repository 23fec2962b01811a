import { countAppeals } from '@/lib/moderation/transparency/count-appeals';
import { readTransparency } from '@/lib/peer-review/transparency/read-transparency';
import { appealCounts } from '@/lib/moderation/transparency/schemas';
import { transparencyView } from '@/lib/peer-review/transparency/schemas';
import type { z } from 'zod';

const period = transparencyView.shape.all.extend({ appeals: appealCounts });

/** How peer review and moderation have done, in numbers. */
export const transparencyReport = transparencyView.extend({ last30Days: period, all: period }).meta({
  id: 'TransparencyReport',
  description:
    'How peer review has done. Shares, times and alpha are null where fewer than five cases would have to carry them.',
});
export type TransparencyReport = z.output<typeof transparencyReport>;

/** What peer review and moderation count, as of one moment: the two subjects do not know each other. Null before the first count. */
export async function readTransparencyReport(): Promise<TransparencyReport | null> {
  const counted = await readTransparency();
  if (!counted) return null;
  const { last30Days, all, ...rest } = counted;
  const at = new Date(rest.at);
  const withAppeals = async (period: typeof all) => {
    const from = period.from === null ? null : new Date(period.from);
    return { ...period, appeals: await countAppeals({ from, at }) };
  };
  return { ...rest, last30Days: await withAppeals(last30Days), all: await withAppeals(all) };
}
