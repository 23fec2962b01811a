import { z } from 'zod';
import { typedTime } from '@/lib/platform/text/typed-text';

/** A text that a member has typed and not sent, and when it was kept (ISO time): what a device names that goes on from there. */
export type DraftView = { body: string; savedAt: string };

/** What came of keeping a text: it was kept (`savedAt` null: there is nothing left to keep), or another device has another one. */
export type DraftKept = { kept: true; savedAt: string | null } | { kept: false; current: DraftView };

export const toDraftView = ({ body, savedAt }: { body: string; savedAt: Date }): DraftView => ({
  body,
  savedAt: savedAt.toISOString(),
});

/** When a text was kept, as a device names it. PostgreSQL knows no year 0. */
export const savedTime = typedTime()
  .regex(/^(?!0000)/)
  .transform((at) => new Date(at));

/** Of a form that sends a text: when the draft was kept that it goes on from; empty where there was none. */
export const sentDraft = z.union([z.literal('').transform(() => null), savedTime]).optional();
