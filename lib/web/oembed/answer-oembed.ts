import { z } from 'zod';
import { tellComment } from '@/lib/comments/thread/tell-comment';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { writeOembed, type ShownComment } from './write-oembed';

/** A server that shows what its users write asks for each address that they name. */
const PER_ADDRESS: Limit = { name: 'oembed-address', points: 600, seconds: 5 * 60 };

const pixels = z.coerce.number().int().min(1).max(10_000).optional();
const query = z.object({
  url: z.string().max(2_000),
  format: z.string().optional(),
  maxwidth: pixels,
  maxheight: pixels,
});

const plain = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

/**
 * Answers a consumer of oEmbed that asks how a comment is shown. As the specification has it: 404 for an address that is none of a comment that readers see, 501 for a format
 * that is not JSON; 400 for a question that makes no sense, 429 for too many.
 * @param asker the network address of whoever asks
 */
export async function answerOembed({
  search,
  asker,
}: {
  search: URLSearchParams;
  asker: string;
}): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(search));
  if (!asked.success) return plain(400);
  const { url, format = 'json', ...room } = asked.data;
  if (format !== 'json') return plain(501);
  try {
    await countHere(PER_ADDRESS, asker);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return plain(429, { 'retry-after': String(error.retryAfterSeconds ?? 1) });
  }
  const origin = env().APP_URL;
  const comment = await findShown(url, origin);
  if (!comment) return plain(404);
  const { names, language } = await currentPolicy();
  const place = { locale: language.default, origin, publication: names.publication };
  return Response.json(writeOembed(comment, room, place));
}

const COMMENT = /^\/articles\/([^/]+)\/comments\/([^/]+)$/;

/** The comment that an address of ours leads to, if readers see it. */
async function findShown(address: string, origin: string): Promise<ShownComment | null> {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const [, slug = '', id = ''] = (url.origin === origin && COMMENT.exec(url.pathname)) || [];
  if (!isId(id)) return null;
  const told = await tellComment({ id, to: 'readers' });
  const comment = told?.comment;
  if (!comment?.author || encodeURIComponent(comment.article.slug).toLowerCase() !== slug.toLowerCase())
    return null;
  return { ...comment, author: comment.author };
}
