'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withQuery } from '@/app/_ui/with-query';
import { actOnDiscovered } from '@/lib/articles/discovery/act-on-discovered';
import { readmitAddress } from '@/lib/articles/discovery/readmit-address';
import { discoveryActs } from '@/lib/articles/discovery/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Does something about an article that made itself known, and shows the list that it was in, or the article. */
export const actOnNew = defineAction({
  input: z.strictObject({
    id: z.uuid(),
    act: z.enum(discoveryActs),
    from: z.enum(['all', 'new', 'article']),
  }),
  run: async ({ input: { id, act, from }, viewer }): Promise<undefined> => {
    await actOnDiscovered({ viewer, id, act });
    const place = from === 'article' && act !== 'remove' ? `/admin/articles/${id}` : '/admin/articles';
    redirect(withQuery(place, { only: from === 'new' && 'new', done: act }));
  },
});

/** Lets the page of an article that was removed make itself known again, and shows the others. */
export const allowAgain = defineAction({
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await readmitAddress({ viewer, id });
    redirect(withQuery('/admin/articles/removed', { done: 'readmit' }));
  },
});
