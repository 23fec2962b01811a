import { database, transaction, type Tx } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '../viewer';
import { saysTheSame, type Statement } from './rules';
import { findForDesk, lockMember, type DeskRow } from './store';
import { toDeskView } from './views';

type OnEntry = {
  moderator: Viewer;
  id: string;
  /** The words that the moderator had before them. */
  expected: Statement;
  /** Said to whoever would act upon what they stated themselves. */
  ifOwn: 'own-entry' | 'own-expertise';
};

/**
 * Does in one transaction what a moderator decided about an entry: nobody else changes it, or its member's others, meanwhile.
 * @throws 403 for one's own, 404 when it is gone, 409 with the entry as it is when its words were changed meanwhile
 */
export async function actOnEntry<Result>(
  { moderator, id, expected, ifOwn }: OnEntry,
  act: (tx: Tx, entry: DeskRow) => Promise<Result>,
): Promise<Result> {
  const seen = isId(id) ? await findForDesk(database(), id) : null;
  if (!seen) throw notFound('entry');
  if (seen.memberId === moderator.id) throw forbidden(ifOwn);
  return transaction(async (tx) => {
    await lockMember(tx, seen.memberId);
    const entry = await findForDesk(tx, id);
    if (!entry) throw notFound('entry');
    if (!saysTheSame(entry, expected))
      throw conflict('expertise-changed', {
        details: {
          current: toDeskView(entry, moderator),
        },
      });
    return act(tx, entry);
  });
}
