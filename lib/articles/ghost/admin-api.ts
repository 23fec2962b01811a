import { SignJWT } from 'jose';
import { z } from 'zod';
import { invalid } from '@/lib/platform/errors';
import { FetchFailed, guardedFetch, type FetchAnswer } from '@/lib/platform/guarded-fetch';
import { log } from '@/lib/platform/log';

/** What one answer may take. */
const PATIENCE_MS = 10_000;
/** What somebody who opens a page waits for. */
const LOOK_MS = 3_000;
/** Fifty posts with all that Ghost says of their authors and topics. */
const MOST_BYTES = 8 * 1024 * 1024;
const SITE = '/ghost/api/admin/site/';

/** Where its Admin API is, and a token that it takes for five minutes. */
export type AdminApi = { address: string; token: string };

/** What a Ghost says of itself to everybody. */
const siteAnswer = z.object({
  site: z.object({ title: z.string(), url: z.url(), version: z.string() }),
});
export type GhostSite = z.output<typeof siteAnswer>['site'] & {
  /** Where its Admin API is: at times at another address than its pages. */
  api: string;
};

/**
 * The Ghost at an address of the settings; null where something else answers.
 * @throws {FetchFailed}
 */
export async function findSite(ghostUrl: string): Promise<GhostSite | null> {
  const answer = await guardedFetch(`${ghostUrl}${SITE}`, {
    signal: AbortSignal.timeout(LOOK_MS),
    mostBytes: 64 * 1024,
    trusted: true,
    headers: { accept: 'application/json' },
    // A Ghost that has its desk at another address leads there.
    mayFollow: ({ protocol, pathname }) => protocol === 'https:' && pathname.endsWith(SITE),
  });
  const parsed = siteAnswer.safeParse(parsedJson(answer));
  return parsed.success ? { ...parsed.data.site, api: new URL('..', answer.url).href } : null;
}

/**
 * The Admin API of the Ghost at an address of the settings, for whoever has this key. The key goes nowhere: what Ghost is sent is signed with it.
 * @throws 400 `ghost-away` where no Ghost is reached
 */
export async function openAdmin({
  ghostUrl,
  key,
  now,
}: {
  ghostUrl: string;
  key: string;
  now: Date;
}): Promise<AdminApi> {
  const site = await findSite(ghostUrl).catch(sayingThatItIsAway);
  if (!site) throw invalid('ghost-away');
  const [kid = '', secret = ''] = key.split(':');
  const madeAt = Math.floor(now.getTime() / 1_000);
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
    .setIssuedAt(madeAt)
    .setExpirationTime(madeAt + 5 * 60)
    .setAudience('/admin/')
    .sign(Buffer.from(secret, 'hex'));
  return { address: site.api, token };
}

/**
 * Asks the Admin API for something, or has it insert something.
 * @throws 400 `ghost-key` where it does not take the token, `ghost-away` where nothing answers
 */
export async function askAdmin(
  { address, token }: AdminApi,
  { path, body }: { path: string; body?: object },
): Promise<{ status: number; body: string }> {
  const answer = await guardedFetch(new URL(path, address), {
    signal: AbortSignal.timeout(PATIENCE_MS),
    mostBytes: MOST_BYTES,
    trusted: true,
    headers: {
      accept: 'application/json',
      'accept-version': 'v5.0',
      authorization: `Ghost ${token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  }).catch(sayingThatItIsAway);
  const { status } = answer;
  if (status === 401) throw invalid('ghost-key', { field: 'secretKey' });
  return { status, body: answer.body.toString() };
}

function sayingThatItIsAway(error: unknown): never {
  if (!(error instanceof FetchFailed)) throw error;
  log().warn({ err: error }, 'Ghost cannot be asked');
  throw invalid('ghost-away', { cause: error });
}

function parsedJson({ body }: FetchAnswer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
