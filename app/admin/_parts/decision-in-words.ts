import type { DecisionView } from '@/lib/moderation/schemas';
import type { Say } from './words';

/** "Thandi published it", "Its reviewers referred it to moderators". */
export const decisionInWords = (
  { actor, maker, outcome }: Pick<DecisionView, 'actor' | 'maker' | 'outcome'>,
  t: Say,
): string => t('made', { maker: actor ? 'somebody' : maker, actor: actor ?? '', outcome });
