import { networkNameOf } from '@/lib/platform/network-of';
import { deviceNamed } from './device-named';

/** Where a session is opened, as its member is shown it, and the id that its browser keeps. */
export type OpenedIn = {
  network: string | null;
  browser: string | null;
  system: string | null;
  deviceId: string;
};

/** What is kept of the request that opens a session: neither its address nor what its browser says of itself in full. */
export const openedIn = ({
  address,
  userAgent,
  deviceId,
}: {
  address: string;
  userAgent: string | null;
  deviceId: string;
}): OpenedIn => ({ network: networkNameOf(address), ...deviceNamed(userAgent), deviceId });
