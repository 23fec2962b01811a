import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { waitInWords } from '../_parts/words/wait-in-words';

/** By when an appeal is to be answered, from an ISO time; and by how much that is past. */
export function Due({ at, now }: { at: string; now: Date }) {
  const t = useTranslations('desk');
  const late = Date.parse(at) <= now.getTime();
  const wait = late ? waitInWords(at, now, t) : waitInWords(now.toISOString(), new Date(at), t);
  return <Badge tone={late ? 'danger' : 'plain'}>{t(late ? 'due.late' : 'due.in', { wait })}</Badge>;
}
