import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { STREAMS } from './live-rows';
import { readBytes } from './measure-http';
import { openStreams } from './open-streams';
import type { RunningServer, Yardstick } from './servers';

/** Something that is weighed once, and may not weigh more than so much. */
export type Budget = { name: string; value: number; unit: 'kB' | 'MiB'; most?: number };

type Options = {
  site: RunningServer;
  yardstick: Yardstick;
  slug: string;
  /** The cookie of somebody who is signed in. */
  cookie: string;
  /** A further instance, which nobody has asked for anything yet. */
  serveAnother(): Promise<RunningServer>;
};

/** What an article's readers load, and what those weigh who keep a stream open. */
export async function weigh({ site, yardstick, slug, cookie, serveAnother }: Options): Promise<Budget[]> {
  const path = `/articles/${slug}`;
  const anonymous = await weighScripts(site.port, path);
  const signedIn = await weighScripts(site.port, path, { cookie });
  const runtime = await weighScripts(yardstick.port, '/nothing');
  return [
    { name: 'JavaScript for an anonymous reader, gzip', value: anonymous, unit: 'kB', most: 10 },
    {
      name: `JavaScript for a signed-in reader beyond Next’s runtime, gzip`,
      value: signedIn - runtime,
      unit: 'kB',
      most: 25,
    },
    { name: 'Next’s runtime: what a page without content loads, gzip', value: runtime, unit: 'kB' },
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
