'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { HERE, untouched } from '@/app/_ui/form-state';
import type { ActionState } from '@/lib/web/http/define-action';
import { decideTogether, takeBackTogether } from '@/app/admin/several/actions';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from '../queue/quick-act';

type TakenBack = ActionState<{ late: number; count: number }>;

/** How taking back went, wherever on the page it is asked. */
export const useTakenBack = (): TakenBack =>
  useActionState<TakenBack, FormData>(takeBackTogether, untouched, HERE)[0];

type Props = {
  /** Those that are held; left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  comments?: readonly string[];
};

/** Takes back what was decided together and is held, with the rule and the reason that it was given; and says of how many it was too late. */
export function TakeBackSeveral({ comments }: Props) {
  const t = useTranslations('several.form');
  const [decided] = useActionState(decideTogether, untouched, HERE);
  const takenBack = useTakenBack();
  const { houseRule = '', reason = '' } = (decided.status === 'idle' ? takenBack : decided).values;
  const sent = takenBack.status === 'error' ? (takenBack.values.comments ?? '').split(' ') : [];
  const held = comments ?? sent;
  const fields = { comments: held.join(' '), houseRule, reason };
  return (
    <>
      {takenBack.result && takenBack.result.late > 0 && <p>{t('late', takenBack.result)}</p>}
      {held.length > 0 && (
        <QuickAct act={takeBackTogether} at={HERE} fields={fields} shortcut="u">
          {t.rich('takeBack', { count: held.length, ...withHidden })}
        </QuickAct>
      )}
    </>
  );
}
