import { database } from '@/lib/platform/db';
import type { Viewer } from '../viewer';
import type { DepartureView } from './schemas';
import { findDeparture } from './store';
import { toView } from './views';

/** Whether the viewer is leaving, and until when they may stay. */
export async function readDeparture({ viewer }: { viewer: Viewer }): Promise<DepartureView> {
  const departure = await findDeparture(database(), viewer.id);
  return departure && toView(departure);
}
