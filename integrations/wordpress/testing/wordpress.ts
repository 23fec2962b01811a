import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/e2e/harness/site';

/** A stock WordPress with a MariaDB of its own, in a folder that is gone afterwards. */
export type WordPress = {
  url: string;
  folder: string;
  /** Runs PHP within it, and returns what it prints. */
  run(code: string): string;
  /** Does what waits for its cron, which no visit does by the way unless it is a stock one. */
  runCron(): Promise<void>;
  /** What PHP complained of. */
  log(): string;
  stop(): Promise<void>;
};

export type WordPressUser = {
  user_login: string;
  user_pass: string;
  user_email: string;
  display_name: string;
  role: string;
};

export const OWNER = { name: 'owner', password: 'the password of the owner' };

/** Where Debian has WordPress and its database server. */
const SOURCE = '/usr/share/wordpress';
const MARIADB = '/usr/sbin/mariadbd';
export const PLUGIN = join('integrations', 'wordpress', 'trialogue-comments');
const CLASSIC = join('integrations', 'wordpress', 'testing', 'classic');
/** Bytes that PHP may print: an export of WordPress is some. */
const MOST_OUTPUT = 64 * 1024 * 1024;
/** PHP's own server answers one request at a time otherwise, and WordPress calls itself. */
const WORKERS = '4';

/**
 * Starts it.
 * @param users who has an account there, beside its owner
 * @param path where it is below its host: empty, or a folder (`/news`)
 * @param isStock without the plugin, and with its cron as every visit runs it by the way; otherwise the plugin is among its plugins, and not active
 */
export async function startWordPress(
  users: WordPressUser[],
  { isStock = false, path = '' } = {},
): Promise<WordPress> {
  const base = mkdtempSync(join(tmpdir(), 'trialogue-wordpress-'));
  const root = join(base, 'site');
  const folder = join(root, path);
  const socket = join(base, 'mariadb.sock');
  const url = `http://127.0.0.1:${await freePort()}${path}`;
  copySite(folder, { url, socket, isStock });
  const database = await startDatabase(join(base, 'data'), socket);
  const settings = {
    socket,
    url,
    title: 'The Harbour Post',
    admin: OWNER.name,
    password: OWNER.password,
    users,
  };
  php(['integrations/wordpress/testing/install.php', folder, JSON.stringify(settings)]);
  const server = await serve(root, url);
  return {
    url,
    folder,
    run: (code) => php(['-r', `require '${folder}/wp-load.php'; ${code}`]),
    async runCron() {
      await fetch(`${url}/wp-cron.php?doing_wp_cron`);
    },
    log: () => (existsSync(join(folder, 'debug.log')) ? readFileSync(join(folder, 'debug.log'), 'utf8') : ''),
    async stop() {
      await Promise.all([end(server, 'SIGTERM'), end(database, 'SIGKILL')]);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function copySite(
  folder: string,
  { url, socket, isStock }: { url: string; socket: string; isStock: boolean },
): void {
  // Links lead to libraries of Debian's, which are copied with the rest.
  cpSync(SOURCE, folder, {
    recursive: true,
    dereference: true,
    filter: (path) => existsSync(path) && !path.endsWith('/.htaccess'),
  });
  mkdirSync(join(folder, 'wp-content', 'uploads'), { recursive: true });
  cpSync(CLASSIC, join(folder, 'wp-content', 'themes', 'classic'), { recursive: true });
  if (!isStock)
    cpSync(PLUGIN, join(folder, 'wp-content', 'plugins', 'trialogue-comments'), { recursive: true });
  writeFileSync(
    join(folder, 'wp-config.php'),
    `<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', '${url}' );
define( 'WP_SITEURL', '${url}' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '${folder}/debug.log' );
define( 'DISABLE_WP_CRON', ${String(!isStock)} );
// There is no net: it would wait for what it looks for there.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', 'localhost,127.0.0.1' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', 'key of the tests ' . $name );
	define( $name . '_SALT', 'salt of the tests ' . $name );
}
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`,
  );
}

async function startDatabase(data: string, socket: string): Promise<ChildProcess> {
  const own = ['--no-defaults', `--datadir=${data}`, '--user=root'];
  const installed = spawnSync(
    'mariadb-install-db',
    [...own, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) throw new Error(`mariadb-install-db: ${installed.stdout}${installed.stderr}`);
  const server = spawn(
    MARIADB,
    [
      ...own,
      `--socket=${socket}`,
      `--pid-file=${data}/pid`,
      '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
    ],
    { stdio: 'ignore' },
  );
  await until('MariaDB', () => Promise.resolve(existsSync(socket)), server);
  return server;
}

async function serve(folder: string, url: string): Promise<ChildProcess> {
  const server = spawn('php', ['-S', new URL(url).host, '-t', folder], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: WORKERS },
    stdio: 'ignore',
  });
  await until('WordPress', () => answers(url), server);
  return server;
}

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = request(`${url}/wp-login.php`, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });

async function until(what: string, isThere: () => Promise<boolean>, server: ChildProcess): Promise<void> {
  const ends = Date.now() + 30_000;
  while (!(await isThere())) {
    if (server.exitCode !== null || Date.now() > ends) throw new Error(`${what} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

function php(args: string[]): string {
  const { status, stdout, stderr } = spawnSync('php', args, { encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  if (status !== 0) throw new Error(`php: ${stdout}${stderr}`);
  return stdout;
}
