import type { ItemView } from './schemas';
import type { ItemRow } from './store';

/** An item as the desk is shown it. */
export const toItemView = ({ active, createdAt, retiredAt, ...row }: ItemRow): ItemView => ({
  ...row,
  state: active ? 'IN_USE' : 'RETIRED',
  retiredAt: retiredAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});
