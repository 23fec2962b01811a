import type { FetchAnswer } from '@/lib/platform/guarded-fetch';

/** So far into a page its encoding is said, where it says so itself. */
const SAID_WITHIN = 1_024;

/** A page as text: as its answer says, or the page itself at its beginning, and in UTF-8 where neither does, or is understood. */
export function decoded({ headers, body }: Pick<FetchAnswer, 'headers' | 'body'>): string {
  const beginning = body.subarray(0, SAID_WITHIN).toString('latin1');
  const said = [headers['content-type'] ?? '', ...(beginning.match(/<meta[^>]{1,200}>/gi) ?? [])];
  const label = said.map((one) => /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(one)?.[1]).find(Boolean);
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
