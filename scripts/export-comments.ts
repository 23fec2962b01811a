/**
 * Writes all comments to a file that other systems read, and `npm run comments:import` (docs/importing.md):
 *
 *   npm run comments:export -- --to trialogue|disqus|wxr FILE
 *
 * The file has addresses of members in it. One that is there already stays as it is.
 */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exportComments, exportFormats, type ExportFormat } from '@/lib/comments/transfer/export-comments';
import { disconnect } from '@/lib/platform/db';

const { values, positionals } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true });
const format = exportFormats.find((one) => one === values.to);
const [path, ...more] = positionals;
if (!format || path === undefined || more.length > 0) {
  console.error(
    `Say in what form, and name one file: npm run comments:export -- --to ${exportFormats.join('|')} FILE`,
  );
  process.exitCode = 2;
} else await exportTo(format, path);

async function exportTo(to: ExportFormat, file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EEXIST' ? `${file} is there already.` : `${file} cannot be written (${error.code}).`,
    );
    process.exitCode = 1;
  });
  if (!handle) return;
  try {
    for await (const piece of exportComments({ format: to })) await handle.appendFile(piece);
    console.log(`All comments are in ${file}.`);
  } finally {
    await handle.close();
    await disconnect();
  }
}
