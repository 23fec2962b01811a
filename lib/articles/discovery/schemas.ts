import { z } from 'zod';

/**
 * What the desk does about an article that made itself known: it stays as it is, or with its discussion closed, or goes, and its page makes none
 * again.
 */
export const discoveryActs = ['confirm', 'close', 'remove'] as const;
export type DiscoveryAct = (typeof discoveryActs)[number];

export const discoveryInput = z
  .strictObject({ act: z.enum(discoveryActs) })
  .meta({ id: 'DiscoveryInput', description: 'What is done about an article that made itself known.' });
