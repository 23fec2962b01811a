import type { Context } from '@/lib/platform/context';
import { HOUR_MS } from '@/lib/platform/durations';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { decideComment } from '@/lib/moderation/decide-comment';
import { listByState } from '@/lib/moderation/list-queue';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import type { People } from './people';

/**
 * What the desk of an open publication finds in the morning beside what was referred: what authors want a second opinion of, an appeal against last night's decision
 * of the demo's moderator, so that the admin is the one who may decide it, and reports of a comment that is up.
 */
export async function insertDeskWork({
  people,
  now,
  random,
}: {
  people: People;
  now: number;
  random: () => number;
}): Promise<void> {
  const at = (hoursAgo: number): Context => ({ now: () => new Date(now - hoursAgo * HOUR_MS), random });
  await askForSecondOpinions(people, at);
  await insertAppeal(people, at);
  await insertReports(people, at);
}

type At = (hoursAgo: number) => Context;

/** Of the comments that peers object to two are to be read by a moderator; the others, the demo’s own member’s too, are their authors’. */
async function askForSecondOpinions({ members, moderator }: People, at: At): Promise<void> {
  const { items } = await listByState({ viewer: moderator, state: 'OBJECTED', limit: 100 });
  const [own, ...others] = members.values();
  const ofOthers = items.filter(({ author }) => author.id !== own?.id).slice(0, 2);
  for (const { id, author } of ofOthers) {
    const viewer = others.find((member) => member.id === author.id);
    if (viewer) await askModerator({ viewer, id, context: at(0.9) });
  }
}

async function insertAppeal({ members, moderator }: People, at: At): Promise<void> {
  const { items } = await listByState({ viewer: moderator, state: 'REFERRED', limit: 1 });
  const author = [...members.values()].find(({ id }) => id === items[0]?.author.id);
  if (!items[0] || !author) return;
  await decideComment({
    viewer: moderator,
    commentId: items[0].id,
    action: 'REJECT',
    version: items[0].version,
    rule: 'personal-attacks',
    note: 'You have a point about the article. Half of the comment is about the people who made it, though, and that half has to go.',
    context: at(0.8),
  });
  await fileAppeal({
    viewer: author,
    commentId: items[0].id,
    text: 'I named what people in public office did and what came of it, which the rule allows in so many words. I did not say a word about their character. Please read it once more.',
    context: at(0.4),
  });
}

async function insertReports({ members, moderator }: People, at: At): Promise<void> {
  const { items } = await listByState({ viewer: moderator, state: 'PUBLISHED', limit: 1 });
  const [reported] = items;
  if (!reported) return;
  const [one, other] = [...members.values()].filter(({ id }) => id !== reported.author.id);
  if (!one || !other) return;
  const commentId = reported.id;
  const note = 'This is about another article, as far as I can tell.';
  await reportComment({ viewer: one, commentId, reason: 'off-topic', note, context: at(0.6) });
  await reportComment({ viewer: other, commentId, reason: 'misinformation', context: at(0.3) });
}
