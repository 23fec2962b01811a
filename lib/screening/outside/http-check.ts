import { z } from 'zod';
import { guardedFetch, isSuccess } from '@/lib/platform/guarded-fetch';
import { newId } from '@/lib/platform/ids';
import { signedHeaders } from '@/lib/platform/standard-webhook';
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
    const data = { body, article: articleSlug, parentId, author: author.id };
    const payload = JSON.stringify({ type: 'comment.check', timestamp: at.toISOString(), data });
    const answer = await guardedFetch(url, {
      method: 'POST',
      headers: signedHeaders({ id: `msg_${newId()}`, at, body: payload, secrets: [secret] }),
      body: payload,
      signal,
      mostBytes: MOST_BYTES,
      trusted: true,
    });
    if (!isSuccess(answer)) throw new Error(`It answered ${answer.status}.`);
    if (answer.isCut) throw new Error('Its answer has no end.');
    const { result, tags } = verdict.parse(JSON.parse(answer.body.toString()));
    return { result, tags: tags.map(normaliseLine).filter(Boolean) };
  },
});
