import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type RunningServer = { port: number; close(): Promise<void> };

const START_MS = 60_000;

/** Serves the built site from a process of its own, as `npm start` does, on a port that is free. */
export async function serveSite({
  root,
  databaseUrl,
}: {
  root: string;
  databaseUrl: string;
}): Promise<RunningServer> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    APP_URL: '',
    LOG_LEVEL: 'error',
  };
  const child = fork(join(root, 'scripts/serve.ts'), [], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { ...env, RATE_LIMIT_SCALE: '1000000' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([once(child, 'message'), failAtExit(child)]);
  return running(child, port);
}

/** A Next application that does nothing: handlers that answer what they have at hand, and a page without data. */
const YARDSTICK = {
  'package.json': '{"type":"module","private":true}',
  'next.config.js': 'export default { poweredByHeader: false, compress: false };',
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  'app/nothing/page.js': `import { connection } from 'next/server';
export default async function Page() { await connection(); return <p>Nothing</p>; }`,
  'app/bytes/[name]/route.js': `import { readFileSync } from 'node:fs';
const held = new Map();
export async function GET(request, { params }) {
  const { name } = await params;
  if (!held.has(name)) held.set(name, readFileSync(process.env.YARDSTICK + '/' + name));
  return new Response(held.get(name), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}`,
  'app/nothing/handler/route.js': `export async function POST(request) { return Response.json(await request.json(), { status: 201 }); }`,
};

export type Yardstick = RunningServer & {
  /** Puts bytes where the handler finds them; returns their path. */
  offer(name: string, bytes: Uint8Array): Promise<string>;
};

/** Builds and serves Next as it comes, in production, to hold ours against. */
export async function serveYardstick({ root }: { root: string }): Promise<Yardstick> {
  const folder = join(root, '.data/bench');
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(YARDSTICK)) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const bin = join(root, 'node_modules/next/dist/bin/next');
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    YARDSTICK: folder,
  };
  const stdio: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit'];
  const [code] = (await once(
    spawn(process.execPath, [bin, 'build'], { cwd: folder, env, stdio }),
    'exit',
  )) as [number];
  if (code !== 0) throw new Error('The yardstick could not be built.');
  const port = await freePort();
  const child = spawn(process.execPath, [bin, 'start', '-p', String(port)], { cwd: folder, env, stdio });
  await Promise.race([untilAnswering(port), failAtExit(child)]);
  return {
    ...running(child, port),
    async offer(name, bytes) {
      await writeFile(join(folder, name), bytes);
      return `/bytes/${name}`;
    },
  };
}

function running(child: ChildProcess, port: number): RunningServer {
  return {
    port,
    async close() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function failAtExit(child: ChildProcess): Promise<never> {
  await once(child, 'exit');
  throw new Error('The server ended before it was ready.');
}

async function untilAnswering(port: number): Promise<void> {
  for (const end = performance.now() + START_MS; performance.now() < end; await sleep(200)) {
    const answer = await fetch(`http://127.0.0.1:${port}/nothing`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('The yardstick does not answer.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
