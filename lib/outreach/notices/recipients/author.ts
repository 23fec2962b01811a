import type { Db } from '@/lib/platform/db';
import type { EventKind } from '@/lib/platform/event-kinds';
import type { Happened } from '@/lib/platform/events';
import { buildStatementOf } from '@/lib/moderation/statements/build-statements';
import type { StatementGist, StatementView } from '@/lib/moderation/statements/schemas';
import type { StatementWords } from '@/lib/moderation/statements/statement-in-words';
import { authorsUntil } from '@/lib/comments/rules';
import { currentPolicy } from '@/lib/policy/current-policy';
import {
  findDecided,
  findObjection,
  findPicked,
  type DecidedComment,
  type Objection,
  type OwnComment,
} from './store';

type Transition = Happened<
  Extract<
    EventKind,
    `comment.${'publish' | 'object' | 'refer' | 'hide' | 'restore' | 'expire' | 'reject' | 'remove'}`
  >
>;

/**
 * The author of a comment, where somebody else has decided what becomes of it: what they did themselves they know.
 * @param more what a notice says of it besides which comment it is; null where there is none to be sent
 */
export const toAuthor =
  <More extends object>(more: (decided: DecidedComment, event: Transition) => More | null) =>
  async (db: Db, event: Transition): Promise<(OwnComment & More)[]> => {
    const decided = await findDecided(db, event.subjectId, versionBefore(event));
    const facts = decided && !decided.byAuthor && more(decided, event);
    if (!facts) return [];
    const { memberId, commentId, article, body } = decided;
    return [{ memberId, commentId, article, body, ...facts }];
  };

/** The same where the decision is against the comment: with the statement of reasons that its author is owed. */
export const toAuthorWithReasons =
  <More extends object>(more: (event: Transition) => More) =>
  async (
    db: Db,
    event: Transition,
    now: Date,
  ): Promise<(OwnComment & More & { statement: Statement | null })[]> => {
    const found = await toAuthor(() => more(event))(db, event);
    if (found.length === 0) return [];
    const about = { commentId: event.subjectId, version: versionBefore(event), now };
    const statement = await buildStatementOf(about);
    return found.map((comment) => ({ ...comment, statement: statement && inBrief(statement) }));
  };

/** The author of what a moderator picked, once: a pick that was taken back and made again is no news. */
export const toPickedAuthor = async (
  db: Db,
  { subjectId }: Happened<'comment.pick'>,
): Promise<(OwnComment & { onceKey: string })[]> => {
  const picked = await findPicked(db, subjectId);
  return picked ? [{ ...picked, onceKey: `picked ${subjectId}` }] : [];
};

/** What peers said of a text, and until when its author may decide what becomes of it. */
export type Objected = Omit<Objection, 'at'> & { edit: boolean; until: string };

/** The author of what peers object to, while it is theirs to decide. */
export async function toObjectedAuthor(
  db: Db,
  event: Happened<'comment.object'>,
): Promise<(OwnComment & Objected)[]> {
  const { subjectId, payload } = event;
  const objection = await findObjection(db, subjectId, payload.version);
  if (!objection) return [];
  const { at, ...said } = objection;
  const until = authorsUntil(at, (await currentPolicy()).review).toISOString();
  return toAuthor(({ postedBefore: edit }) => ({ ...said, edit, until }))(db, event);
}

/** The version of the comment that the decision was taken on. */
const versionBefore = ({ payload }: Transition) => payload.version - 1;

/** The statement of reasons of a decision against a comment, as it was when the decision was taken. */
export type Statement = Pick<StatementView, 'facts' | 'passage' | 'decidedAt'> & {
  /** The house rule's title and text in English, and its key unless the notice is older than that. */
  rule: { key?: string; title: string; text: string } | null;
  appealUntil: string;
  /** How often its author may still revise it and send it in again. */
  resubmissionsLeft: number;
} & ({ gist: StatementGist } | (StatementWords & { gist?: undefined }));

/** What stays true of a statement when it is read later. A notice from before gists were kept has its sentences, in English. */
function inBrief(statement: StatementView): Statement {
  const { facts, passage, decidedAt, gist, rule, appeal, resubmission } = statement;
  const rest = { appealUntil: appeal.until, resubmissionsLeft: resubmission.left };
  return { facts, passage, decidedAt, gist, rule, ...rest };
}
