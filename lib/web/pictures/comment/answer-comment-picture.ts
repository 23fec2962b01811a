import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { tellComment } from '@/lib/comments/thread/tell-comment';
import { isId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { plainWords } from '@/lib/platform/text/plain-words';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AWAY, FAILED, NO_PICTURE, sendPlainAnswer, tooOften } from '../../entry/plain-answer';
import { REQUEST_ID_HEADER } from '../../http/internal-headers';
import { toAppError } from '../../http/problem';
import { drawComment, type Pictured } from './draw-comment';

/** What shows links asks once for each, for all who see it there. */
const ASKED: Limit = { name: 'comment-picture-asked', points: 1_200, seconds: 5 * 60 };
/** Drawing takes a processor some tenths of a second. */
const DRAWN: Limit = { name: 'comment-picture-drawn', points: 120, seconds: 5 * 60 };

const ADDRESS = /^\/comment-pictures\/([\da-f-]{36})-\d{1,9}\.png$/;

/** The comment whose picture a request is for; undefined where it is for anything else. */
export function commentPictureAskedFor({ method = '', url = '' }: IncomingMessage): string | undefined {
  const id = ['GET', 'HEAD'].includes(method) ? ADDRESS.exec(url.split('?', 1)[0] ?? '')?.[1] : undefined;
  return id !== undefined && isId(id) ? id : undefined;
}

/** For whoever shows the link, wherever that is. What is taken away here is no picture from then on; elsewhere after these minutes. */
const HEADERS = {
  'content-type': 'image/png',
  'cache-control': 'public, max-age=300',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};

type Asked = {
  id: string;
  /** The network address of whoever asks. */
  address: string;
};

/** Answers with the picture of a comment that readers see, without Next. Never rejects. */
export async function answerCommentPicture(
  request: IncomingMessage,
  response: ServerResponse,
  { id, address }: Asked,
): Promise<void> {
  try {
    await countHere(ASKED, address);
    const pictured = await whatIsSeen(id);
    if (!pictured) return sendPlainAnswer(request, response, NO_PICTURE);
    const key = createHash('sha256').update(JSON.stringify(pictured)).digest('base64url');
    const isKnown = request.headers['if-none-match'] === `"${key}"`;
    const content = isKnown ? undefined : await pictureOf(pictured, { key, address });
    response.writeHead(isKnown ? 304 : 200, {
      ...HEADERS,
      etag: `"${key}"`,
      ...(content && { 'content-length': content.length }),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  } catch (error) {
    const told = toAppError(error, request.headers[REQUEST_ID_HEADER]?.toString() ?? null);
    if (told.status === 429) sendPlainAnswer(request, response, tooOften(told));
    else sendPlainAnswer(request, response, told.status === 503 ? AWAY : FAILED);
  }
}

async function whatIsSeen(id: string): Promise<Pictured | null> {
  const told = await tellComment({ id, to: 'readers' });
  if (!told?.comment.author) return null;
  const { author, article, body } = told.comment;
  const { names } = await currentPolicy();
  return {
    text: plainWords(body),
    author: author.displayName,
    article: article.title,
    publication: names.publication,
  };
}

/** Some hundred pictures, by what is in them: what has changed is another. */
const drawn = new LRUCache<string, Buffer>({ maxSize: 16_000_000, sizeCalculation: ({ length }) => length });
const drawing = new Map<string, Promise<Buffer>>();
let last: Promise<unknown> = Promise.resolve();

/** Drawn once for all who ask meanwhile, and one after another: pages come first. */
async function pictureOf(
  pictured: Pictured,
  { key, address }: { key: string; address: string },
): Promise<Buffer> {
  const kept = drawn.get(key) ?? drawing.get(key);
  if (kept) return kept;
  await countHere(DRAWN, address);
  const begun = drawing.get(key);
  if (begun) return begun;
  const picture = last.then(() => drawComment(pictured)).finally(() => drawing.delete(key));
  drawing.set(key, picture);
  last = picture.then(
    (content) => drawn.set(key, content),
    () => undefined,
  );
  return picture;
}
