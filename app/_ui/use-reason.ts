import { useTranslations } from 'next-intl';
import type { Reason } from '@/lib/platform/reasons';

/** Says reasons in the reader's language. In the browser at the desk alone: other pages do not take the sentences along. */
export function useReason(): (reason: Reason) => string {
  const t = useTranslations('reasons');
  return (reason) => (typeof reason === 'string' ? reason : t(reason.code, reason.facts as never));
}
