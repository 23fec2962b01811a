import { createHash } from 'node:crypto';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction } from '@/lib/platform/db';
import { conflict, invalid, refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { importKey } from '../import-key';
import { emptyReport } from '../report';
import type { Source } from '../schemas';
import { MOST_FILES, MOST_MEGABYTES, type ImportOptions } from './schemas';
import { addJob, countFiles, findUnderWay, insertImport, keepFileAgain, oneFileAtATime } from './store';

type Start = {
  viewer: Viewer | null;
  source: Source;
  options: ImportOptions;
  file: { name: string; bytes: Uint8Array } | null;
  context?: Context;
};

/** As much of a file's name as is shown. */
const NAME_CHARACTERS = 200;

/**
 * Keeps a file of comments, and has a job see what would come of it. Nothing is imported by this. The same file that is on its way already is that import:
 * one that has stopped, and whose file was forgotten since, can be gone on with again.
 * @throws 401, 403 for all but administrators, 400 without a file, or for one that is too large, 422 `too-many-import-files`
 */
export async function startImport({
  viewer,
  source,
  options,
  file,
  context = systemContext,
}: Start): Promise<{ id: string }> {
  const { id: adminId } = authorize(viewer, 'comment.import');
  if (!file || file.bytes.byteLength === 0) throw invalid('import-file-missing', { field: 'file' });
  if (file.bytes.byteLength > MOST_MEGABYTES * 1024 * 1024)
    throw invalid('import-file-too-large', { field: 'file', limit: MOST_MEGABYTES });
  const at = context.now();
  const { withoutPending } = options;
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  const digest = importKey({ source, hash, options, withoutPending });
  const fileName = normaliseLine(file.name.slice(0, NAME_CHARACTERS)) || source;
  return sqlTransaction(async (tx) => {
    await oneFileAtATime(tx);
    const made = await insertImport(tx, {
      id: newId(),
      source,
      fileName,
      digest,
      startedAt: at,
      report: emptyReport(),
      options,
      content: file.bytes,
    });
    const id = made ?? (await findUnderWay(tx, { source, digest }));
    // It ended, or was given up, just now.
    if (id === null) throw conflict('import-file-gone');
    if (made === null && !(await keepFileAgain(tx, id, file.bytes))) return { result: { id } };
    if ((await countFiles(tx)) > MOST_FILES) throw refused('too-many-import-files', { limit: MOST_FILES });
    if (made !== null) await addJob(tx, id);
    await record(tx, {
      at,
      actorId: adminId,
      action: 'comment.import-check',
      subjectType: 'job',
      subjectId: id,
      details: { source, fileName },
    });
    return { result: { id } };
  });
}
