import type { Db } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { nameReactions } from '@/lib/comments/reactions/name-reactions';
import { readingLanguage } from '../reading-language';
import { findPraised, type OwnComment } from './store';

/** How many members have to value a comment for its author to hear of it: few steps, each greater than the one before. */
const MILESTONES = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Reactions by what they are called. */
export type NamedReactions = { name: string; count: number }[];

/**
 * The author of a comment that the first, the fifth, the tenth member and so on values: at each milestone once, however often
 * reactions are taken back and given again. Reactions that do not lift a comment are no praise, and are not counted.
 */
export async function toPraisedAuthor(
  db: Db,
  { subjectId, payload }: Happened<'comment.react'>,
): Promise<(OwnComment & { onceKey: string; members: number; kinds: NamedReactions })[]> {
  if (!payload.lifts) return [];
  const policy = await currentPolicy();
  const lifting = policy.reactions.filter(({ lifts }) => lifts);
  const keys = lifting.map(({ key }) => key);
  const praised = await findPraised(db, subjectId, keys);
  if (!praised) return [];
  const { byKind, language, ...comment } = praised;
  const milestone = MILESTONES.findLast((step) => step <= comment.members);
  const kinds = nameReactions({ reactions: lifting }, await readingLanguage(language))
    .map(({ key, name }) => ({ name, count: byKind[key] ?? 0 }))
    .filter(({ count }) => count > 0);
  return [{ ...comment, kinds, onceKey: `${subjectId}:${milestone}` }];
}
