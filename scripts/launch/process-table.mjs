// @ts-check
/** What the operating system says about a process id that was read from a file, and may be stale or recycled. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{ parent: number, command: string }} ProcessEntry */

/**
 * The parent and command line of a living process, or undefined when there is none (a zombie is none either).
 * @param {number} pid
 * @returns {ProcessEntry | undefined}
 */
export function findProcess(pid) {
  return process.platform === 'linux' ? readProc(pid) : askPs(pid);
}

/** @param {number} pid @returns {ProcessEntry | undefined} */
function readProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may itself hold blanks and brackets.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

/** @param {number} pid @returns {ProcessEntry | undefined} */
function askPs(pid) {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const [, parent, command] = /^(\d+)\s+(\S.*)$/.exec(line) ?? [];
    return command ? { parent: Number(parent), command } : undefined;
  } catch {
    return undefined;
  }
}
