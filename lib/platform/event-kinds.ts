import { z } from 'zod';
import { storedReason } from './reasons';

const id = z.uuid();
/** A transition of a comment: to which state, and which version of the comment came of it. */
const transition = z.object({ authorId: id, state: z.string(), version: z.int() });
const expertise = z.object({ field: z.string(), line: z.string() });
const nothing = z.object({});
const sanctionKind = z.enum(['WARNING', 'TIME_OUT', 'BAN', 'REVOCATION']);

/** What staff are alerted to, in numbers: nobody is named. */
const alert = z.discriminatedUnion('kind', [
  /** So many wait longer than the policy has it, the oldest for so many hours. */
  z.object({ kind: z.literal('waiting'), count: z.int(), limit: z.int(), hours: z.int() }),
  /** So many comments, each with `limit` open reports or more; one of them, and how many it has. */
  z.object({
    kind: z.literal('reported'),
    comment: id,
    count: z.int(),
    comments: z.int(),
    limit: z.int(),
  }),
  /** So many appeals are to be answered within so many hours, or should have been. */
  z.object({ kind: z.literal('appeals'), count: z.int(), hours: z.int() }),
  /** So many came within an hour; at this hour so many usually do. */
  z.object({
    kind: z.literal('burst'),
    of: z.enum(['submissions', 'reports']),
    count: z.int(),
    usual: z.int(),
  }),
]);
export type Alert = z.output<typeof alert>;

/**
 * Everything that happens, each kind as `subject.verb`, with what is kept of it besides its subject's id. An event is written in
 * this shape and read in it: who acts upon one finds here what it holds.
 */
export const eventPayloads = {
  'article.import': z.object({ slug: z.string() }),
  'article.update': z.object({ slug: z.string() }),
  'article.set-discussion': z.object({ slug: z.string() }),
  /** The desk has looked at one that made itself known; or has removed it. */
  'article.confirm': z.object({ slug: z.string() }),
  'article.remove': z.object({ slug: z.string() }),
  /** The page of one that was removed may make itself known again. */
  'article.readmit': z.object({ address: z.string() }),
  'comment.submit': z.object({ authorId: id, state: z.string() }),
  'comment.line-up': transition,
  'comment.publish': transition,
  'comment.object': transition,
  'comment.refer': transition,
  'comment.reject': transition,
  'comment.remove': transition,
  'comment.hide': transition,
  'comment.restore': transition,
  'comment.withdraw': transition,
  'comment.unwithdraw': transition,
  'comment.expire': transition,
  'comment.correct': transition,
  'comment.revise': z.object({ authorId: id, state: z.string() }),
  /** A member has been given what they wrote elsewhere, or some of it. */
  'comment.claim': nothing,
  /** The import of a file has come to its end. */
  'comment.import': nothing,
  'comment.pick': z.object({ authorId: id }),
  'comment.unpick': z.object({ authorId: id }),
  'comment.react': z.object({ actorId: id, authorId: id, kind: z.string(), lifts: z.boolean() }),
  'comment.take-back-reaction': z.object({ kind: z.string() }),
  /** A moderator has decided, and may take it back until then; and has done so. */
  'decision.hold': z.object({ moderatorId: id, action: z.string(), until: z.iso.datetime() }),
  'decision.take-back': z.object({ moderatorId: id, action: z.string() }),
  /** It came to nothing: the comment was gone by then, or the moderator had lost the desk. */
  'decision.lapse': z.object({ moderatorId: id, action: z.string() }),
  /** What staff are alerted to; `byLetter` is how the policy has them told. */
  'alert.raise': z.object({ alert, byLetter: z.boolean() }),
  'appeal.file': z.object({ appealId: id, authorId: id, outcome: z.null() }),
  'appeal.decide': z.object({ appealId: id, authorId: id, outcome: z.string() }),
  'report.file': z.object({ reportId: id, reporterId: id, rule: z.string(), open: z.int() }),
  'report.close': z.object({
    outcome: z.string(),
    authorId: id,
    /** Null where no moderator closed them. */
    actorId: id.nullable(),
    closed: z.int(),
    closedAt: z.iso.datetime(),
  }),
  /** So many of a member's reports were dismissed in one act. */
  'report.dismiss-by': z.object({ actorId: id, closed: z.int(), answer: z.string().nullable() }),
  'reviewer.standing': z.object({
    standing: z.enum(['GOOD', 'WARNED', 'SUSPENDED']),
    before: z.enum(['GOOD', 'WARNED', 'SUSPENDED']),
    reason: storedReason,
  }),
  'calibration.feedback': z.object({ reviewId: id }),
  'calibration.retire': z.object({ itemId: id }),
  'calibration.contest': z.object({ memberId: id, itemId: id }),
  'calibration.contest-decided': z.object({ memberId: id, itemId: id, contestId: id, outcome: z.string() }),
  'member.signed-up': nothing,
  'member.verified': nothing,
  'member.founding': z.object({ founding: z.boolean() }),
  /** `reason`: an administrator's words; null where accounts elsewhere say so. */
  'member.role': z.object({
    role: z.enum(['MEMBER', 'MODERATOR', 'ADMIN']),
    reason: z.string().nullable(),
  }),
  /** Whether they are an author, or marked in an article. */
  'member.author': z.object({
    change: z.enum(['ROLE', 'NO_ROLE', 'MARKED', 'UNMARKED']),
    article: z.object({ slug: z.string(), title: z.string() }).nullable(),
    reason: z.string().nullable(),
  }),
  'member.membership': z.object({
    state: z.enum(['ACTIVE', 'GRACE', 'LAPSED', 'REVOKED']),
    /** Null where it runs on; left out by those that were emitted before memberships had ends. In days of grace, their end. */
    until: z.iso.datetime().nullable().default(null),
    /** An administrator's words; null where it is so elsewhere. */
    reason: z.string().nullable(),
    /** What became of a payment, where it lapsed by that. */
    cause: z.enum(['unpaid', 'refunded', 'disputed', 'ended']).optional(),
  }),
  /** An administrator has ended their sessions, in these words. */
  'member.signed-out': z.object({ reason: z.string() }),
  'member.renamed': nothing,
  /** Another picture, or none. `gone`: the name of the one that nobody is shown any more. */
  'member.picture': z.object({ gone: z.string().nullable() }),
  'member.picture-removed': z.object({ gone: z.string(), rule: z.string(), reason: z.string() }),
  /** What a sign-in asks for after the password was changed, or a recovery code was used; `left` is how many of these there are. */
  'member.second-step': z.object({
    change: z.enum(['ON', 'OFF', 'CODES_RENEWED', 'CODE_USED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED']),
    left: z.int(),
  }),
  'member.ask-to-leave': z.object({ endsAt: z.iso.datetime() }),
  /** `lastAdmin`: not by their own wish, but because nobody else could run the place. */
  'member.stay': z.object({ lastAdmin: z.boolean() }),
  'member.leave': nothing,
  /** A copy of what is kept of a member is made. */
  'member.export': z.object({ endsAt: z.iso.datetime() }),
  'member.expertise': nothing,
  'member.reviewed-shown': nothing,
  'member.expertise-verified': expertise,
  'member.expertise-unverified': expertise,
  'member.expertise-withdrawn': expertise.extend({ rule: z.string(), reason: z.string() }),
  'member.sanction': z.object({
    sanctionId: id,
    kind: sanctionKind,
    /** The key of a house rule; left out by those that were emitted before it was kept. */
    rule: z.string().nullable().default(null),
    reason: z.string(),
    endsAt: z.iso.datetime().nullable(),
  }),
  'member.unsanction': z.object({
    sanctionId: id,
    kind: sanctionKind,
    reason: z.string(),
    /** An appeal was granted by it, which is told as that. */
    onAppeal: z.boolean().optional(),
  }),
  /** A key of the API was made, has another secret, or is over. */
  'key.change': z.object({ change: z.enum(['MADE', 'ROTATED', 'ENDED']), name: z.string() }),
  /** What an endpoint of webhooks is called that is sent nothing any more: it took nothing for days, or has said that it is gone. */
  'webhook.stop': z.object({ name: z.string(), cause: z.enum(['failures', 'gone']) }),
  'policy.change': z.object({ version: z.int() }),
  'site.pace': z.object({ reviewMinutes: z.int() }),
  'ranking.top': nothing,
  'ranking.bridging': nothing,
};

export type EventKind = keyof typeof eventPayloads;
export type EventPayload<Kind extends EventKind> = z.output<(typeof eventPayloads)[Kind]>;
