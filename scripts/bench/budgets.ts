import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { STREAMS } from './live-rows';
import { readBytes } from './measure-http';
import { openStreams } from './open-streams';
import type { RunningServer } from './servers';

/** Something that is weighed once, and may not weigh more than so much. */
export type Budget = { name: string; value: number; unit: 'kB' | 'MiB'; most?: number };

type Options = {
  site: RunningServer;
  slug: string;
  /** The cookie of somebody who is signed in. */
  cookie: string;
  /** A further instance, which nobody has asked for anything yet. */
  serveAnother(): Promise<RunningServer>;
};

/** What an article's readers load, and what those weigh who keep a stream open. */
export async function weigh({ site, slug, cookie, serveAnother }: Options): Promise<Budget[]> {
  const path = `/articles/${slug}`;
  const anonymous = await weighScripts(site.port, path);
  const framed = await weighScripts(site.port, `/embed/${slug}`);
  const embed = gzipSync(await readBytes({ port: site.port, path: '/embed.js' }), { level: 9 }).length / 1000;
  return [
    { name: 'JavaScript for an anonymous reader, gzip', value: anonymous, unit: 'kB', most: 10 },
    { name: 'the same in a frame on another site, gzip', value: framed, unit: 'kB', most: 10 },
    { name: 'JavaScript for the page around a frame, gzip', value: embed, unit: 'kB', most: 4 },
    {
      name: 'JavaScript for a member before the first focus, at most, gzip',
      value: anonymous + (await weighWithParts(site.port, /^member\./)),
      unit: 'kB',
      most: 12,
    },
    {
      name: 'JavaScript for a member, all that an article page fetches before formatted text is pasted, gzip',
      value: await weighAssets(site.port, UNTIL_PASTED),
      unit: 'kB',
      most: 25,
    },
    {
      name: 'article page for a member, with styles and all those scripts, without picture and fonts, as sent',
      value: await weighPage(site.port, path, cookie),
      unit: 'kB',
      most: 70,
    },
    { name: 'fonts that every page fetches', value: await weighFonts(site.port, path), unit: 'kB', most: 70 },
    {
      name: `memory of ${STREAMS.toLocaleString('en')} open streams`,
      value: await weighStreams(serveAnother, path),
      unit: 'MiB',
      most: 300,
    },
  ];
}

/** The scripts that a page has a browser of today load, each compressed by itself, in kB of 1,000 bytes. */
async function weighScripts(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const html = (await readBytes({ port, path, headers })).toString();
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const addresses = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .map((tag) => /\b(?:src|href)="([^"]+\.js)(?:\?[^"]*)?"/.exec(tag)?.[1]);
  let bytes = 0;
  for (const address of new Set(addresses)) {
    if (address) bytes += gzipSync(await readBytes({ port, path: address }), { level: 9 }).length;
  }
  if (bytes === 0) throw new Error(`${path} loads no script at all.`);
  return bytes / 1000;
}

/** What turns pasted formats into marks is fetched with the first such text; and what signs in, shows a picture that was chosen, or is for the desk or for frames, is of other pages than articles. */
const UNTIL_PASTED =
  /^(?!rich-to-markdown|frame|close-window|passkey-form|picture-preview|proof-of-work|show-password|desk-|work-selection|case-claim)/;

/** Those of our scripts whose names match, each compressed by itself, in kB of 1,000 bytes. */
async function weighAssets(port: number, names: Pick<RegExp, 'test'>): Promise<number> {
  let bytes = 0;
  for (const name of await readdir('public/assets')) {
    if (!name.endsWith('.js') || !names.test(name)) continue;
    bytes += gzipSync(await readBytes({ port, path: `/assets/${name}` }), { level: 9 }).length;
  }
  return bytes / 1000;
}

/** Scripts whose names match, with those that they import as they load and that no page loads anyway. */
async function weighWithParts(port: number, names: RegExp): Promise<number> {
  const { parts } = JSON.parse(await readFile('public/assets/reader.json', 'utf8')) as { parts: string[] };
  const [file = ''] = (await readdir('public/assets')).filter((name) => names.test(name));
  const source = await readFile(`public/assets/${file}`, 'utf8');
  const imported = [...source.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)].map(([, name = '']) => name);
  const needed = new Set([file, ...imported.filter((name) => !parts.includes(`/assets/${name}`))]);
  return weighAssets(port, { test: (name) => needed.has(name) });
}

/** A page, its styles and all scripts that it may fetch, in kB of 1,000 bytes. */
async function weighPage(port: number, path: string, cookie: string): Promise<number> {
  const html = (await readBytes({ port, path, headers: { cookie } })).toString();
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, address = '']) => address,
  );
  let bytes = (await readBytes({ port, path, headers: { cookie, 'accept-encoding': 'br' } })).length;
  for (const style of styles) bytes += gzipSync(await readBytes({ port, path: style }), { level: 9 }).length;
  return bytes / 1000 + (await weighAssets(port, UNTIL_PASTED));
}

/** The fonts that a page has a browser fetch before it knows which of them its words need, in kB of 1,000 bytes. */
async function weighFonts(port: number, path: string): Promise<number> {
  const html = (await readBytes({ port, path })).toString();
  let bytes = 0;
  for (const [, address = ''] of html.matchAll(/<link rel="preload" as="font"[^>]*? href="([^"]+)"/g))
    bytes += (await readBytes({ port, path: address })).length;
  if (bytes === 0) throw new Error(`${path} fetches no font.`);
  return bytes / 1000;
}

/** How much more memory a process takes with streams that are open and have heard something, garbage included. */
async function weighStreams(serveAnother: Options['serveAnother'], path: string): Promise<number> {
  const { port, close } = await serveAnother();
  try {
    for (let count = 0; count < 20; count += 1) await readBytes({ port, path });
    await sleep(2_000);
    const before = await memoryOf(port);
    const streams = await openStreams({ port, path: `/api/v1${path}/events`, count: STREAMS });
    await sleep(2_000);
    const after = await memoryOf(port);
    await streams.close();
    return (after - before) / 1024 / 1024;
  } finally {
    await close();
  }
}

/** The resident memory of a server's process, in bytes, as it says itself. */
async function memoryOf(port: number): Promise<number> {
  const text = (await readBytes({ port, path: '/api/metrics' })).toString();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

const HEAD = ['what', 'measured', 'at most'];

/** The budgets as a Markdown table. */
export function budgetsAsTable(budgets: Budget[]): string {
  const rows = budgets.map(({ name, value, unit, most }) => [
    name,
    `${value.toFixed(1)} ${unit}`,
    most === undefined ? '' : `${most} ${unit}: ${value <= most ? 'kept' : 'EXCEEDED'}`,
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
