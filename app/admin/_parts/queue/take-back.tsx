import { useTranslations } from 'next-intl';
import { takeBack } from '@/app/admin/actions';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from './quick-act';
import { fieldsOf, type Way } from './way';
import type { Held } from './what-was-done';

/** Takes back what is decided and held. */
export function TakeBack({
  comment: { id, version },
  way,
}: {
  comment: Held;
  way: Pick<Way, 'queue' | 'filter' | 'cursor' | 'one'> | undefined;
}) {
  const t = useTranslations('desk');
  const fields = { commentId: id, version, ...fieldsOf(way && { ...way, next: null }) };
  return (
    <QuickAct act={takeBack} fields={fields} shortcut="u">
      {t.rich('takeBack', withHidden)}
    </QuickAct>
  );
}
