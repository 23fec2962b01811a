import type { IncomingHttpHeaders } from 'node:http';
import { type z } from 'zod';
import { AppError, invalid, notFound } from '@/lib/platform/errors';

/** The most that a call of the API may bring, in bytes. */
const MAX_BODY_BYTES = 256 * 1024;

/** As much of a request as brings something. */
type Bringing = { headers: IncomingHttpHeaders; body: AsyncIterable<Uint8Array> };

/**
 * The JSON that a request brings, with the text it was sent as.
 * @throws 415 when it is not declared as JSON, 413 when it is too large, 400 when it cannot be read
 */
export async function readJson(request: Bringing): Promise<{ text: string; json: unknown }> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) throw new AppError(415, 'not-json');
  const text = await readText(request);
  return { text, json: parse(text) };
}

/** A file, and the media type that it is said to have. */
export type SentFile = {
  type: string;
  /** As a form says it. */
  name?: string;
  bytes: Uint8Array;
};

/**
 * The file that a request brings, with the media type that it says, or none.
 * @throws 413 when it is too large
 */
export async function readFile({ headers, body }: Bringing, mostBytes: number): Promise<SentFile> {
  const tooMuch = () =>
    new AppError(413, 'too-large', { limit: mostBytes, facts: { size: mostBytes / 1024 } });
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw tooMuch();
  const parts: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const part of body) {
      received += part.byteLength;
      if (received > mostBytes) throw tooMuch();
      parts.push(part);
    }
  } catch (error) {
    // Whoever broke it off hears of nothing any more.
    throw isBrokenOff(error) ? invalid('invalid-input') : error;
  }
  return { type: headers['content-type'] ?? '', bytes: Buffer.concat(parts) };
}

async function readText({ headers, body }: Bringing): Promise<string> {
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let received = 0;
  try {
    for await (const chunk of body) {
      received += chunk.byteLength;
      if (received > MAX_BODY_BYTES) throw tooLarge();
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof TypeError || isBrokenOff(error) ? invalid('malformed-json') : error;
  }
}

const isBrokenOff = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ECONNRESET';

function parse(text: string): unknown {
  try {
    return JSON.parse(text, refuseNul);
  } catch (error) {
    throw error instanceof AppError ? error : invalid('malformed-json');
  }
}

// PostgreSQL has no place for the character 0; nobody types it.
function refuseNul(key: string, value: unknown): unknown {
  if (key.includes('\0') || (typeof value === 'string' && value.includes('\0')))
    throw invalid('malformed-json', { field: key });
  return value;
}

/**
 * The query of an address, given as path and query. A name that comes twice is a list, which no call takes.
 * @throws {z.ZodError} also for a name that is not known
 */
export function readQuery<Q extends z.ZodType>(address: string, schema: Q): z.output<Q> {
  const given = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(address.split('?', 2)[1]))
    given.set(name, [...(given.get(name) ?? []), value]);
  return schema.parse(oneOrList(given), { reportInput: true });
}

/** What came under each name: a text, or a list where the name came several times. */
export const oneOrList = (given: Map<string, string[]>): Record<string, string | string[]> =>
  Object.fromEntries(
    Array.from(given, ([name, texts]) => [name, texts.length === 1 ? (texts[0] ?? '') : texts]),
  );

/**
 * What varies in the path.
 * @throws 404 for what cannot be there
 */
export function readParams<P extends z.ZodType>(params: unknown, schema: P): z.output<P> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw notFound('resource');
  return parsed.data;
}

const tooLarge = () =>
  new AppError(413, 'too-large', { limit: MAX_BODY_BYTES, facts: { size: MAX_BODY_BYTES / 1024 } });
