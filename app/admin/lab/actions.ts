'use server';

import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import { readPolicy } from '@/lib/moderation/change-policy';
import { askForecast } from '@/lib/peer-review/forecast/ask-forecast';
import { readForecast } from '@/lib/peer-review/forecast/read-forecast';
import { defineAction, defineCall } from '@/lib/web/http/define-action';
import { FORECAST, labHref } from './lab-address';
import { labSettings, readQuery } from './read-query';

/** The lab's own address: what it tries, as it was typed. */
const numbers = z.strictObject({
  days: z.string().max(10),
  ...Object.fromEntries(labSettings.map(({ name }) => [name, z.string().max(100)])),
});

async function read(texts: Record<string, string>, viewer: Viewer | null) {
  const { patch } = readQuery(texts, await readPolicy({ viewer }), await getTranslations('settings'));
  return { viewer, numbers: { review: patch.review } };
}

/** Asks for a forecast, and shows the lab again. Numbers that are wrong are named there, and those in force have none. */
export const ask = defineAction({
  input: numbers,
  run: async ({ input, viewer }): Promise<undefined> => {
    const asked = await read(input, viewer);
    if (asked.numbers.review) await askForecast(asked);
    redirect(`${labHref(input)}#${FORECAST}`);
  },
});

/** Whether a forecast is still being made. */
export const isWaiting = defineCall({
  input: numbers,
  run: async ({ input, viewer }) => (await readForecast(await read(input, viewer))).state === 'waiting',
});
