import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '../viewer';
import { findPendingAddress } from './store';

/** The address that the viewer has named in place of theirs, while the link of the letter to it works; null where there is none. */
export const readPendingAddress = ({ viewer }: { viewer: Viewer }): Promise<string | null> =>
  findPendingAddress(database(), viewer.id, systemContext.now());
