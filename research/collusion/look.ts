/** What the page of reviewing patterns finds in a made-up publication: of a planted group, and of those who did nothing. */
import {
  findPartiality,
  type Finding,
  type Given,
  type Partiality,
} from '@/lib/peer-review/patterns/partiality';
import { atOnce } from '@/lib/peer-review/reliability/in-turns';
import { COMMENTS_A_DAY, write, type Plan } from './publication';

/** A group, and after how many comments is looked for it. */
export type Planted = Omit<Plan, 'comments'> & { after: readonly number[] };

export type GroupFound = {
  /** Some of its members judged another's comment: without that nothing connects them. */
  met: boolean;
  /** One of them at least is shown. */
  shown: boolean;
  /** Two of them at least are named together; and all of them. */
  together: boolean;
  all: boolean;
  /** Others who are shown. */
  others: number;
};

export function lookForGroup({ after, ...plan }: Planted): GroupFound[] {
  const given: Given[] = [];
  const found: GroupFound[] = [];
  const { size } = plan.group;
  let written = 0;
  for (const reviews of write({ ...plan, comments: Math.max(...after) })) {
    given.push(...reviews);
    if (after.includes((written += 1))) found.push(groupFound(given, size));
  }
  return found;
}

const numberOf = (id: string) => Number(id.slice(1));

/** The newest first. */
const look = (given: readonly Given[]): Partiality =>
  atOnce(findPartiality({ given: given.toReversed(), agreeing: [], neighbours: [] }));

function groupFound(given: readonly Given[], size: number): GroupFound {
  const isMate = (id: string) => numberOf(id) < size;
  const findings = Object.values(look(given)).flat();
  const together = new Set(
    findings.flatMap((finding) => {
      const mates = accepted(finding).filter(isMate);
      return mates.length > 1 ? mates : [];
    }),
  );
  const suspects = new Set(findings.flatMap(({ reviewerIds }) => reviewerIds));
  return {
    met: given.some(({ reviewerId, authorId }) => isMate(reviewerId) && isMate(authorId)),
    shown: [...suspects].some(isMate),
    together: together.size > 0,
    all: together.size === size,
    others: [...suspects].filter((id) => !isMate(id)).length,
  };
}

/** Everybody whom a finding names as sticking together. */
const accepted = ({ reviewerIds, authorIds }: Finding) => [...new Set([...reviewerIds, ...authorIds])];

/** A month of a publication in which nobody did anything. */
export type Month = Omit<Plan, 'comments' | 'group'>;

export type MonthFound = {
  /** Of each size, how many groups the members make, and how many of them were flagged: two of one named together in any night. */
  groups: { size: number; of: number; flagged: number }[];
  /** Members who were shown in any night; and whether any was, in the last night and in any. */
  members: number;
  lastNight: boolean;
  anyNight: boolean;
};

const DAYS = 30;
export const SIZES = [2, 3, 5] as const;

/** It is looked every night. */
export function lookForMonth(plan: Month): MonthFound {
  const given: Given[] = [];
  const [shown, named] = [new Set<string>(), new Map<string, string[]>()];
  let [written, lastNight] = [0, false];
  const group = { size: 0, activity: 1, ways: 'honest' } as const;
  for (const reviews of write({ ...plan, group, comments: DAYS * COMMENTS_A_DAY })) {
    given.push(...reviews);
    if ((written += 1) % COMMENTS_A_DAY > 0) continue;
    const findings = Object.values(look(given)).flat();
    lastNight = findings.length > 0;
    for (const finding of findings) {
      finding.reviewerIds.forEach((id) => shown.add(id));
      named.set(accepted(finding).join(), accepted(finding));
    }
  }
  const groups = SIZES.map((size) => {
    const of = Math.floor(plan.members / size);
    const groupOf = (id: string) => Math.floor(numberOf(id) / size);
    const flagged = new Set(
      [...named.values()].flatMap((ids) =>
        ids.map(groupOf).filter((one, place, all) => one < of && all.indexOf(one) !== place),
      ),
    );
    return { size, of, flagged: flagged.size };
  });
  return { groups, members: shown.size, lastNight, anyNight: shown.size > 0 };
}
