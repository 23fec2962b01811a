import { AkismetClient } from 'akismet-api';
import { articlePath } from '@/lib/articles/article-path';
import type { OutsideCheck } from './outside-check';

/**
 * Akismet, which knows spam from millions of sites. What it takes for some comes to a moderator: it is told of a guess, and nobody is
 * refused by one.
 * @param blog the address of this site, under which Akismet knows it
 * @param at where Akismet is, for tests
 */
export function akismet({
  key,
  blog,
  at = {},
}: {
  key: string;
  blog: string;
  at?: { host?: string; protocol?: string };
}): OutsideCheck {
  const client = new AkismetClient({ key, blog, userAgent: 'Trialogue', charset: 'UTF-8', ...at });
  return {
    name: 'akismet',
    async ask({ body, articleSlug, parentId, author, address, at: moment }) {
      const isSpam = await client.checkSpam({
        // It needs one; of an unknown it knows nothing.
        ip: address ?? '0.0.0.0',
        content: body,
        name: author.displayName,
        type: parentId ? 'reply' : 'comment',
        permalink: `${blog}${articlePath(articleSlug)}`,
        date: moment.toISOString(),
      });
      return isSpam ? { result: 'hold', tags: ['spam'] } : { result: 'pass', tags: [] };
    },
  };
}
