import { countAppeals } from '@/lib/moderation/transparency/count-appeals';
import { readTransparency } from '@/lib/peer-review/transparency/read-transparency';
import type { TransparencyReport } from './api/contracts/transparency';

/** What peer review and moderation count, as of one moment: the two subjects do not know each other. */
export async function readTransparencyReport(): Promise<TransparencyReport> {
  const { last30Days, all, ...rest } = await readTransparency();
  const at = new Date(rest.at);
  const withAppeals = async (period: typeof all) => {
    const from = period.from === null ? null : new Date(period.from);
    return { ...period, appeals: await countAppeals({ from, at }) };
  };
  return { ...rest, last30Days: await withAppeals(last30Days), all: await withAppeals(all) };
}
