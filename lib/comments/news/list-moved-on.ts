import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import type { OwnCommentNews } from './schemas';
import { findMovedOn } from './store';

const MOST = 20;

/** The viewer's own comments that have changed state since a moment, each as it stands now; the first 20 to change. */
export const listMovedOn = ({
  viewer,
  since,
}: {
  viewer: Pick<Viewer, 'id'>;
  since: Date;
}): Promise<OwnCommentNews[]> => findMovedOn(database(), viewer.id, since, MOST);
