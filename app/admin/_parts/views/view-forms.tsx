'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { remove, rename as renameView, save as saveView } from '@/app/admin/saved-views/actions';
import { VIEW_NAME_MAX } from '@/lib/moderation/saved-views/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from '../queue/quick-act';
import styles from './saved-views.module.css';

type Props = {
  /** The queue as it is shown; left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  shown?: {
    queue: string;
    /** What it is narrowed to, as a field. */
    filter: string;
    /** The views that the viewer may change. */
    mine: { id: string; name: string }[];
  };
};

/** Saves the queue as it is shown, renames views and takes them away; folded up until that is wanted, or something is in its way. */
export function ViewForms({ shown }: Props) {
  const t = useTranslations('desk.views');
  const [saved, save] = useActionState(saveView, untouched, HERE);
  const [renamed, rename] = useActionState(renameView, untouched, HERE);
  const wrong = saved.status === 'error' || renamed.status === 'error';
  if (!shown && !wrong) return null;
  const { queue, filter } = shown ?? saved.values;
  const mine = shown?.mine ?? [];
  const unsent = !shown && renamed.status === 'error' && renamed.values.viewId;
  return (
    <Fold summary={t('save')} open={wrong}>
      <div className={styles.forms}>
        {queue !== undefined && <SaveView {...{ queue, filter, save, saved }} />}
        {unsent && <RenameView id={unsent} {...{ rename, renamed }} />}
        {mine.length > 0 && (
          <ul role="list" className={styles.mine}>
            {mine.map(({ id, name }) => (
              <li key={id}>
                <RenameView {...{ id, name, rename, renamed }} />
                <QuickAct act={remove} fields={{ viewId: id }}>
                  {t.rich('remove', { name, ...withHidden })}
                </QuickAct>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Fold>
  );
}

type SaveProps = {
  queue: string;
  filter: string | undefined;
  save: (form: FormData) => void;
  saved: ActionState;
};

/** Saves the queue by a name. */
function SaveView({ queue, filter, save, saved }: SaveProps) {
  const t = useTranslations('desk.views');
  const { values } = saved.status === 'error' ? saved : untouched;
  return (
    <form action={save} className={styles.form} aria-label={t('saveThis')} noValidate>
      <FormErrors state={saved} fieldIds={{ name: 'view-name' }} />
      <p className={styles.title}>{t('saveThis')}</p>
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="filter" value={filter} />
      <div className={styles.line}>
        <Name id="view-name" label={t('name')} value={values.name} error={saved.fieldErrors.name} />
        <label className={styles.shared}>
          <input type="checkbox" name="shared" value="on" defaultChecked={values.shared === 'on'} />
          {t('shared')}
        </label>
        <Button size="small">{t('submit')}</Button>
      </div>
    </form>
  );
}

type RenameProps = {
  id: string;
  /** Left out where nobody can say. */
  name?: string;
  rename: (form: FormData) => void;
  renamed: ActionState;
};

/** Gives a saved view another name. */
function RenameView({ id, name, rename, renamed }: RenameProps) {
  const t = useTranslations('desk.views');
  const state = renamed.values.viewId === id && renamed.status === 'error' ? renamed : untouched;
  const field = `view-name-${id}`;
  return (
    <form action={rename} className={styles.form} noValidate>
      <FormErrors state={state} fieldIds={{ name: field }} />
      <input type="hidden" name="viewId" value={id} />
      <div className={styles.line}>
        <Name
          id={field}
          label={name === undefined ? t('name') : t('newName', { name })}
          value={state.values.name ?? name}
          error={state.fieldErrors.name}
        />
        <Button size="small">{t.rich('rename', { name: name ?? '', ...withHidden })}</Button>
      </div>
    </form>
  );
}

type NameProps = { id: string; label: string; value: string | undefined; error: string | undefined };

const Name = ({ id, label, value = '', error }: NameProps) => (
  <TextField {...{ id, label, error }} name="name" maxLength={VIEW_NAME_MAX} required defaultValue={value} />
);
