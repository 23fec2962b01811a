import { record, recordAll } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emitAll } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { authorizeInOffice } from '../authorize-again';
import { authorize } from '../permissions';
import { endRevocations } from '../memberships/end-revocations';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { foldEmail } from '../rules';
import { askToEnd } from '../stripe/store';
import type { Viewer } from '../viewer';
import { linesOf, planImport } from './plan-import';
import { importStart, type Planned } from './rules';
import { applyInput, type ImportedView } from './schemas';
import { changeMemberships, endOffers, findImport, insertOffers, lockForImport, takeImport } from './store';

type Apply = { viewer: Viewer | null; id: string; digest: string; context?: Context };

/**
 * Imports a file of memberships as it was shown: all of it, in one transaction, or nothing. Members whose membership becomes another are told
 * it with the words of the import; whoever has no account is invited by a letter, and has the membership once they accept.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they; 409 `import-over` when it is
 *   kept no longer, or was imported, `import-changed` when it would do something else by now than was shown
 */
export async function applyImport({
  viewer,
  id,
  context = systemContext,
  ...input
}: Apply): Promise<ImportedView> {
  const admin = authorize(viewer, 'member.set-office');
  assertFreshProof(admin);
  const { digest } = applyInput.parse(input);
  const at = context.now();
  const kept = isId(id) ? await findImport(database(), id, importStart(at)) : null;
  if (!kept) throw over();
  const { lines, errors } = await linesOf(kept.csv, at);
  if (errors.length > 0) throw changed();
  const { reason } = kept;
  return transaction(async (tx) => {
    const offices = await lockForImport(
      tx,
      lines.map(({ email }) => foldEmail(email)),
    );
    await authorizeInOffice(tx, admin, { offices, permission: 'member.set-office', at });
    if (!(await takeImport(tx, id))) throw over();
    const plan = await planImport(tx, lines, at);
    if (plan.errors.length > 0 || plan.digest !== digest) throw changed();
    const act = { byId: admin.id, reason, at };
    const changes = plan.planned.filter((one) => one.kind === 'change');
    const offers = plan.planned.filter((one) => one.kind === 'invite');
    const ended = plan.planned.filter((one) => one.kind === 'uninvite');
    await changeMemberships(tx, changes, act);
    const kept = changes.filter(({ after }) => after.state !== 'REVOKED');
    await endRevocations(
      tx,
      kept.map(({ memberId }) => memberId),
      act,
    );
    // Nobody goes on paying for what was taken from them.
    const taken = changes.filter(({ after }) => after.state === 'LAPSED' || after.state === 'REVOKED');
    await askToEnd(
      tx,
      taken.map(({ memberId }) => memberId),
      at,
    );
    const withFolded = offers.map((offer) => ({ ...offer, emailFolded: foldEmail(offer.email) }));
    const invitations = await insertOffers(tx, withFolded, act);
    const offerIds = ended.map(({ offerId }) => offerId);
    await endOffers(tx, offerIds, at);
    const by = { at, actorId: admin.id } as const;
    await recordAll(tx, [
      ...changes.map((change) => ({ ...by, ...entryOf(change), reason })),
      ...invitations.map((subjectId) => ({ ...by, ...INVITATION, action: 'invitation.send', subjectId })),
      ...offerIds.map((subjectId) => ({ ...by, ...INVITATION, action: 'invitation.revoke', subjectId })),
    ]);
    await emitAll(tx, changes.map(eventOf(reason)));
    const done = { changed: changes.length, invited: invitations.length, uninvited: offerIds.length };
    await record(tx, {
      ...by,
      action: 'member.import-memberships',
      subjectType: 'member',
      subjectId: admin.id,
      details: done,
    });
    return done;
  });
}

const INVITATION = { subjectType: 'invitation', toState: 'MEMBER' } as const;

type Change = Extract<Planned, { kind: 'change' }>;

const entryOf = ({ memberId, before, after }: Change) => ({
  action: 'member.set-membership',
  subjectType: 'member' as const,
  subjectId: memberId,
  fromState: before?.state ?? null,
  toState: after.state,
  details: { plan: after.plan, until: after.until?.toISOString() ?? null },
});

const eventOf =
  (reason: string) =>
  ({ memberId, after: { state, until } }: Change) => ({
    type: 'member.membership' as const,
    subjectId: memberId,
    payload: {
      state: state === 'GRACE' ? ('ACTIVE' as const) : state,
      until: until?.toISOString() ?? null,
      reason,
    },
    tags: [`member:${memberId}` as const],
  });

const over = () => conflict('import-over');
const changed = () => conflict('import-changed');
