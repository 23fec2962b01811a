import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { readToken } from './read-token';

const shared = vi.hoisted(() => ({
  APP_URL: 'https://comments.example.org',
  SSO_KEY: 'a secret that the publication and we share',
}));
vi.mock('@/lib/platform/env', () => ({ env: () => shared }));
vi.mock('@/lib/platform/context', () => ({ systemContext: { now: () => new Date() } }));

const folder = mkdtempSync(join(tmpdir(), 'token-makers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const guide = readFileSync(join(import.meta.dirname, '../../../docs/integration.md'), 'utf8');
const section = guide.slice(guide.indexOf('### PHP'));
/** The program of a language, as it stands in the guide. */
const makerIn = (language: string): string => section.split(`\n\`\`\`${language}\n`)[1]!.split('\n```\n')[0]!;

/** Of each language what runs it, how its files end, and how one asks for a token. */
const makers = [
  ['php', 'php', 'php', 'echo comments_token(json_decode(getenv("READER"), true));'],
  ['js', process.execPath, 'mjs', 'console.log(commentsToken(JSON.parse(process.env.READER)));'],
  ['python', 'python3', 'py', 'print(comments_token(json.loads(os.environ["READER"])))'],
  ['ruby', 'ruby', 'rb', 'puts comments_token(JSON.parse(ENV["READER"]))'],
] as const;
const reader = { id: '4711', email: 'zoe@example.net', name: 'Zoë “Łódź” O’Neil / محمد' };

it.for(makers)('makes a token that is taken: %s', async ([language, program, ending, ask], { skip }) => {
  skip(spawnSync(program, ['--version']).error !== undefined, `${program} is not installed here`);
  const code = makerIn(language);
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(10);
  const file = join(folder, `maker.${ending}`);
  writeFileSync(file, `${code}\n${ask}\n`);
  const { SSO_KEY, APP_URL: COMMENTS_URL } = shared;
  const given = { ...process.env, SSO_KEY, COMMENTS_URL, READER: JSON.stringify(reader) };
  const make = () => execFileSync(program, [file], { env: given, encoding: 'utf8' }).trim();
  const [one, other] = [await readToken(make()), await readToken(make())];
  expect(one.identity).toMatchObject({
    subject: reader.id,
    email: reader.email,
    emailVerified: true,
    name: reader.name,
    provider: 'publication',
    membership: null,
    roles: null,
  });
  expect(one.token.id).not.toBe(other.token.id);
});
