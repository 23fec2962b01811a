'use server';

import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import { readPolicy } from '@/lib/moderation/change-policy';
import { askForecast } from '@/lib/peer-review/forecast/ask-forecast';
import { askReplay, stopReplay } from '@/lib/peer-review/lab/ask-replay';
import { defineAction } from '@/lib/web/http/define-action';
import { FORECAST, labHref, REPLAY } from './lab-address';
import { labSettings, readQuery } from './read-query';

/** The lab's own address: what it tries, as it was typed. */
const numbers = z.strictObject({
  days: z.string().max(10),
  ...Object.fromEntries(labSettings.map(({ name }) => [name, z.string().max(100)])),
});

/** Asks for a forecast, and shows the lab again. Numbers that are wrong are named there, and those in force have none. */
export const ask = defineAction({
  input: numbers,
  run: async ({ input, viewer }): Promise<undefined> => {
    const { patch } = readQuery(input, await readPolicy({ viewer }), await getTranslations('settings'));
    if (patch.review) await askForecast({ viewer, numbers: { review: patch.review } });
    redirect(`${labHref(input)}#${FORECAST}`);
  },
});

/** The replay that was asked for. */
async function askedFor(input: z.output<typeof numbers>, viewer: Viewer | null) {
  const { patch, days } = readQuery(input, await readPolicy({ viewer }), await getTranslations('settings'));
  return { viewer, numbers: { review: patch.review }, days: Number(days) };
}

/** Has the past replayed again that somebody stopped, or of which nothing came, and shows the lab again. */
export const replay = defineAction({
  input: numbers,
  run: async ({ input, viewer }): Promise<undefined> => {
    await askReplay(await askedFor(input, viewer));
    redirect(`${labHref(input)}#${REPLAY}`);
  },
});

/** Stops the replay that is being made. */
export const stop = defineAction({
  input: numbers,
  run: async ({ input, viewer }): Promise<undefined> => {
    await stopReplay(await askedFor(input, viewer));
    redirect(`${labHref({ ...input, stopped: 1 })}#${REPLAY}`);
  },
});
