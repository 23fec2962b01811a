import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { NETWORKS_KEPT_MS } from './look-for-patterns';
import { forgetNetworks as forget } from './store';

/** Forgets from which networks reviews came, once that is of no more use. Returns of how many. */
export const forgetNetworks = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  forget(database(), new Date(context.now().getTime() - NETWORKS_KEPT_MS));
