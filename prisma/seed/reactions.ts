import type { Context } from '@/lib/platform/context';
import { HOUR_MS } from '@/lib/platform/durations';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import type { Viewer } from '@/lib/members/viewer';
import { refitBridging } from '@/lib/peer-review/bridging/refit-bridging';
import type { Written } from './discussion';
import type { People } from './people';

/** Comments that nearly everyone found worth reading, whatever they think of the matter. */
const VALUED = new Set([
  'rome-six-hours',
  'rome-no-limits',
  'rome-olena',
  'rome-seafarers',
  'rome-petrol-yusuf',
  'rome-bread-gideon',
  'rome-limits-liang-2',
  'rome-sources-busi',
  'sun-islanding',
  'sun-clinic',
  'train-signals',
  'train-choir',
  'water-meters-khoza',
  'water-not-loss',
  'aba-density',
  'aba-trust',
  'lang-laugh',
  'lang-parcel',
  'radio-zungu',
  'radio-mic-patrick',
]);

/** Comments that half of the members cheered and the other half shook their heads at. */
const DIVIDING = new Set([
  'rome-trade',
  'rome-abstain',
  'rome-abstain-desmond',
  'rome-wheat',
  'rome-palladium',
  'sun-abattoir',
  'sun-backyard',
  'train-taxi',
  'train-full',
  'water-desal',
  'water-flats',
  'aba-money',
  'aba-sheep',
  'lang-rights',
  'radio-stipends',
]);

/** How likely a member is to react at all to what they read, by what kind of comment it is. */
const CHANCES = { valued: 0.55, dividing: 0.5, other: 0.12 } as const;

/**
 * What the demo's members make of one another's comments, some hours after they were posted, and what follows from it: the
 * order of the threads. The newcomer's own account follows a discussion and has saved a comment, so that its pages are not bare.
 */
export async function insertReactions({
  people,
  written,
  random,
}: {
  people: People;
  written: Written[];
  random: () => number;
}): Promise<number> {
  const readers = [...people.members.values()];
  let given = 0;
  for (const comment of written) {
    for (const [place, viewer] of readers.entries()) {
      if (viewer.id === comment.authorId) continue;
      for (const kind of wordsOn(comment.key, place % 2 === 0, random)) {
        await setReaction({
          on: true,
          viewer,
          commentId: comment.id,
          kind,
          context: someHoursAfter(comment, random),
        });
        given += 1;
      }
    }
  }
  await keepSome(readers, written, random);
  await refitBridging();
  return given;
}

/** The two halves of the readers agree on what is valued, and on little else. */
function wordsOn(key: string, oneHalf: boolean, random: () => number): string[] {
  const kind = VALUED.has(key) ? 'valued' : DIVIDING.has(key) ? 'dividing' : 'other';
  if (random() >= CHANCES[kind]) return [];
  if (kind === 'dividing' && !oneHalf) return ['disagree'];
  const word = random() < 0.55 ? 'insightful' : 'well-argued';
  const both = kind === 'valued' && random() < 0.2;
  return both ? ['insightful', 'well-argued'] : [word];
}

async function keepSome(readers: Viewer[], written: Written[], random: () => number): Promise<void> {
  const [newcomer] = readers;
  const saved = written.find(({ key }) => key === 'rome-seafarers');
  if (!newcomer || !saved) return;
  const context = someHoursAfter(saved, random);
  await setFollow({ on: true, viewer: newcomer, articleSlug: saved.article, context });
  await setBookmark({ on: true, viewer: newcomer, commentId: saved.id, context });
}

function someHoursAfter({ at }: Written, random: () => number): Context {
  const time = new Date(at + Math.round((1 + random() * 30) * HOUR_MS));
  return { now: () => time, random };
}
