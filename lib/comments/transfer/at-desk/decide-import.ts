import { authorizeAgain } from '@/lib/members/authorize-again';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { addJob, deleteImport, findImport, goOn } from './store';

type Decide = { viewer: Viewer | null; id: string; context?: Context };

/**
 * Has a job import a file as it was looked at, or go on with one that stopped. Of one that is being imported, or was, nothing follows.
 * @throws 401, 403 for all but administrators, and for those who have not proved lately that it is they; 404; 409 `import-file-gone` where its file is gone
 */
export const beginImport = (decide: Decide): Promise<void> =>
  decided(decide, 'comment.import-begin', async (tx, id) => {
    if (await goOn(tx, id)) {
      await addJob(tx, id);
      return true;
    }
    const found = await findImport(tx, id);
    if (!found) throw notFound('import');
    if (found.stage === 'FAILED') throw conflict('import-file-gone');
    return false;
  });

/**
 * Forgets an import of which nothing was imported yet, with its file.
 * @throws 401, 403 for all but administrators, and for those who have not proved lately that it is they; 404; 409 `import-begun`
 */
export const discardImport = (decide: Decide): Promise<void> =>
  decided(decide, 'comment.import-discard', async (tx, id) => {
    if (await deleteImport(tx, id)) return true;
    if (await findImport(tx, id)) throw conflict('import-begun');
    throw notFound('import');
  });

/** What an administrator decides about an import, with what is on record of it where it changed something. */
async function decided(
  { viewer, id, context = systemContext }: Decide,
  action: string,
  decide: (tx: SqlTx, id: string) => Promise<boolean>,
): Promise<void> {
  const admin = authorize(viewer, 'comment.import');
  assertFreshProof(admin);
  if (!isId(id)) throw notFound('import');
  const at = context.now();
  await sqlTransaction(async (tx) => {
    await authorizeAgain(tx, admin, { permission: 'comment.import', at });
    if (await decide(tx, id))
      await record(tx, { at, actorId: admin.id, action, subjectType: 'job', subjectId: id });
    return { result: undefined };
  });
}
