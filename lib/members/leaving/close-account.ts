import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlStatements, transaction, type Tx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { emit, type Tag } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { findFormerNames } from '../names/store';
import { deletePicture } from '../picture/store';
import { eraseRows, eraseWithdrawnTexts } from '../personal-data/store';
import { endForGood } from '../stripe/store';
import { formerName } from './former-name';
import { NAME_KEPT_DAYS } from './rules';
import {
  deleteDeparture,
  findDeparture,
  findDue,
  freeNames,
  lockToClose,
  renameToFormer,
  type DepartureRow,
} from './store';

/** What a member is called, or was. Before `since` it may have been the name of somebody else, and from `until` on. */
export type NameOfTheirs = { name: string; since: Date; until: Date | null };

/** Whose time to stay is over, with what is to become of their comments. */
export const listDueDepartures = ({
  limit,
  context = systemContext,
}: {
  limit: number;
  context?: Context;
}): Promise<DepartureRow[]> => findDue(database(), context.now(), limit);

/**
 * Closes an account for good: name, address, password and all that was for its member alone go, as `personalData` has it, and with
 * them every kept page that says the name; what they pay is cancelled by a job. From then on nobody is signed in by it, and nothing can be added to it. What they wrote is
 * still as it was: `finishDeparture` comes after that. False where they stayed, or are the last administrator by now, who is told so.
 * An account that is closed already is left as it is.
 */
export async function closeAccount({
  memberId,
  along,
  context = systemContext,
}: {
  memberId: string;
  /** What else says one of their names is changed along with it, in the same transaction. Returns the pages that said it. */
  along(tx: Tx, names: { from: NameOfTheirs[]; to: string }): Promise<Tag[]>;
  context?: Context;
}): Promise<boolean> {
  const { names, language } = await currentPolicy();
  const at = context.now();
  return transaction(async (tx) => {
    const member = await lockToClose(tx, memberId);
    const departure = await findDeparture(tx, memberId);
    if (!departure || departure.endsAt > at) return false;
    if (!member) return true;
    if (member.isLastAdmin) {
      await deleteDeparture(tx, memberId);
      await emit(tx, { type: 'member.stay', subjectId: memberId, payload: { lastAdmin: true } });
      return false;
    }
    const to = formerName(names, language.default);
    const former = await findFormerNames(tx, memberId);
    // The last first: each was taken when the one before it was given up.
    const since = [...former.map(({ givenUpAt }) => givenUpAt), member.createdAt];
    const from = [{ displayName: member.displayName, reservedUntil: null }, ...former].map(
      ({ displayName: name, reservedUntil: until }, place) => ({ name, since: since[place]!, until }),
    );
    const tags = await along(tx, { from, to });
    const gone = await deletePicture(tx, memberId);
    await endForGood(tx, memberId);
    await eraseRows(tx, { id: memberId, emailFolded: member.emailFolded });
    // It says how far we are, until what they wrote is dealt with.
    await tx.departure.create({ data: departure, select: { memberId: true } });
    await renameToFormer(tx, { memberId, name: to, at });
    await record(tx, {
      at,
      actorId: memberId,
      action: 'member.leave',
      subjectType: 'member',
      subjectId: memberId,
      details: { keepsComments: departure.keepsComments },
    });
    if (gone !== null) await emit(tx, { type: 'member.picture', subjectId: memberId, payload: { gone } });
    await emit(tx, {
      type: 'member.leave',
      subjectId: memberId,
      // Whatever shows a name declares whose it is.
      tags: ['front', `member:${memberId}`, ...tags],
      removal: true,
    });
    return true;
  });
}

/** The end of it, once what they wrote is withdrawn where it goes: the texts that went with it are blanked. */
export async function finishDeparture({ memberId }: { memberId: string }): Promise<void> {
  await transaction(async (tx) => {
    await eraseWithdrawnTexts(tx, memberId);
    await deleteDeparture(tx, memberId);
  });
}

/** Lets others take the names of those who left long enough ago. Returns how many. */
export const freeNamesOfFormer = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  freeNames(sqlStatements(), new Date(context.now().getTime() - NAME_KEPT_DAYS * DAY_MS));
