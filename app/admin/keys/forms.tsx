'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { AttemptKey } from '@/app/_ui/attempt';
import { Button } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { Checkbox, FieldError, FormStack, SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { KEY_NAME_MAX, lifetimes, overlaps, scopes, type NewSecret } from '@/lib/members/api-keys/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { end, make, rotate } from './actions';
import styles from './keys.module.css';

/** A secret, in the answer to the form that made it: it is kept nowhere, and shown this once. */
export function ShownOnce() {
  const t = useTranslations('keys.form');
  const [made] = useActionState<ActionState<NewSecret>, FormData>(make, untouched, HERE);
  const [rotated] = useActionState<ActionState<NewSecret>, FormData>(rotate, untouched, HERE);
  const shown = made.result ?? rotated.result;
  if (!shown) return null;
  return (
    <Done title={t(made.result ? 'made' : 'rotated', { name: shown.name })}>
      <p>{t('keep')}</p>
      <p className={styles.secret}>
        <code dir="ltr">{shown.secret}</code>
      </p>
    </Done>
  );
}

const ids = { name: 'key-name', scopes: 'key-scopes', lasts: 'key-lasts' };

export function MakeForm() {
  const t = useTranslations('keys.form');
  const [state, send] = useActionState<ActionState<NewSecret>, FormData>(make, untouched, HERE);
  // What was typed for a key that is made is done with.
  const values = state.status === 'done' ? {} : state.values;
  const chosen: string[] = values.scopes?.split(' ') ?? [];
  return (
    <form action={send} aria-label={t('label')} noValidate>
      <FormStack>
        <FormErrors state={state} fieldIds={ids} />
        <AttemptKey />
        <TextField
          id={ids.name}
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          required
          autoComplete="off"
          dir="auto"
          maxLength={KEY_NAME_MAX}
          defaultValue={values.name}
          error={state.fieldErrors.name}
        />
        <fieldset id={ids.scopes} tabIndex={-1} aria-describedby="key-person">
          <legend className={styles.legend}>{t('scopes')}</legend>
          {state.fieldErrors.scopes && (
            <FieldError id="key-scopes-error">{state.fieldErrors.scopes}</FieldError>
          )}
          <div className={styles.scopes}>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                name="scopes"
                value={scope}
                label={<strong>{t(`scope.${scope}.name`)}</strong>}
                hint={t(`scope.${scope}.what`)}
                defaultChecked={chosen.includes(scope)}
              />
            ))}
          </div>
          <p id="key-person" className={styles.hint}>
            {t('person')}
          </p>
        </fieldset>
        <Lasts id={ids.lasts} value={values.lasts} error={state.fieldErrors.lasts} />
        <div>
          <Button tone="primary">{t('make')}</Button>
        </div>
      </FormStack>
    </form>
  );
}

/** When a key ends. */
function Lasts({ id, value, error }: { id: string; value: string | undefined; error: string | undefined }) {
  const t = useTranslations('keys.form');
  return (
    <SelectField id={id} label={t('lasts')} name="lasts" defaultValue={value ?? '365'} error={error}>
      {lifetimes.map((days) => (
        <option key={days} value={days}>
          {t(`lifetimes.${days}`)}
        </option>
      ))}
    </SelectField>
  );
}

type KeyProps = { id: string; name: string };

/** Another secret for a key of one's own. */
export function RotateForm({ id, name, version }: KeyProps & { version: number }) {
  const t = useTranslations('keys.form');
  const [last, send] = useActionState<ActionState<NewSecret>, FormData>(rotate, untouched, HERE);
  const state = last.values.id === id && last.status === 'error' ? last : untouched;
  const { values } = state;
  return (
    <Fold summary={t('rotate')} open={state.status === 'error'}>
      <form action={send} className={styles.form} aria-label={t('rotateOf', { name })} noValidate>
        <FormErrors state={state} fieldIds={{ overlap: `overlap-${id}`, lasts: `lasts-${id}` }} />
        <p className={styles.hint}>{t('rotateHint')}</p>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <SelectField
          id={`overlap-${id}`}
          label={t('overlap')}
          name="overlap"
          defaultValue={values.overlap ?? '24'}
          error={state.fieldErrors.overlap}
        >
          {overlaps.map((hours) => (
            <option key={hours} value={hours}>
              {t(`overlaps.${hours}`)}
            </option>
          ))}
        </SelectField>
        <Lasts id={`lasts-${id}`} value={values.lasts} error={state.fieldErrors.lasts} />
        <div>
          <Button>{t('rotateNow')}</Button>
        </div>
      </form>
    </Fold>
  );
}

/** Ends a key; folded up, for nobody brings it back. */
export function EndForm({ id, name }: KeyProps) {
  const t = useTranslations('keys.form');
  const [last, send] = useActionState(end, untouched, HERE);
  const state = last.values.id === id ? last : untouched;
  return (
    <Fold summary={t('end')} open={state.status === 'error'}>
      <form action={send} className={styles.form} aria-label={t('endOf', { name })}>
        <FormErrors state={state} fieldIds={{}} />
        <p className={styles.hint}>{t('endHint')}</p>
        <input type="hidden" name="id" value={id} />
        <div>
          <Button tone="danger">{t('endNow')}</Button>
        </div>
      </form>
    </Fold>
  );
}
