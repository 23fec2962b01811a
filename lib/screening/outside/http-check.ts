import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { newId } from '@/lib/platform/ids';
import { normaliseLine } from '@/lib/platform/text/normalise';
import type { OutsideCheck } from './outside-check';

/** An answer has some words in it. */
const MOST_BYTES = 16_384;

const verdict = z.object({
  result: z.enum(['pass', 'hold', 'refuse']),
  tags: z.array(z.string().max(60)).max(10).default([]),
});

/**
 * A program of the publication’s own, which any scorer can be put behind: it is sent the text, signed, and answers
 * `{"result": "pass" | "hold" | "refuse", "tags": []}`.
 * @param secret `whsec_` and, in base64, what requests are signed with
 * @see https://www.standardwebhooks.com for the signature
 */
export const httpCheck = ({ url, secret }: { url: string; secret: string }): OutsideCheck => ({
  name: 'http',
  async ask({ body, articleSlug, parentId, author, at }, signal) {
    const id = `msg_${newId()}`;
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const data = { body, article: articleSlug, parentId, author: author.id };
    const payload = JSON.stringify({ type: 'comment.check', timestamp: at.toISOString(), data });
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Trialogue',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature(secret, `${id}.${timestamp}.${payload}`)}`,
      },
      body: payload,
      redirect: 'error',
      signal,
    });
    if (!response.ok) throw new Error(`It answered ${response.status}.`);
    const { result, tags } = verdict.parse(JSON.parse(await textOf(response)));
    return { result, tags: tags.map(normaliseLine).filter(Boolean) };
  },
});

const signature = (secret: string, signed: string): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(signed)
    .digest('base64');

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    chunks.push(read.value);
    size += read.value.byteLength;
    if (size > MOST_BYTES) throw new Error('Its answer has no end.');
  }
  return Buffer.concat(chunks).toString();
}
