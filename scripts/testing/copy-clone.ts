import { cpSync, mkdtempSync, chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** What a clone does not have; the packages are lent to it, and the build where there is one. */
const OWN = /^(?:node_modules|\.next|\.data|\.git|\.env)(?:\/|$)/;

/** A clone of its own for tests that start what is in it: with the same sources and packages, and nothing of our data. */
export function copyClone(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trialogue-clone-'));
  // As root, the embedded server runs as another user, who has to get there.
  chmodSync(folder, 0o755);
  cpSync(root, folder, { recursive: true, filter: (source) => !OWN.test(relative(root, source)) });
  for (const lent of ['node_modules', '.next'])
    if (existsSync(join(root, lent))) symlinkSync(join(root, lent), join(folder, lent));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
