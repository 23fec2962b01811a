import type { IncomingMessage, ServerResponse } from 'node:http';
import { fetchPicture } from '@/lib/members/picture/fetch-picture';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { AWAY, FAILED, NO_PICTURE, sendPlainAnswer, tooOften } from '../entry/plain-answer';
import { REQUEST_ID_HEADER } from '../http/internal-headers';
import { toAppError } from '../http/problem';

/** Pictures that one network address may ask for: a page has some dozens, and a browser asks for each once an hour. */
const PER_ADDRESS: Limit = { name: 'picture-address', points: 6_000, seconds: 5 * 60 };

const ADDRESS = /^\/member-pictures\/([\da-f]{32})-(\d{2,3})\.webp$/;

/** A picture as its address names it. */
type Picture = { name: string; size: number };

/** Which member's picture a request is for; undefined where it is for anything else. */
export function pictureAskedFor({ method = '', url = '' }: IncomingMessage): Picture | undefined {
  const [, name, size] = (['GET', 'HEAD'].includes(method) && ADDRESS.exec(url)) || [];
  return name === undefined ? undefined : { name, size: Number(size) };
}

/**
 * For a browser to keep for an hour, and to ask then whether it is still shown, since it can be removed; and for nobody in between. It is a
 * picture and nothing else, whatever somebody takes it for; what browsers show it with styles its own page.
 */
const HEADERS = {
  'content-type': 'image/webp',
  'cache-control': 'private, max-age=3600',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** Answers with a member's picture while it is shown, without Next. Never rejects. */
export async function answerPicture(
  request: IncomingMessage,
  response: ServerResponse,
  { picture, address }: { picture: Picture; address: string },
): Promise<void> {
  try {
    await countHere(PER_ADDRESS, address);
    const content = await fetchPicture(picture);
    if (!content) return sendPlainAnswer(request, response, NO_PICTURE);
    const etag = `"${picture.name}-${picture.size}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, {
      ...HEADERS,
      etag,
      ...(!isKnown && { 'content-length': content.length }),
    });
    response.end(isKnown || request.method === 'HEAD' ? undefined : content);
  } catch (error) {
    const told = toAppError(error, request.headers[REQUEST_ID_HEADER]?.toString() ?? null);
    if (told.status === 429) sendPlainAnswer(request, response, tooOften(told));
    else sendPlainAnswer(request, response, told.status === 503 ? AWAY : FAILED);
  }
}
