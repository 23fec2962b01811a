// @ts-check
/** The commonest passwords that were found in leaks; `scripts/list-breached-passwords.mjs` makes the list. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The file: the first 32 bits of each one's hash, little-endian, in ascending order. */
export const LISTED = new URL('breached-passwords.bin', import.meta.url);

/** @type {DataView | undefined} */
let list;

/**
 * Whether a password is one of the commonest that were leaked, in whatever case. Of others one in 43,000 is taken for one of them, as that
 * many of 2³² numbers are in the list. Reads it (400 kB) at the first use, and takes some microseconds.
 * @param {string} password
 */
export function isListed(password) {
  list ??= read();
  const wanted = fingerprint(password);
  let [from, to] = [0, list.byteLength / 4];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list.getUint32(4 * middle, true) < wanted) from = middle + 1;
    else to = middle;
  }
  return from < list.byteLength / 4 && list.getUint32(4 * from, true) === wanted;
}

function read() {
  const { buffer, byteOffset, byteLength } = readFileSync(LISTED);
  return new DataView(buffer, byteOffset, byteLength);
}

/** @param {string} password */
export const fingerprint = (password) =>
  createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().readUInt32BE();
