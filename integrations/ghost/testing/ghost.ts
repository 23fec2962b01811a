import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/e2e/harness/site';
import { startMailServer, type MailServer } from '@/lib/outreach/testing/mail-server';
import { ghostFolder } from '@/scripts/testing/install-ghost.mjs';
import { OWNER } from './owner';

/** A stock Ghost that nobody has set up, with a database and a mail server of its own, in a folder that is gone afterwards. */
export type Ghost = {
  url: string;
  mail: MailServer;
  /** Asks its Admin API as its owner, once they have set it up. */
  admin<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer>;
  stop(): Promise<void>;
};

/** How long it may take to start: it makes its database first. */
const PATIENCE_MS = 120_000;

/** @param addThemes puts further ones into a folder where Ghost has its own */
export async function startGhost(addThemes: (folder: string) => void): Promise<Ghost> {
  const program = ghostFolder(process.cwd());
  const base = mkdtempSync(join(tmpdir(), 'trialogue-ghost-'));
  const content = join(base, 'content');
  cpSync(join(program, 'content'), content, { recursive: true });
  for (const folder of ['data', 'logs', 'images', 'public', 'settings'])
    mkdirSync(join(content, folder), { recursive: true });
  addThemes(join(content, 'themes'));
  const mail = await startMailServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    NODE_ENV: 'production' as const,
    url,
    server__port: String(port),
    database__client: 'sqlite3',
    database__connection__filename: join(base, 'ghost.db'),
    database__useNullAsDefault: 'true',
    mail__transport: 'SMTP',
    mail__from: 'ghost@example.org',
    mail__options__host: '127.0.0.1',
    mail__options__port: new URL(mail.url).port,
    paths__contentPath: content,
    logging__transports: '["stdout"]',
    logging__level: 'error',
    // It asks whoever signs in at its desk from a new browser for a code of a letter.
    security__staffDeviceVerification: 'false',
    // All who ask for letters here come from one address.
    spam__member_login__freeRetries: '1000',
    // There is no net.
    privacy__useUpdateCheck: 'false',
    privacy__useGravatar: 'false',
    privacy__useRpcPing: 'false',
  };
  const server = spawn(process.execPath, ['index.js'], {
    cwd: program,
    env: { PATH: process.env.PATH, HOME: base, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    await end(server);
    await mail.stop();
    rmSync(base, { recursive: true, force: true });
  };
  try {
    await until(() => answers(`${url}/ghost/api/admin/site/`), server);
    let session: Promise<string> | undefined;
    return {
      url,
      mail,
      admin: async (method, path, body) => {
        const cookie = await (session ??= signIn(url));
        return ask(`${url}/ghost/api/admin/${path}`, { method, body, cookie, url });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Returns the cookie of a session of its owner's. */
async function signIn(url: string): Promise<string> {
  const { email, password } = OWNER;
  const answer = await fetch(`${url}/ghost/api/admin/session/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: email, password }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  const cookie = cookies.join('; ');
  const isIn = () => answers(`${url}/ghost/api/admin/users/me/`, { origin: url, cookie });
  // It says that somebody is signed in a moment before they are.
  while (!(await isIn())) await new Promise((resolve) => setTimeout(resolve, 200));
  return cookie;
}

async function ask<Answer>(
  address: string,
  {
    method,
    body,
    cookie = '',
    url,
  }: { method: string; body?: object | undefined; cookie?: string; url: string },
): Promise<Answer> {
  const answer = await fetch(address, {
    method,
    headers: { origin: url, cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

const answers = (address: string, headers: Record<string, string> = {}): Promise<boolean> =>
  fetch(address, { headers }).then(
    ({ ok }) => ok,
    () => false,
  );

async function until(isThere: () => Promise<boolean>, server: ChildProcess): Promise<void> {
  const ends = Date.now() + PATIENCE_MS;
  while (!(await isThere())) {
    if (server.exitCode !== null || Date.now() > ends) throw new Error('Ghost did not start');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}
