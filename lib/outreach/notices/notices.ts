import type { Db } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { Alert, EventKind, EventPayload } from '@/lib/platform/event-kinds';
import type { Happened } from '@/lib/platform/events';
import type { Locale } from '@/lib/language/locales';
import { dayInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { Verdict } from '@/lib/peer-review/schemas';
import { reasonInWords } from '@/lib/language/reason-in-words';
import {
  alertInWords,
  byAnother,
  decidedInWords,
  gone,
  named,
  nowStanding,
  numeral,
  present,
  speaking,
  statementPart,
  thanksInWords,
  toAccount,
  toOwn,
  toPrivacy,
  toReviews,
  toSanction,
  toThread,
  type About,
  type Said,
  type Saying,
  type Words,
} from './notice-words';
import {
  toAuthor,
  toAuthorWithReasons,
  toObjectedAuthor,
  toPickedAuthor,
  type Objected,
  type Statement,
} from './recipients/author';
import { whoFollows, whoIsAnswered, whoIsNamed } from './recipients/conversation';
import { toPraisedAuthor, type NamedReactions } from './recipients/praised-author';
import {
  findAdmins,
  findAppellant,
  findContester,
  findMisjudging,
  findReporters,
  findReviewers,
  findSanctioned,
  findStaff,
  findVerified,
  type Article,
} from './recipients/store';
import type { NoticeKind, Topic } from './schemas';

/** A kind of notice; `Facts` is what its words are made of. They are kept with it, so that it says later what it said at first. */
/** What changed about how a member signs in. */
type SignInChange = Extract<Happened, { type: 'member.second-step' }>['payload']['change'];

/** What became of a key of the API. */
type KeyChange = Extract<Happened, { type: 'key.change' }>['payload']['change'];

export type Notice<Facts extends object> = {
  /** What members choose mail about it by: when that is sent by default, or always, stands in `mail/rules.ts`. */
  topic: Topic;
  /** The events that bring it about, each with whom it then goes to; without any, the clock does. */
  on: { [Kind in EventKind]?: (db: Db, event: Happened<Kind>, now: Date) => Found<Facts> };
  /** It is counted up until its member has seen it, and never sent twice meanwhile. */
  countsUp?: true;
  /** An earlier one about the same comment that was not seen is overtaken by it. */
  overtakes?: true;
  /** It is mailed at once, whatever they chose for its topic: somebody else may have brought it about. */
  alwaysMailed?: true;
  /** It is never mailed, whatever they chose for its topic. */
  neverMailed?: true;
  /** Its member knows it already: it rings no bell and is not mailed, but is there to be read again. */
  isKnown?: true;
  /** What it says, and where it leads. */
  say(facts: Facts, saying: Saying): Said;
};

/** Whom a notice goes to, with its facts: of a text that it is about it keeps the beginning. */
export type Recipient<Facts extends object> = {
  memberId: string;
  /** The comment that it is about. */
  commentId?: string;
  /** What it is sent once by, where several events can bring it about, or none. */
  onceKey?: string;
} & (Facts extends { excerpt: string } ? Omit<Facts, 'excerpt'> & { body: string } : Facts);

type Found<Facts extends object> = Recipient<Facts>[] | Promise<Recipient<Facts>[]>;

const notice = <Facts extends object>(kind: Notice<Facts>) => kind;

/** A comment of its reader's own, so that they know which. */
type OwnComment = { article: Article; excerpt: string };
/** What others wrote is not kept: it is looked up when the notice is shown, as long as its reader may see it. */
type OthersComment = { article: Article };

/**
 * Every kind of notice: what brings it about, whom it goes to, and what it says, in `messages/<language>/notices.json`. Each
 * stands on the page of its members and is heard at once on the pages that they have open; by mail it comes at once, in a digest
 * or not at all, as they have chosen for its topic.
 */
export const notices = {
  // ── A comment, for its author ────────────────────────────────────────────────────────────────

  'comment.posted': notice<OwnComment & { edit: boolean }>({
    topic: 'comments',
    // A decision that grants an appeal is told as that: see appeal.decided.
    on: {
      'comment.publish': toAuthor(({ onAppeal, postedBefore }) => (onAppeal ? null : { edit: postedBefore })),
    },
    say: ({ article, edit }, { t, commentId }) => ({
      title: t('posted.title', { ...named(article), edit: String(edit) }),
      paragraphs: [t('posted.text', { edit: String(edit) })],
      action: toThread(t('links.thread'), article, commentId),
    }),
  }),
  'comment.picked': notice<OwnComment>({
    topic: 'comments',
    on: { 'comment.pick': toPickedAuthor },
    say: ({ article }, { t, commentId }) => ({
      title: t('picked.title', named(article)),
      paragraphs: [t('picked.text')],
      action: toThread(t('links.thread'), article, commentId),
    }),
  }),
  'comment.objected': notice<OwnComment & Objected>({
    topic: 'comments',
    on: { 'comment.object': toObjectedAuthor },
    say: ({ article, edit, verdicts, notes, until }, { t, moment, commentId }) => {
      const said = {
        YES: verdicts.yes,
        NOT_CIVIL: verdicts.notCivil,
        MISINFORMATION: verdicts.misinformation,
      };
      const of = verdicts.yes + verdicts.notCivil + verdicts.misinformation;
      return {
        title: t('objected.title', { ...named(article), edit: String(edit) }),
        paragraphs: [
          t('objected.text'),
          ...(edit ? [t('objected.stays')] : []),
          t('objected.until', { moment: moment(until) }),
        ],
        reasons: [
          ...(['NOT_CIVIL', 'MISINFORMATION', 'YES'] as const)
            .filter((verdict) => said[verdict] > 0)
            .map((verdict) => ({
              term: t('objected.said', {
                count: said[verdict],
                of,
                verdict: t('feedback.verdict', { verdict }),
              }),
              text: t('objected.rule', { verdict }),
            })),
          ...notes.map((text) => ({ term: t('objected.note'), text: t('quotation', { text }) })),
        ],
        action: toOwn(t('links.decide'), commentId),
      };
    },
  }),
  'comment.referred': notice<OwnComment & { edit: boolean; reason: Reason | null }>({
    topic: 'comments',
    on: {
      // An author who has asked for it knows.
      'comment.refer': toAuthor(({ isDecision, postedBefore: edit, note: reason }) =>
        isDecision ? { edit, reason } : null,
      ),
    },
    say: ({ article, edit, reason }, { t, locale, commentId }) => ({
      title: t('referred.title', { ...named(article), edit: String(edit) }),
      paragraphs: [
        reason ? reasonInWords(locale, reason) : t('referred.why'),
        t('referred.next', { edit: String(edit) }),
      ],
      action: toOwn(t('links.standing'), commentId),
    }),
  }),
  'comment.hidden': notice<OwnComment>({
    topic: 'comments',
    on: { 'comment.hide': toAuthor(() => ({})) },
    say: ({ article }, { t, commentId }) => ({
      title: t('hidden.title', named(article)),
      paragraphs: [t('hidden.text')],
      action: toOwn(t('links.standing'), commentId),
    }),
  }),
  'comment.restored': notice<OwnComment & { edit: boolean }>({
    topic: 'comments',
    on: {
      'comment.restore': toAuthor(({ onAppeal }, { payload }) =>
        onAppeal ? null : { edit: payload.state === 'REFERRED' },
      ),
    },
    say: ({ article, edit }, { t, commentId }) => ({
      title: t('restored.title', named(article)),
      paragraphs: [t('restored.text'), ...(edit ? [t('restored.edit')] : [])],
      action: toThread(t('links.thread'), article, commentId),
    }),
  }),
  'comment.expired': notice<OwnComment>({
    topic: 'comments',
    on: { 'comment.expire': toAuthor(() => ({})) },
    say: ({ article }, { t, commentId }) => ({
      title: t('expired.title', named(article)),
      paragraphs: [t('expired.text')],
      action: toOwn(t('links.yours'), commentId),
    }),
  }),
  'comment.rejected': notice<OwnComment & { edit: boolean; statement: Statement | null }>({
    topic: 'decisions',
    on: { 'comment.reject': toAuthorWithReasons(({ payload }) => ({ edit: payload.state === 'PUBLISHED' })) },
    say: ({ article, edit, statement }, saying) => ({
      title: saying.t('rejected.title', { ...named(article), edit: String(edit) }),
      paragraphs: [decidedInWords(statement, saying) ?? saying.t('rejected.text')],
      ...statementPart(statement, saying),
      action: toOwn(
        saying.t(statement?.resubmissionsLeft === 0 ? 'links.appeal' : 'links.reviseOrAppeal'),
        saying.commentId,
      ),
    }),
  }),
  'comment.removed': notice<OwnComment & { statement: Statement | null }>({
    topic: 'decisions',
    on: { 'comment.remove': toAuthorWithReasons(() => ({})) },
    say: ({ article, statement }, saying) => ({
      title: saying.t('removed.title', named(article)),
      paragraphs: [decidedInWords(statement, saying) ?? saying.t('removed.text')],
      ...statementPart(statement, saying),
      action: toOwn(saying.t('links.appeal'), saying.commentId),
    }),
  }),
  'appeal.decided': notice<OwnComment & { reversed: boolean; note: Reason | null }>({
    topic: 'decisions',
    on: { 'appeal.decide': (db, { payload }) => findAppellant(db, payload.appealId) },
    say: ({ article, reversed, note }, { t, locale, commentId }) => ({
      title: t(reversed ? 'appeal.reversed' : 'appeal.upheld', named(article)),
      paragraphs: [t(reversed ? 'appeal.reversedText' : 'appeal.upheldText')],
      reasons: present([{ term: t('terms.reason'), text: note && reasonInWords(locale, note) }]),
      action: reversed ? toThread(t('links.thread'), article, commentId) : toOwn(t('links.own'), commentId),
    }),
  }),
  'reviews.waiting': notice<OwnComment & { left: number; last: boolean; expiresAt: string }>({
    topic: 'duty',
    // By the clock: sending/remind-of-reviews.ts.
    on: {},
    overtakes: true,
    say: ({ article, left, last, expiresAt }, { t, moment, commentId }) => {
      const counted = { left, number: numeral(left, t) };
      return {
        title: t(last ? 'waiting.last' : 'waiting.title', { ...counted, ...named(article) }),
        paragraphs: [t('waiting.text', counted), t('waiting.until', { moment: moment(expiresAt) })],
        action: { label: t('links.review'), path: `/review?comment=${commentId}` },
      };
    },
  }),
  'comment.reactions': notice<OwnComment & { members: number; kinds: NamedReactions }>({
    topic: 'reactions',
    on: { 'comment.react': toPraisedAuthor },
    overtakes: true,
    say: ({ article, members, kinds }, { t, list, commentId }) => ({
      title: t('reactions.title', { ...named(article), members }),
      paragraphs: [t('reactions.text', { list: list(kinds.map((kind) => t('reactions.kind', kind))) })],
      action: toThread(t('links.thread'), article, commentId),
    }),
  }),

  // ── A conversation, for those whom a new comment concerns ────────────────────────────────────

  'comment.reply': notice<OthersComment>({
    topic: 'conversation',
    on: { 'comment.publish': whoIsAnswered },
    say: ({ article }, saying) => byAnother('reply', article, saying),
  }),
  'comment.mention': notice<OthersComment>({
    topic: 'conversation',
    on: { 'comment.publish': whoIsNamed },
    say: ({ article }, saying) => byAnother('mention', article, saying),
  }),
  /** `thread`: one thread is followed, and not the whole discussion. `comments`: ids of what is new, up to a hundred. */
  'thread.new': notice<OthersComment & { thread: boolean; comments: string[] }>({
    topic: 'follows',
    on: { 'comment.publish': whoFollows },
    countsUp: true,
    say: ({ article, thread }, { t, seen }) => {
      if (!seen) return gone(t('follow.gone', named(article)), article, t);
      const { count, author, firstId } = seen;
      return {
        title: t(thread ? 'follow.thread' : 'follow.title', { ...named(article), count }),
        paragraphs: [t(thread ? 'follow.threadText' : 'follow.text', { count, author })],
        // From there on everything is new.
        action: toThread(t('links.readNew'), article, firstId),
      };
    },
  }),

  // ── Reviews, for who gave them ───────────────────────────────────────────────────────────────

  // A reviewer is never dealt with silently (R13).
  'reviewer.warned': notice<{ reason: Reason | null }>({
    topic: 'reviews',
    on: { 'reviewer.standing': whoIsNow('WARNED') },
    say: ({ reason }, saying) => nowStanding('warned', reason, saying),
  }),
  'reviewer.suspended': notice<{ reason: Reason | null }>({
    topic: 'reviews',
    on: { 'reviewer.standing': whoIsNow('SUSPENDED') },
    say: ({ reason }, saying) => nowStanding('suspended', reason, saying),
  }),
  'reviewer.reinstated': notice<{ reason: Reason | null }>({
    topic: 'reviews',
    on: { 'reviewer.standing': whoIsNow('GOOD') },
    say: ({ reason }, saying) => nowStanding('reinstated', reason, saying),
  }),
  'calibration.contest-decided': notice<{ retired: boolean; note: string | null }>({
    topic: 'reviews',
    on: { 'calibration.contest-decided': (db, { payload }) => findContester(db, payload.contestId) },
    say: ({ retired, note }, { t }) => ({
      title: t(retired ? 'contest.right' : 'contest.stays'),
      paragraphs: [t(retired ? 'contest.rightText' : 'contest.staysText')],
      reasons: present([{ term: t('terms.answer'), text: note }]),
      action: toReviews(t),
    }),
  }),
  // The answer to the verdict has said it already. The text is the item's.
  'calibration.feedback': notice<OwnComment & { given: Verdict; right: Verdict; explanation: string }>({
    topic: 'reviews',
    on: { 'calibration.feedback': (db, { payload }) => findMisjudging(db, payload.reviewId) },
    isKnown: true,
    say: ({ given, right, explanation }, { t }) => ({
      title: t('feedback.title'),
      paragraphs: [
        t('feedback.text', {
          given: t('feedback.verdict', { verdict: given }),
          right: t('feedback.verdict', { verdict: right }),
        }),
      ],
      reasons: present([{ term: t('feedback.why'), text: explanation }]),
      action: toReviews(t),
    }),
  }),
  // Once all that they reviewed for one comment is decided: numbers alone, since who wrote and who else reviewed is nobody's business.
  'reviews.thanks': notice<{ article: Article; reviewed: number; published: number }>({
    topic: 'thanks',
    on: {
      'comment.line-up': whoReviewed,
      'comment.publish': whoReviewed,
      'comment.reject': whoReviewed,
      'comment.remove': whoReviewed,
      'comment.expire': whoReviewed,
      'comment.withdraw': whoReviewed,
    },
    say: ({ article, reviewed, published }, { t }) => ({
      title: thanksInWords(reviewed, published, t),
      paragraphs: [t('thanks.text', { ...named(article), count: reviewed })],
      action: toReviews(t),
    }),
  }),

  // ── Reports, for who made them ───────────────────────────────────────────────────────────────

  // Once, whenever others follow; without the text, which somebody else wrote and which may be gone by now.
  'report.closed': notice<{
    article: Article;
    acted: boolean;
    /** To who reported what stays; left out of those that were told before there was one. */
    answer?: string | null;
  }>({
    topic: 'reports',
    on: { 'report.close': (db, { subjectId, payload }) => findReporters(db, subjectId, payload) },
    say: ({ article, acted, answer }, { t }) => ({
      title: t('report.title', named(article)),
      paragraphs: [t(acted ? 'report.acted' : 'report.stays')],
      reasons: present([{ term: t('terms.words'), text: answer ?? null }]),
      action: { label: t('links.policy'), path: '/policy' },
    }),
  }),
  // One for all that were dismissed in one act.
  'report.several-closed': notice<{ closed: number; answer: string | null }>({
    topic: 'reports',
    on: {
      'report.dismiss-by': (_, { subjectId: memberId, payload: { actorId, closed, answer } }) =>
        memberId === actorId ? [] : [{ memberId, closed, answer }],
    },
    say: ({ closed, answer }, { t }) => ({
      title: t('report.several', { count: closed }),
      paragraphs: [t('report.allStay', { count: closed })],
      reasons: present([{ term: t('terms.words'), text: answer }]),
      action: { label: t('links.policy'), path: '/policy' },
    }),
  }),

  // ── An account, for its member ───────────────────────────────────────────────────────────────

  'member.sanctioned': notice<{
    sanction: EventPayload<'member.sanction'>['kind'];
    /** Left out of those from before they had a page of their own. */
    sanctionId?: string;
    /** The key of a house rule; in those from before it was kept, none. */
    rule?: string | null;
    reason: string;
    endsAt: string | null;
  }>({
    topic: 'account',
    // The time to appeal runs from it.
    alwaysMailed: true,
    on: {
      'member.sanction': (_, { subjectId: memberId, payload: { kind: sanction, ...payload } }) => [
        { memberId, sanction, ...payload },
      ],
    },
    say: ({ sanction, sanctionId, rule: key, reason, endsAt }, { t, locale, moment }) => {
      const rule = key ? houseRuleIn(locale, key) : undefined;
      const text = { WARNING: 'warning', TIME_OUT: 'lifted', BAN: 'text', REVOCATION: 'lifted' } as const;
      return {
        title: t('sanctioned.title', { sanction }),
        paragraphs: [
          endsAt ? t('sanctioned.until', { moment: moment(endsAt) }) : t(`sanctioned.${text[sanction]}`),
        ],
        reasons: present([
          { term: t('terms.rule'), text: rule ? `${rule.title}. ${rule.text}` : null },
          { term: t('terms.reason'), text: reason },
        ]),
        action: sanctionId ? toSanction(t('links.appeal'), sanctionId) : toAccount(t),
      };
    },
  }),
  'member.unsanctioned': notice<{
    sanction: EventPayload<'member.sanction'>['kind'];
    reason: string | null;
  }>({
    topic: 'account',
    on: {
      // One that grants an appeal is told as that: see member.appeal-decided.
      'member.unsanction': (_, { subjectId: memberId, payload: { kind: sanction, reason, onAppeal } }) =>
        onAppeal ? [] : [{ memberId, sanction, reason }],
    },
    say: ({ sanction, reason }, { t }) => ({
      title: t('unsanctioned.title', { sanction }),
      paragraphs: [t(sanction === 'WARNING' ? 'unsanctioned.warning' : 'unsanctioned.text')],
      reasons: present([{ term: t('terms.words'), text: reason }]),
      action: toAccount(t),
    }),
  }),
  'member.appeal-decided': notice<{
    sanction: EventPayload<'member.sanction'>['kind'];
    sanctionId: string;
    reversed: boolean;
    note: Reason | null;
  }>({
    topic: 'account',
    alwaysMailed: true,
    on: { 'appeal.decide': (db, { payload }) => findSanctioned(db, payload.appealId) },
    say: ({ sanction, sanctionId, reversed, note }, { t, locale }) => ({
      title: t('accountAppeal.title', { sanction, reversed: String(reversed) }),
      paragraphs: [t('accountAppeal.text', { reversed: String(reversed) })],
      reasons: present([{ term: t('terms.reason'), text: note && reasonInWords(locale, note) }]),
      action: toSanction(t('links.account'), sanctionId),
    }),
  }),
  'member.author': notice<{
    change: 'ROLE' | 'NO_ROLE' | 'MARKED' | 'UNMARKED';
    article: { slug: string; title: string } | null;
    /** An administrator's words; null where accounts elsewhere say so. */
    reason: string | null;
  }>({
    topic: 'account',
    on: { 'member.author': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ change, article, reason }, { t }) => ({
      title: t('author.title', { change, ...(article ? named(article) : { article: '' }) }),
      paragraphs: [t('author.text', { change }), ...(reason === null ? [t('role.outside')] : [])],
      reasons: present([{ term: t('terms.words'), text: reason }]),
      action: toAccount(t),
    }),
  }),
  'member.role': notice<{ role: 'MEMBER' | 'MODERATOR' | 'ADMIN'; reason: string | null }>({
    topic: 'account',
    on: { 'member.role': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ role, reason }, { t }) => ({
      title: t('role.title', { role }),
      paragraphs: [t('role.text', { role }), ...(reason === null ? [t('role.outside')] : [])],
      reasons: present([{ term: t('terms.words'), text: reason }]),
      action: toAccount(t),
    }),
  }),
  'member.membership': notice<{
    state: 'ACTIVE' | 'GRACE' | 'LAPSED' | 'REVOKED';
    /** Left out of those that were told before memberships had ends. */
    until?: string | null;
    /** What became of a payment, where it lapsed by that. */
    cause?: 'unpaid' | 'refunded' | 'disputed' | 'ended';
    /** Null where it is so elsewhere, and nobody here said why. */
    reason: string | null;
  }>({
    topic: 'account',
    on: { 'member.membership': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ state, until, reason, cause }, { t, locale }) => ({
      title: t('membership.title', { state }),
      paragraphs: [
        t('membership.text', {
          state,
          until: until ? dayInWords(new Date(until), locale) : 'none',
          cause: cause ?? 'none',
        }),
      ],
      reasons: reason === null ? [] : [{ term: t('terms.words'), text: reason }],
      action: { ...toAccount(t), path: '/account/membership' },
    }),
  }),
  'member.second-step': notice<{ change: SignInChange; left: number }>({
    topic: 'account',
    on: { 'member.second-step': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ change, left }, { t }) => ({
      title: t('secondStep.title', { change }),
      paragraphs: [t('secondStep.text', { change, left }), t('secondStep.notYou')],
      action: toAccount(t),
    }),
  }),
  'key.changed': notice<{ change: KeyChange; name: string }>({
    topic: 'account',
    alwaysMailed: true,
    on: {
      'key.change': async (db, { payload }, now) =>
        (await findAdmins(db, now)).map((admin) => ({ ...admin, ...payload })),
    },
    say: ({ change, name }, { t }) => ({
      title: t('key.title', { change, name }),
      paragraphs: [t('key.text', { change }), t('key.notYou')],
      action: { label: t('links.keys'), path: '/admin/keys' },
    }),
  }),
  'member.leaving': notice<{ endsAt: string }>({
    topic: 'account',
    alwaysMailed: true,
    on: { 'member.ask-to-leave': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ endsAt }, { t, moment }) => ({
      title: t('leaving.title'),
      paragraphs: [t('leaving.text', { moment: moment(endsAt) }), t('leaving.otherwise')],
      action: toPrivacy(t('links.stay')),
    }),
  }),
  'member.signed-out': notice<{ reason: string }>({
    topic: 'account',
    alwaysMailed: true,
    on: { 'member.signed-out': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ reason }, { t }) => ({
      title: t('signedOut.title'),
      paragraphs: [t('signedOut.text')],
      reasons: [{ term: t('terms.words'), text: reason }],
      action: toAccount(t),
    }),
  }),
  'member.staying': notice<{ lastAdmin: boolean }>({
    topic: 'account',
    alwaysMailed: true,
    on: { 'member.stay': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ lastAdmin }, { t }) => ({
      title: t('staying.title'),
      paragraphs: [t(lastAdmin ? 'staying.lastAdmin' : 'staying.text')],
      action: toAccount(t),
    }),
  }),
  'member.export-ready': notice<{ endsAt: string }>({
    topic: 'account',
    alwaysMailed: true,
    on: { 'member.export': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }] },
    say: ({ endsAt }, { t, moment }) => ({
      title: t('exported.title'),
      paragraphs: [t('exported.text', { moment: moment(endsAt) }), t('exported.otherwise')],
      action: { label: t('links.fetch'), path: '/account/privacy#export' },
    }),
  }),
  'expertise.verified': notice<{ field: string }>({
    topic: 'account',
    on: {
      'member.expertise-verified': (db, { subjectId, payload }) => findVerified(db, subjectId, payload.field),
    },
    say: ({ field }, { t }) => ({
      title: t('verified.title', { field }),
      paragraphs: [t('verified.text')],
      action: toAccount(t),
    }),
  }),
  /** `rule`: the key of a house rule. */
  'expertise.withdrawn': notice<{ field: string; line: string; rule: string; reason: string }>({
    topic: 'account',
    on: {
      'member.expertise-withdrawn': (_, { subjectId: memberId, payload }) => [{ memberId, ...payload }],
    },
    say: ({ field, line, rule: key, reason }, { t, locale }) => {
      const rule = houseRuleIn(locale, key);
      return {
        title: t('withdrawn.title', { field }),
        paragraphs: [t('withdrawn.text'), t('withdrawn.next')],
        reasons: present([
          { term: t('terms.rule'), text: rule ? `${rule.title}. ${rule.text}` : null },
          { term: t('terms.reason'), text: reason },
          { term: t('terms.passage'), text: t('quotation', { text: line }) },
        ]),
        action: toAccount(t),
      };
    },
  }),
  /** `rule`: the key of a house rule. The picture is gone: nothing of it is kept with the notice. */
  'picture.removed': notice<{ rule: string; reason: string }>({
    topic: 'account',
    alwaysMailed: true,
    on: {
      'member.picture-removed': (_, { subjectId: memberId, payload: { rule, reason } }) => [
        { memberId, rule, reason },
      ],
    },
    say: ({ rule: key, reason }, { t, locale }) => {
      const rule = houseRuleIn(locale, key);
      const statement = translator(locale, 'statements');
      return {
        title: t('pictureRemoved.title'),
        paragraphs: [t('pictureRemoved.text'), t('pictureRemoved.next')],
        reasons: present([
          { term: t('terms.rule'), text: rule ? `${rule.title}. ${rule.text}` : null },
          { term: t('terms.reason'), text: reason },
        ]),
        particulars: [
          { term: t('terms.source'), text: statement('source.found') },
          { term: t('terms.automatic'), text: statement('automatic.none') },
          { term: t('terms.scope'), text: t('pictureRemoved.scope') },
          { term: t('terms.redress'), text: t('pictureRemoved.redress') },
        ],
        action: toAccount(t),
      };
    },
  }),

  // ── The desk, for whoever works there ────────────────────────────────────────────────────────

  'desk.alert': notice<Alert>({
    topic: 'desk',
    on: { 'alert.raise': toStaff({ byLetter: true }) },
    say: alertInWords,
  }),
  'webhook.stopped': notice<{ id: string; name: string; cause: 'failures' | 'gone' }>({
    topic: 'desk',
    alwaysMailed: true,
    on: {
      'webhook.stop': async (db, { subjectId: id, payload }, now) =>
        (await findAdmins(db, now)).map(({ memberId }) => ({ memberId, id, ...payload })),
    },
    say: ({ id, name, cause }, { t }) => ({
      title: t('webhook.title', { name }),
      paragraphs: [t('webhook.text', { cause })],
      action: { label: t('links.desk'), path: `/admin/webhooks/${id}` },
    }),
  }),
  'desk.alert-by-bell': notice<Alert>({
    topic: 'desk',
    on: { 'alert.raise': toStaff({ byLetter: false }) },
    neverMailed: true,
    say: alertInWords,
  }),
} satisfies Record<NoticeKind, Notice<object>>;

/** Whoever works at the desk is told in the way that the policy had when the alert was raised; of several comments, by their number alone. */
function toStaff(way: { byLetter: boolean }) {
  return async (db: Db, { payload: { alert, byLetter } }: Happened<'alert.raise'>, now: Date) => {
    if (byLetter !== way.byLetter) return [];
    const about = alert.kind === 'reported' && alert.comments === 1 ? alert.comment : null;
    const staff = await findStaff(db, { about, now });
    return staff.map(({ memberId }) => ({ memberId, ...alert }));
  };
}

/** A reviewer whose state has become another. */
function whoIsNow(state: 'GOOD' | 'WARNED' | 'SUSPENDED') {
  return (_: Db, { subjectId: memberId, payload }: Happened<'reviewer.standing'>) => {
    const { standing, before, reason } = payload;
    return standing === state && before !== state ? [{ memberId, reason }] : [];
  };
}

function whoReviewed(db: Db, { subjectId }: Pick<Happened, 'subjectId'>) {
  return findReviewers(db, subjectId);
}

/** What the words of each kind are made of. */
export type Facts = {
  [Kind in NoticeKind]: (typeof notices)[Kind] extends Notice<infer Own> ? Own : never;
};

/** A kind with its facts. */
export type NoticeContent = { [Kind in NoticeKind]: { kind: Kind; facts: Facts[Kind] } }[NoticeKind];

/** A notice in words of a language. */
export function noticeInWords({ kind, facts }: NoticeContent, about: About, locale: Locale): Words {
  const { say }: Notice<object> = notices[kind];
  return { reasons: [], particulars: [], ...say(facts, speaking(about, locale)) };
}

/** The beginning of the text that a notice is about; null where there is none, or its reader may not see it any more. */
export const excerptOf = ({ facts }: NoticeContent, { seen }: About): string | null =>
  'excerpt' in facts ? facts.excerpt : (seen?.excerpt ?? null);
