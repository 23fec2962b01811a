import { z } from 'zod';
import { pageCursor } from '@/lib/platform/paging';

/**
 * What the desk does about an article that made itself known: it stays as it is, or with its discussion closed, or goes, and its page makes none
 * again.
 */
export const discoveryActs = ['confirm', 'close', 'remove'] as const;
export type DiscoveryAct = (typeof discoveryActs)[number];

/** The page of an article that was removed, and makes none again: its address without what changes nothing about it. */
export type DismissedView = { id: string; address: string; dismissedAt: string };

export const dismissedQuery = z.strictObject({ cursor: pageCursor });

export const discoveryInput = z
  .strictObject({ act: z.enum(discoveryActs) })
  .meta({ id: 'DiscoveryInput', description: 'What is done about an article that made itself known.' });
