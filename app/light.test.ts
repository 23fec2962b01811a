import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = ['app/_ui', 'app/(site)'];
const sources = pages.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => posix.join(folder, file)),
);
const inBrowser = sources.filter((file) => readFileSync(join(root, file), 'utf8').startsWith("'use client'"));

/** What a file imports by value, as paths from the root, or as packages are called. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const named = source.matchAll(/^(?:import|export) (?!type )[^'";]*?from '([^']+)'/gm);
  return [...named].map(([, name = '']) => {
    if (!/^(?:@\/|\.)/.test(name)) return name;
    const path = name.startsWith('@/') ? name.slice(2) : posix.join(posix.dirname(file), name);
    return ['.ts', '.tsx', ''].map((end) => path + end).find((one) => existsSync(join(root, one)))!;
  });
}

/** How a package comes to the browser by a file: the files on the way; nothing when it does not. */
function wayTo(target: string, file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !/\.tsx?$/.test(file)) return [];
  seen.add(file);
  const imports = importsOf(file);
  if (imports.includes(target)) return [file, target];
  for (const one of imports) {
    // A form's action is called over the network: nothing of it is in the browser.
    if (/(?:^|\/)[\w-]*actions?\.ts$/.test(one)) continue;
    const way = wayTo(target, one, seen);
    if (way.length > 0) return [file, ...way];
  }
  return [];
}

describe('a page for readers and writers', () => {
  it('has parts that run in the browser', () => expect(inBrowser.length).toBeGreaterThan(8));

  // It weighs four times what all of ours does.
  it('brings no schemas to the browser', () => {
    expect(inBrowser.map((file) => wayTo('zod', file)).filter((way) => way.length > 0)).toEqual([]);
  });
});
