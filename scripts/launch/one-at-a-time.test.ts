import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

/** Real processes, that are ended as hard as it gets. */

const children: ChildProcess[] = [];
afterEach(() => void children.splice(0).forEach((child) => child.kill('SIGKILL')));

const ENTER = `
  const { oneInFolder } = await import('./one-at-a-time.mjs');
  const signal = new AbortController().signal;
  await oneInFolder({ folder: process.argv[1], signal, work: async () => {
    console.log('in');
    await new Promise((resolve) => process.stdin.once('data', resolve));
  } });
  console.log('out');
  process.exit();`;

function enter(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ENTER, folder], {
    cwd: join(import.meta.dirname),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  return { child, lines: () => said.split('\n').filter(Boolean) };
}

const WAITING = 'Another command is at work in this folder: waiting for it …';
const PATIENCE = { timeout: 10_000 };

it('lets in whoever waits when the one before leaves, and says once that it waits', async () => {
  const folder = `/of/a/test/${process.pid}`;
  const first = enter(folder);
  await expect.poll(first.lines, PATIENCE).toEqual(['in']);
  const second = enter(folder);
  await expect.poll(second.lines, PATIENCE).toEqual([WAITING]);
  const elsewhere = enter(`${folder}/other`);
  await expect.poll(elsewhere.lines, PATIENCE).toEqual(['in']);
  first.child.stdin.write('leave\n');
  await expect.poll(first.lines, PATIENCE).toEqual(['in', 'out']);
  await expect.poll(second.lines, PATIENCE).toEqual([WAITING, 'in']);
});

it('lets in one of those who wait when the one before is killed', async () => {
  const folder = `/of/a/test/${process.pid}/killed`;
  const first = enter(folder);
  await expect.poll(first.lines, PATIENCE).toEqual(['in']);
  const others = [enter(folder), enter(folder), enter(folder)];
  for (const { lines } of others) await expect.poll(lines, PATIENCE).toEqual([WAITING]);
  const inside = () =>
    others.filter(({ lines, child }) => lines().at(-1) === 'in' && child.exitCode === null && !child.killed);
  for (let left = others.length; left > 0; left -= 1) {
    const [holder] = left === others.length ? [first] : inside();
    const ended = once(holder!.child, 'exit');
    holder!.child.kill('SIGKILL');
    await ended;
    await expect.poll(() => inside().length, PATIENCE).toBe(1);
  }
});
