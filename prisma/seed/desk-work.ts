import { setDiscussion } from '@/lib/articles/discussion/set-discussion';
import { listDiscussions } from '@/lib/articles/discussion/list-discussions';
import { readDiscussion } from '@/lib/articles/discussion/read-discussion';
import { discussionInput, type DiscussionInput } from '@/lib/articles/discussion/schemas';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { referLateComments } from '@/lib/comments/end-waiting';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { decideComment } from '@/lib/moderation/decide-comment';
import { listByState } from '@/lib/moderation/list-queue';
import { writeNote } from '@/lib/moderation/notes/write-note';
import { readCase } from '@/lib/moderation/read-case';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import type { Context } from '@/lib/platform/context';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { defaultSettings } from '@/lib/policy/rules';
import type { Viewer } from '@/lib/members/viewer';
import type { Discussion, Planned } from './discussion';
import type { People } from './people';
import { discussions } from './texts';

/** What the demo's desk did, and has to do, each through the use case of it. */
type DeskOfDemo = { people: People; discussion: Discussion; now: number; random: () => number };

const clockOf =
  ({ now, random }: DeskOfDemo) =>
  (hoursAgo: number): Context => ({ now: () => new Date(now - hoursAgo * HOUR_MS), random });
const after = ({ random }: DeskOfDemo, iso: string, hours: number): Context => ({
  now: () => new Date(Date.parse(iso) + hours * HOUR_MS),
  random,
});
const memberOf = ({ members }: People, key: string): Viewer => {
  const viewer = members.get(key);
  if (!viewer) throw new Error(`the demo has no member ${key}`);
  return viewer;
};
/** The comments of one kind in the demo's texts. */
const textsOf = (desk: Planned['desk']) =>
  discussions.flatMap(({ comments }) => comments).filter((comment) => comment.desk === desk);

// ── The weeks before ───────────────────────────────────────────────────────────────────────────

/**
 * What the desk has on record: a warning, and a time-out that still lasts, with a note about their member; an appeal after which a decision
 * stood, and one after which it did not; and reports that were dismissed.
 */
export async function insertDeskWeeks(desk: DeskOfDemo): Promise<void> {
  await insertAppealsOfWeeks(desk);
  await insertDismissedReports(desk);
  await insertSanctions(desk);
}

async function insertAppealsOfWeeks(desk: DeskOfDemo): Promise<void> {
  const { people } = desk;
  const { items } = await listByState({ viewer: people.moderator, state: 'REJECTED', limit: 100 });
  const [upheld, reversed] = items;
  const appeals = [
    {
      of: upheld,
      outcome: 'UPHELD',
      text: 'Everybody in that thread was speaking plainly, and I was the one who got caught. I would like the same rule for all of us.',
      note: 'The others speak plainly about the matter; yours speaks about the person. I have read the thread around it, and none of the others does that.',
    },
    {
      of: reversed,
      outcome: 'REVERSED',
      text: 'I said what I would ask the people in charge, as a question, and where I had it from. Please read the last sentence again.',
      note: 'Read as a whole it is a question, if a blunt one, and readers can answer it. It should not have been turned down.',
    },
  ] as const;
  for (const { of, outcome, text, note } of appeals) {
    const author = of && [...people.members.values()].find(({ id }) => id === of.author.id);
    if (!author) throw new Error('the demo has no rejected comments to appeal against');
    const at = (hours: number) => after(desk, of.stateChangedAt, hours);
    const { id: appealId } = await fileAppeal({ viewer: author, commentId: of.id, text, context: at(2) });
    const { version } = await readCase({ viewer: people.admin, commentId: of.id });
    await decideAppeal({ viewer: people.admin, appealId, outcome, version, note, context: at(9) });
  }
}

async function insertDismissedReports(desk: DeskOfDemo): Promise<void> {
  const { people } = desk;
  const commentId = desk.discussion.idOf('water-desal');
  const { version, stateChangedAt } = await readCase({ viewer: people.moderator, commentId });
  const at = (hours: number) => after(desk, stateChangedAt, hours);
  const note = 'The figure for the pumps is wrong, I have worked with them.';
  const viewer = memberOf(people, 'gideon-pike');
  await reportComment({ viewer, commentId, reason: 'misinformation', note, context: at(5) });
  await dismissReports({
    viewer: people.moderator,
    commentId,
    version,
    reports: 1,
    note: 'The article gives the same figure. Who knows better can say so in an answer.',
    context: at(12),
  });
}

async function insertSanctions(desk: DeskOfDemo): Promise<void> {
  const { people, discussion } = desk;
  const viewer = people.moderator;
  const member = memberOf(people, 'achmat-toffar');
  const uncivil = await readCase({ viewer, commentId: discussion.idOf('rome-uncivil-trade') });
  await sanctionMember({
    viewer,
    memberId: member.id,
    kind: 'WARNING',
    rule: 'civility',
    reason:
      'People read you for what you know. The next remark of this kind about somebody who disagrees has a time-out with it.',
    commentId: uncivil.id,
    context: after(desk, uncivil.stateChangedAt, 1),
  });
  for (const { key } of textsOf('removed')) {
    const { id: commentId, stateChangedAt } = await readCase({ viewer, commentId: discussion.idOf(key) });
    const at = (hours: number) => after(desk, stateChangedAt, hours);
    const note = 'This says where he lives, and when he is home.';
    for (const [hours, reporter] of ['busi-hlophe', 'priya-ramdhani'].entries())
      await reportComment({
        viewer: memberOf(people, reporter),
        commentId,
        reason: 'privacy',
        ...(hours === 0 && { note }),
        context: at(hours + 1),
      });
    const { version } = await readCase({ viewer, commentId });
    await decideComment({
      viewer,
      commentId,
      action: 'REMOVE',
      version,
      rule: 'privacy',
      note: 'It tells everybody where a person lives and when they are at home. What a councillor does in office is open to all of us; their front door is not.',
      context: at(3),
    });
    await sanctionMember({
      viewer,
      memberId: member.id,
      kind: 'TIME_OUT',
      rule: 'privacy',
      reason:
        'You were warned once, and this is a pause until next week. Come back to the argument about the money, which was a good one.',
      commentId,
      // So that it lasts when somebody looks.
      endsAt: new Date(desk.now + 5 * DAY_MS).toISOString(),
      context: at(3.1),
    });
    await writeNote({
      viewer,
      memberId: member.id,
      note: 'Wrote to us afterwards: had not thought of the address as private, since it is in the ward newsletter. Civil about it. Worth keeping.',
      context: at(8),
    });
  }
  // Who may not write or review does not, from here on.
  people.members.delete('achmat-toffar');
}

// ── The night ──────────────────────────────────────────────────────────────────────────────────

/**
 * What came to the desk in the last day and a half other than by objections: what is read by a moderator first, and over what peers divided,
 * of which one was turned down already; what waited for too long, a new text of a posted comment among it; and what screening holds.
 */
export async function insertDeskNight(desk: DeskOfDemo, night: Planned[]): Promise<void> {
  const { discussion, people, now } = desk;
  const at = clockOf(desk);
  const written = async (kind: Planned['desk'], hoursAgo: number) => {
    const comments = night.filter((comment) => comment.desk === kind);
    await discussion.write(
      comments.map((comment, n) => ({ ...comment, at: now - hoursAgo * HOUR_MS + n * 20 * 60_000 })),
    );
    return comments.map(({ key }) => key);
  };
  // Chance says what else is read first, here it is all.
  const { auditShare } = defaultSettings.review;
  defaultSettings.review.auditShare = 1;
  const turnedDown = await written('turned-down', 38);
  await discussion.reviewAll(turnedDown, now - 37 * HOUR_MS);
  const toRead = await written('read-first', 30);
  await discussion.reviewAll(toRead, now - 29 * HOUR_MS);
  defaultSettings.review.auditShare = auditShare;
  for (const key of turnedDown) {
    const { id: commentId, version } = await readCase({
      viewer: people.moderator,
      commentId: discussion.idOf(key),
    });
    await decideComment({
      viewer: people.moderator,
      commentId,
      action: 'REJECT',
      version,
      rule: 'personal-attacks',
      note: 'It says of people what they do with their own children, and gives nothing for it. What they wrote is open to any objection.',
      context: at(20),
    });
  }

  await written('held', 28);
  await written('late', 27);
  // Last, so that nobody is asked for a review of it before it is late.
  for (const { key, author, edited: body } of discussions.flatMap(({ comments }) => comments)) {
    if (!body) continue;
    const viewer = memberOf(people, author);
    await editComment({ viewer, id: discussion.idOf(key), body, revision: 1, context: at(25.5) });
  }
  await referLateComments({ context: at(0.9) });
}

// ── This morning ───────────────────────────────────────────────────────────────────────────────

/**
 * What else the desk finds in the morning: what authors want a second opinion of, an appeal against last night's decision of the demo's
 * moderator, so that the admin is the one who may decide it, reports of a comment that is up, and a verdict of ours that somebody contests. And how some articles take their comments from now on.
 */
export async function insertDeskMorning(desk: DeskOfDemo): Promise<void> {
  const { people, discussion } = desk;
  const at = clockOf(desk);
  await askForSecondOpinions(people, at);
  await insertAppeal(desk, at);
  await insertReports(people, at);
  const { viewer, assignmentId } = discussion.latestMissed();
  await contestCalibration({
    viewer,
    assignmentId,
    reason:
      'I read it twice, and would not have written it. But I was asked whether it may be posted, and to me it is an opinion that others can answer, and would. Where is the line, if this is over it?',
    context: at(0.5),
  });
  await setDiscussions(people, at);
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

async function insertAppeal({ people, discussion }: DeskOfDemo, at: At): Promise<void> {
  const { moderator: viewer } = people;
  const commentId = discussion.idOf('aba-split');
  const { version, author } = await readCase({ viewer, commentId });
  await decideComment({
    viewer,
    commentId,
    action: 'REJECT',
    version,
    rule: 'personal-attacks',
    note: 'You have a point about the count. Half of the comment is about the people who do it, though, and that half has to go.',
    context: at(0.8),
  });
  await fileAppeal({
    viewer: [...people.members.values()].find(({ id }) => id === author.id) ?? null,
    commentId,
    text: 'The man says the forty tonnes himself, in your own article. I repeated it, and said what I make of it. If that is an attack on a person, then half of the sports pages are. Please read it once more.',
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

const settings: Record<string, Partial<DiscussionInput>> = {
  'a-radio-station-with-one-microphone': {
    commenting: 'CLOSED',
    note: 'Closed after three weeks. What you wrote has gone to the station, which read some of it out.',
  },
  'where-forty-percent-of-the-water-goes': {
    announcement:
      'The chief engineer of the water service reads this thread on **Thursday from six to eight in the evening** and answers here. Ask what you would ask at the counter.',
  },
  'the-06-12-is-running-again': { slowMinutes: 5 },
  'the-poachers-who-count-abalone': { moderatorFirst: true },
};

async function setDiscussions({ admin: viewer }: People, at: At): Promise<void> {
  const { items } = await listDiscussions({ viewer, limit: 100 });
  for (const { id, slug } of items) {
    if (!settings[slug]) continue;
    const current = discussionInput.strip().parse(await readDiscussion({ viewer, id }));
    await setDiscussion({
      viewer,
      id,
      settings: { ...current, ...settings[slug] },
      context: at(0.2),
    });
  }
}
