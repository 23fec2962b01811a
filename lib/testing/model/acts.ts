import fc from 'fast-check';
import { expect } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import type { CommentState } from '@/lib/comments/schemas';
import { actions, type Action } from '@/lib/moderation/schemas';
import { DAY, HOUR, MINUTE } from '../clock';
import type { Site } from './server-instance';
import {
  DESK,
  forgetJob,
  look,
  MEMBERS,
  pass,
  reviewedRevision,
  tokenOf,
  waitingEvents,
  type Seen,
  type World,
} from './world';

/** Where an act is done: on one server, in a world, by what there was to be seen before. */
export type Scene = { site: Site; world: World; seen: Seen };

/** Something that somebody does. What it is done to may not be there, or not theirs: then it is refused. */
export type Act = { words: string; perform(scene: Scene): Promise<unknown> };

/** The so-many-th of whatever there is. */
const which = fc.nat(40);
const member = fc.nat(MEMBERS - 1);
const ofTheDesk = fc.integer({ min: MEMBERS - DESK, max: MEMBERS - 1 });
const verdict = fc.constantFrom('YES', 'YES', 'YES', 'NOT_CIVIL', 'MISINFORMATION');
/** Mostly the version that stands; sometimes one that has been. */
const behind = fc.constantFrom(0, 0, 0, 1);

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** Those that an act leads somewhere with, or else all. */
function preferably<T>(list: readonly T[], apt: (one: T) => boolean): readonly T[] {
  const found = list.filter(apt);
  return found.length > 0 ? found : list;
}

type SeenComment = Seen['comments'][number];
const isPosted = ({ state }: SeenComment) => state === 'PUBLISHED';
const isTurnedDown = ({ state }: SeenComment) => state === 'REJECTED' || state === 'REMOVED';
const isWaiting = ({ state }: SeenComment) => state === 'AWAITING_REVIEWS';
type SeenLease = Seen['leases'][number];
/** Its reviewer has learned the right verdict. */
const isTaught = ({ state, commentId }: SeenLease) => commentId === null && state === 'DONE';
const isOfComment = ({ commentId }: SeenLease) => commentId !== null;
const isOpen = ({ state }: SeenLease) => state === 'OPEN';
/** Its author has changed the text since it was shown to the reviewer. */
const isStale = ({ state, revision, newest }: SeenLease) => state !== 'DONE' && revision !== newest;

class NothingThere extends Error {
  override name = 'AppError';
  readonly status = 404;
  readonly code = 'nothing-there';
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new NothingThere();
  return found;
}

/** Who asks, as the web would find out for this very request. */
const asId = ({ site, world: { context } }: Scene, id: string): Promise<Viewer | null> =>
  site.findViewer({ sessionToken: tokenOf(id), context });
const as = (scene: Scene, n: number) => asId(scene, there(scene.world.memberIds[n]));

function act<T extends object>(
  name: string,
  choices: { [K in keyof T]: fc.Arbitrary<T[K]> },
  perform: (scene: Scene, chosen: T) => Promise<unknown>,
): fc.Arbitrary<Act> {
  return fc.record<T>(choices).map((chosen) => ({
    words: `${name} ${JSON.stringify(chosen)}`,
    perform: (scene) => perform(scene, chosen as T),
  }));
}

// ── Authors ────────────────────────────────────────────────────────────────────────────────────

const submit = act('submit', { who: member, text: which }, async (scene, { who, text }) => {
  const { site, world } = scene;
  const viewer = await as(scene, who);
  const body = `Text ${text} by ${who}.`;
  return site.submitComment({ viewer, articleSlug: world.news.slug, body, context: world.context });
});

const reply = act('reply', { who: member, to: which, text: which }, async (scene, { who, to, text }) => {
  const { site, world, seen } = scene;
  const parentId = there(nth(preferably(seen.comments, isPosted), to)).id;
  const viewer = await as(scene, who);
  const body = `Answer ${text} by ${who}.`;
  return site.submitComment({ viewer, articleSlug: world.news.slug, parentId, body, context: world.context });
});

const edit = act(
  'edit',
  { comment: which, text: fc.nat(3), behind },
  async (scene, { comment, text, behind }) => {
    const { site, world, seen } = scene;
    const { id, authorId, revision } = there(nth(seen.comments, comment));
    const viewer = await asId(scene, authorId);
    const body = `What I meant is ${text}.`;
    return site.editComment({ viewer, id, body, revision: revision - behind, context: world.context });
  },
);

/** Under the hands of a reviewer. */
const editLeased = act('edit-leased', { lease: which, text: which }, async (scene, { lease, text }) => {
  const { site, world, seen } = scene;
  const { commentId } = there(nth(preferably(seen.leases.filter(isOpen), isOfComment), lease));
  const { id, authorId, revision } = there(seen.comments.find(({ id }) => id === commentId));
  const body = `On second thoughts it is ${text}.`;
  return site.editComment({
    viewer: await asId(scene, authorId),
    id,
    body,
    revision,
    context: world.context,
  });
});

const withdraw = act('withdraw', { comment: which }, async (scene, { comment }) => {
  const { site, world, seen } = scene;
  const { id, authorId } = there(nth(seen.comments, comment));
  return site.withdrawComment({ viewer: await asId(scene, authorId), id, context: world.context });
});

const isWithdrawn = ({ state }: SeenComment) => state === 'WITHDRAWN';

const undoWithdrawal = act('undo-withdrawal', { comment: which }, async (scene, { comment }) => {
  const { site, world, seen } = scene;
  const { id, authorId } = there(nth(preferably(seen.comments, isWithdrawn), comment));
  return site.undoWithdrawal({ viewer: await asId(scene, authorId), id, context: world.context });
});

const isObjected = ({ state }: SeenComment) => state === 'OBJECTED';

/** What peers object to is its author's to decide first. */
const answer = act(
  'answer-objections',
  { comment: which, choice: fc.constantFrom('ask', 'revise', 'withdraw'), text: which },
  async (scene, { comment, choice, text }) => {
    const { site, world, seen } = scene;
    const { context } = world;
    const { id, authorId, revision } = there(nth(preferably(seen.comments, isObjected), comment));
    const viewer = await asId(scene, authorId);
    if (choice === 'ask') return site.askModerator({ viewer, id, context });
    if (choice === 'withdraw') return site.withdrawComment({ viewer, id, context });
    return site.editComment({ viewer, id, body: `More kindly said it is ${text}.`, revision, context });
  },
);

const appeal = act('appeal', { comment: which }, async (scene, { comment }) => {
  const { site, world, seen } = scene;
  const { id: commentId, authorId } = there(nth(preferably(seen.comments, isTurnedDown), comment));
  const text = 'I said nothing that the rules forbid, and I can show it.';
  return site.fileAppeal({ viewer: await asId(scene, authorId), commentId, text, context: world.context });
});

// ── Reviewers ──────────────────────────────────────────────────────────────────────────────────

const request = act('request', { comment: which }, async (scene, { comment }) => {
  const { site, world, seen } = scene;
  const { id: commentId, authorId } = there(nth(preferably(seen.comments, isWaiting), comment));
  return site.requestAssignments({ viewer: await asId(scene, authorId), commentId, context: world.context });
});

/** A member who wants to write asks for what it costs. */
const askFor = (who: number) =>
  act('ask', { who: fc.constant(who), text: which }, async (scene, { who, text }) => {
    const { site, world, seen } = scene;
    const { news, context } = world;
    const viewer = await as(scene, who);
    const mine = seen.comments.find((comment) => comment.authorId === viewer?.id && isWaiting(comment));
    const submission = { viewer, articleSlug: news.slug, body: `Text ${text} by ${who}.`, context };
    const { id: commentId } = mine ?? (await site.submitComment(submission));
    return site.requestAssignments({ viewer, commentId, context });
  });
/** All members, each for a comment of their own: more than there are comments to review. */
export const everybodyAsks: fc.Arbitrary<Act[]> = fc.tuple(
  ...Array.from({ length: MEMBERS }, (_, n) => askFor(n)),
);

/** A whole batch, as it is dealt, verdict after verdict. */
const reviewAll = act(
  'review-all',
  { comment: which, verdicts: fc.tuple(verdict, verdict, verdict) },
  async (scene, { comment, verdicts }) => {
    const { site, world, seen } = scene;
    const { context } = world;
    const { id: commentId, authorId } = there(nth(preferably(seen.comments, isWaiting), comment));
    const viewer = await asId(scene, authorId);
    const { assignments } = await site.requestAssignments({ viewer, commentId, context });
    for (const [i, { id: assignmentId }] of assignments.entries())
      await site.recordReview({ viewer, assignmentId, verdict: verdicts[i % 3]!, context });
  },
);

/** Of a text that has changed since no review is taken: only one of what was leased instead in the meantime. */
const review = act(
  'review',
  { lease: which, verdict, late: fc.boolean() },
  async (scene, { lease, verdict, late }) => {
    const { site, world, seen } = scene;
    const open = preferably(seen.leases, isOpen);
    const shown = there(nth(late ? preferably(open, isStale) : open, lease));
    const { id: assignmentId, newest } = shown;
    const viewer = await asId(scene, shown.reviewerId);
    await site.recordReview({ viewer, assignmentId, verdict, context: world.context });
    if (isStale(shown)) expect(await reviewedRevision(assignmentId)).toBeGreaterThanOrEqual(newest!);
  },
);

/** What was dealt to somebody else, or is no lease at all. */
const reviewForeign = act(
  'review-foreign',
  { who: member, lease: which, verdict },
  async (scene, { who, lease, verdict }) => {
    const { site, world, seen } = scene;
    const { id: assignmentId } = there(nth([...seen.leases, ...seen.comments], lease));
    return site.recordReview({ viewer: await as(scene, who), assignmentId, verdict, context: world.context });
  },
);

const skip = act('skip', { lease: which }, async (scene, { lease }) => {
  const { site, world, seen } = scene;
  const { id: assignmentId, reviewerId } = there(nth(preferably(seen.leases, isOpen), lease));
  return site.skipReview({
    viewer: await asId(scene, reviewerId),
    assignmentId,
    context: world.context,
  });
});

/** Somebody would review beyond their duty: from the queue, or after the duty for a comment of theirs. */
const volunteer = act(
  'volunteer',
  { who: member, comment: which, fromQueue: fc.boolean() },
  async (scene, { who, comment, fromQueue }) => {
    const { site, world, seen } = scene;
    const { context } = world;
    if (fromQueue) return site.volunteer({ viewer: await as(scene, who), context });
    const inReview = preferably(seen.comments, ({ state }) => state === 'IN_REVIEW');
    const { id: after, authorId } = there(nth(inReview, comment));
    return site.volunteer({ viewer: await asId(scene, authorId), after, context });
  },
);

const contest = act('contest', { lease: which }, async (scene, { lease }) => {
  const { site, world, seen } = scene;
  const { id: assignmentId, reviewerId } = there(nth(preferably(seen.leases, isTaught), lease));
  const reason = 'That is not what the rule says.';
  const viewer = await asId(scene, reviewerId);
  return site.contestCalibration({ viewer, assignmentId, reason, context: world.context });
});

const report = act('report', { who: member, comment: which }, async (scene, { who, comment }) => {
  const { site, world, seen } = scene;
  const { id: commentId } = there(nth(preferably(seen.comments, isPosted), comment));
  const viewer = await as(scene, who);
  return site.reportComment({ viewer, commentId, reason: 'civility', context: world.context });
});

// ── The desk ───────────────────────────────────────────────────────────────────────────────────

/** What a moderator would do with a comment that stands so; any of it is asked of any comment now and then. */
const aptActions: Partial<Record<CommentState, readonly Action[]>> = {
  OBJECTED: ['PUBLISH', 'REJECT', 'REMOVE'],
  REFERRED: ['PUBLISH', 'REJECT', 'RESTORE', 'REMOVE'],
  PUBLISHED: ['REMOVE'],
  REJECTED: ['PUBLISH'],
  REMOVED: ['RESTORE'],
};

/** What is decided is the version that was asked about, also when it was decided before: it is one further now, or else it is held. */
const decide = act(
  'decide',
  {
    who: ofTheDesk,
    comment: which,
    choice: fc.nat(3),
    apt: fc.constantFrom(true, true, true, false),
    hold: fc.constantFrom(false, false, true),
    behind,
  },
  async (scene, { who, comment, choice, apt, hold, behind }) => {
    const { site, world, seen } = scene;
    const { id: commentId, version, state } = there(nth(seen.comments, comment));
    const action = there(nth((apt && aptActions[state]) || actions, choice));
    const viewer = await as(scene, who);
    const grounds = { rule: 'civility', note: 'Please be civil.' } as const;
    const asked = { viewer, commentId, action, version: version - behind, hold, context: world.context };
    const decided = await site.decideComment({ ...asked, ...(action !== 'PUBLISH' && grounds) });
    expect(decided.version).toBe(asked.version + (decided.heldUntil ? 0 : 1));
  },
);

/** By whoever took it, or by somebody else of the desk, who may if they are an administrator; now and then of what is not held any more. */
const takeBack = act(
  'take-back',
  { who: fc.option(ofTheDesk), held: fc.nat(4), behind },
  async (scene, { who, held, behind }) => {
    const { site, world, seen } = scene;
    const { commentId, moderatorId, version } = there(nth(seen.held, held));
    const viewer = await (who === null ? asId(scene, moderatorId) : as(scene, who));
    const asked = { viewer, commentId, version: version - behind, context: world.context };
    expect((await site.takeBackDecision(asked)).heldUntil).toBeNull();
  },
);

/** The job of a decision that is held comes by; or that of one that was taken back, or carried out, comes late. */
const carryOut = act('carry-out', { held: fc.nat(4) }, async ({ site, world, seen }, { held }) => {
  const { id: decisionId, commentId } = there(nth(seen.held, held));
  return site.carryOutHeld({ commentId, decisionId }, world.context);
});

const decideAppeal = act(
  'decide-appeal',
  { who: ofTheDesk, appeal: fc.nat(4), outcome: fc.constantFrom('UPHELD', 'REVERSED'), behind },
  async (scene, { who, appeal, outcome, behind }) => {
    const { site, world, seen } = scene;
    const { id: appealId, version } = there(nth(seen.appeals, appeal));
    const viewer = await as(scene, who);
    const asked = { viewer, appealId, outcome, version: version - behind, context: world.context };
    return site.decideAppeal({ ...asked, note: 'I have read it again.' });
  },
);

const secondLook = act(
  'second-look',
  { who: ofTheDesk, comment: which, acceptable: fc.boolean() },
  async (scene, { who, comment, acceptable }) => {
    const { site, world, seen } = scene;
    const { id: commentId, revision } = there(nth(preferably(seen.comments, isTurnedDown), comment));
    const viewer = await as(scene, who);
    return site.takeSecondLook({ viewer, commentId, revision, acceptable, context: world.context });
  },
);

const dismiss = act(
  'dismiss-reports',
  { who: ofTheDesk, comment: which },
  async (scene, { who, comment }) => {
    const { site, world, seen } = scene;
    const { id: commentId, version, reports } = there(nth(seen.reported, comment));
    const viewer = await as(scene, who);
    return site.dismissReports({ viewer, commentId, version, reports, context: world.context });
  },
);

/** All that one member has reported. */
const dismissBy = act('dismiss-reports-by', { who: ofTheDesk, by: fc.nat(4) }, async (scene, { who, by }) => {
  const { site, world, seen } = scene;
  const { id: memberId, ...asSeen } = there(nth(seen.reporters, by));
  const viewer = await as(scene, who);
  return site.dismissReportsBy({ viewer, memberId, ...asSeen, context: world.context });
});

const measures = [1, 48, 'BAN', 'WARNING', 'REVOCATION'] as const;

const sanction = act(
  'sanction',
  { by: ofTheDesk, who: member, measure: fc.constantFrom(...measures) },
  async (scene, { by, who, measure }) => {
    const { site, world } = scene;
    const { context } = world;
    const hours = typeof measure === 'number' ? measure : null;
    const endsAt = hours ? new Date(context.now().getTime() + hours * HOUR).toISOString() : undefined;
    const kind = typeof measure === 'number' ? 'TIME_OUT' : measure;
    const asked = { kind, reason: 'Enough.', endsAt } as const;
    const viewer = await as(scene, by);
    return site.sanctionMember({ viewer, memberId: there(world.memberIds[who]), ...asked, context });
  },
);

const lift = act('lift', { by: ofTheDesk, sanction: fc.nat(2) }, async (scene, { by, sanction }) => {
  const { site, world, seen } = scene;
  const { id: sanctionId } = there(nth(seen.sanctions, sanction));
  const reason = 'That will do.';
  return site.liftSanction({ viewer: await as(scene, by), sanctionId, reason, context: world.context });
});

const setStanding = act(
  'set-standing',
  { by: ofTheDesk, who: member, standing: fc.constantFrom('GOOD', 'WARNED', 'SUSPENDED') },
  async (scene, { by, who, standing }) => {
    const { site, world } = scene;
    const asked = { memberId: there(world.memberIds[who]), standing, reason: 'I looked into it.' };
    return site.setReviewerStanding({ viewer: await as(scene, by), ...asked, context: world.context });
  },
);

const pickItem = act('pick-item', { by: ofTheDesk, comment: which }, async (scene, { by, comment }) => {
  const { site, world, seen } = scene;
  const { id: commentId } = there(nth(preferably(seen.comments, isTurnedDown), comment));
  const asked = { commentId, verdict: 'NOT_CIVIL', explanation: 'It shows.' } as const;
  return site.pickItem({ viewer: await as(scene, by), ...asked, context: world.context });
});

const decideContest = act(
  'decide-contest',
  { by: ofTheDesk, contest: fc.nat(2), outcome: fc.constantFrom('KEPT', 'RETIRED') },
  async (scene, { by, contest, outcome }) => {
    const { site, world, seen } = scene;
    const { id: contestId } = there(nth(seen.contests, contest));
    const asked = { viewer: await as(scene, by), contestId, outcome, note: 'I see.' };
    return site.decideContest({ ...asked, context: world.context });
  },
);

/** What other servers hear of late. */
const changePolicy = act(
  'change-policy',
  { leaseMinutes: fc.constantFrom(5, 30), hide: fc.boolean(), amongFirst: fc.constantFrom(0, 2) },
  async (scene, { leaseMinutes, hide, amongFirst }) => {
    const { site, world } = scene;
    const patch = { review: { leaseMinutes, calibration: { amongFirst } }, reports: { hide } };
    return site.changePolicy({ viewer: await as(scene, MEMBERS - 1), patch, context: world.context });
  },
);

// ── Time, and the jobs ─────────────────────────────────────────────────────────────────────────

/** A job comes by: at once, or when there is something for it to do. */
const after = (milliseconds: number) => ({ wait: fc.constantFrom(0, milliseconds) });

const expireLeases = act('expire-leases', after(31 * MINUTE), ({ site, world }, { wait }) => {
  pass(wait);
  return site.expireLeases(world);
});
const referLate = act('refer-late', after(25 * HOUR), ({ site, world }, { wait }) => {
  pass(wait);
  return site.referLateComments(world);
});
const referUnanswered = act('refer-unanswered', after(25 * HOUR), ({ site, world }, { wait }) => {
  pass(wait);
  return site.referUnanswered(world);
});
const expireDuties = act('expire-duties', after(8 * DAY), ({ site, world }, { wait }) => {
  pass(wait);
  return site.expireComments(world);
});
const refit = act('refit', {}, ({ site, world }) => site.refitReviewers(world.context));

/**
 * Brings the events that wait to those who act upon them. Two who do it at once bring each twice, as a runner does that ended
 * before it could say that it was done.
 */
export async function deliverEvents({ site }: Pick<Scene, 'site'>): Promise<number> {
  const jobs = await waitingEvents();
  for (const { jobId, eventId } of jobs) {
    await site.deliverEvent(BigInt(eventId));
    await forgetJob(jobId);
  }
  return jobs.length;
}
const deliver = act('deliver-events', {}, deliverEvents);

/** Carries out all that is held. */
export async function carryOutAll({ site, world }: Pick<Scene, 'site' | 'world'>): Promise<number> {
  const { held } = await look();
  for (const { id: decisionId, commentId } of held)
    await site.carryOutHeld({ commentId, decisionId }, world.context);
  return held.length;
}

/** Anything that anybody may do; what moves comments on comes more often. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  ...[submit, reviewAll, decide].map((arbitrary) => ({ arbitrary, weight: 9 })),
  ...[request, review, edit, editLeased, report, deliver, decideAppeal].map((arbitrary) => ({
    arbitrary,
    weight: 6,
  })),
  ...[reply, appeal, answer, skip, volunteer, expireLeases, contest, decideContest, carryOut].map(
    (arbitrary) => ({
      arbitrary,
      weight: 3,
    }),
  ),
  ...[withdraw, undoWithdrawal, reviewForeign, secondLook, dismiss, takeBack, pickItem, expireDuties].map(
    (arbitrary) => ({
      arbitrary,
      weight: 2,
    }),
  ),
  ...[sanction, lift, setStanding, changePolicy, dismissBy].map((arbitrary) => ({ arbitrary, weight: 1 })),
  ...[referLate, referUnanswered, refit].map((arbitrary) => ({ arbitrary, weight: 1 })),
);
