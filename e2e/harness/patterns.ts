import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';

/** Has the night have found that two members accept each other, that the first favours the second, and that they object to all else. */
export async function findPair(first: Viewer, second: Viewer): Promise<void> {
  const [a, b] = [first.id, second.id];
  const accepted = {
    said: { count: 4, of: 4 },
    elsewhere: { count: 1, of: 20 },
    byOthers: { count: 7, of: 12 },
  };
  const objected = {
    said: { count: 19, of: 20 },
    elsewhere: { count: 0, of: 0 },
    byOthers: { count: 9, of: 60 },
  };
  const mutual = { reviewerIds: [a, b], authorIds: [a, b], ...accepted, expected: 0.6, chance: 0.000_024 };
  const favouring = { ...mutual, reviewerIds: [a], authorIds: [b], chance: 0.004 };
  const harsh = (id: string) => ({
    reviewerIds: [id],
    authorIds: [],
    ...objected,
    expected: 4.2,
    chance: 1e-7,
  });
  const found = {
    partiality: {
      mutual: [mutual],
      favouring: [favouring],
      severity: [],
      sides: [],
      mates: [],
      harsh: [harsh(a), harsh(b)],
    },
    bursts: [],
  };
  const kept = { at: new Date(), found };
  await database().patternSummary.upsert({ where: { id: 1 }, create: { id: 1, ...kept }, update: kept });
}
