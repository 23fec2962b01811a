import type { DepartureView } from './schemas';
import type { DepartureRow } from './store';

/** A departure as its member sees it. */
export const toView = ({ askedAt, endsAt, keepsComments }: DepartureRow): NonNullable<DepartureView> => ({
  askedAt: askedAt.toISOString(),
  endsAt: endsAt.toISOString(),
  comments: keepsComments ? 'KEEP' : 'ERASE',
});
