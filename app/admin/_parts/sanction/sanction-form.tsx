'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { classNames } from '@/app/_ui/class-names';
import { FieldError, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import bar from '@/app/admin/_parts/case/decision-forms.module.css';
import chips from '@/app/admin/_parts/decision/rule-and-reason.module.css';
import { RuleAndReason } from '@/app/admin/_parts/decision/rule-and-reason';
import { fieldsOf, type Way } from '@/app/admin/_parts/queue/way';
import { sanction } from '@/app/admin/members/actions';
import type { SanctioningView } from '@/lib/moderation/sanctions/schemas';
import type { SanctionForeseen } from '@/lib/peer-review/decision/foresee-sanction';
import type { ActionState } from '@/lib/web/http/define-action';
import { formMeasures, OWN } from './form-measures';
import styles from './sanction.module.css';

type Props = {
  /** Left out where the page no longer says: then it is whom the form was about. */
  memberId?: string;
  /** As things stand; left out where the page no longer says, because its reader was signed out: then the form comes back as it was sent. */
  member?: Pick<SanctioningView, 'displayName' | 'suggested' | 'revocable' | 'current' | 'sanctions'> & {
    foreseen: SanctionForeseen;
  };
  /** What can be broken. */
  rules: readonly { key: string; title: string }[];
  /** The comment of theirs that it is about, and where in a queue that is. */
  commentId?: string;
  way?: Way;
  /** The address that it is sent to, where it is another one than the page's. */
  here?: string;
};

/**
 * What is done to a member, by which rule and for what reason; what it will do is said before. One form wherever it is done from: over the
 * bar of a case, or on the member's page. It is folded away until it is wanted, and comes back unfolded where something stopped it.
 */
export function SanctionForm({ memberId, member, rules, commentId, way, here = HERE }: Props) {
  const t = useTranslations('records.member.sanction');
  const nobody = useTranslations('records.member')('thisMember');
  const [sent, send] = useActionState(sanction, untouched, here);
  if (!member && sent.status === 'idle') return null;
  const current = member?.current?.id ?? null;
  const state = !member || concerns(sent, { memberId, commentId, current }) ? sent : untouched;
  const { values } = state;
  const ids = fieldIds(commentId ?? memberId ?? '', member?.sanctions[0]?.id);
  const hidden = {
    memberId: memberId ?? values.memberId ?? '',
    ...(commentId && { commentId }),
    replaces: current ?? values.replaces ?? '',
    ...fieldsOf(way),
  };
  const name = member?.displayName ?? nobody;
  const form = (
    <form
      action={send}
      className={classNames(styles.form, commentId && member && bar.strip)}
      aria-label={t(current ? 'changeLabel' : 'label')}
      noValidate
    >
      <FormErrors state={state} fieldIds={ids} />
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Measures ids={ids} state={state} member={member} />
      {member && <Meaning {...member} />}
      <RuleAndReason ids={ids} state={state} rules={rules} hint={t('reasonHint')} rows={3} />
      <div>
        <Button tone="danger">{t(current ? 'changeOf' : 'of', { name })}</Button>
      </div>
    </form>
  );
  if (!member) return form;
  const summary = t(current ? 'change' : 'strip');
  const open = state.status === 'error' || undefined;
  return commentId ? (
    // After a sanction it is another form: folded up, with nothing of the one that was sent.
    <div data-of={ids.measure}>
      <details className={bar.folded} name="decision" open={open}>
        <summary data-key="b">{summary}…</summary>
        {form}
      </details>
    </div>
  ) : (
    <Fold summary={summary} open={open}>
      {form}
    </Fold>
  );
}

/** What can be done, with what the policy suggests chosen. */
function Measures({
  ids,
  state: { values, fieldErrors: errors },
  member,
}: Pick<Props, 'member'> & {
  ids: ReturnType<typeof fieldIds>;
  state: Pick<ActionState, 'values' | 'fieldErrors'>;
}) {
  const t = useTranslations('records.member.sanction');
  const offered = formMeasures.filter((one) => one !== 'revocation' || member?.revocable !== false);
  const error = errors.measure ?? errors.kind;
  return (
    <fieldset id={ids.measure} tabIndex={-1} aria-describedby={error && `${ids.measure}-error`}>
      <legend className={chips.legend}>{t('measure')}</legend>
      {error && <FieldError id={`${ids.measure}-error`}>{error}</FieldError>}
      <div className={chips.rules}>
        {offered.map((one) => (
          <label key={one} className={chips.rule}>
            <input
              type="radio"
              name="measure"
              value={one}
              defaultChecked={(values.measure ?? member?.suggested) === one}
            />
            {t(`measures.${one}`)}
          </label>
        ))}
      </div>
      {member && (
        <p className={styles.suggested}>{t('suggested', { measure: t(`named.${member.suggested}`) })}</p>
      )}
      <div className={styles.days} data-means={OWN}>
        <TextField
          id={ids.days}
          label={t('days')}
          name="days"
          hint={t('daysHint')}
          inputMode="numeric"
          defaultValue={values.days}
          error={errors.days}
        />
      </div>
    </fieldset>
  );
}

/** What it will do: exactly what then happens. What does not concern the chosen measure is left out where the browser can tell. */
function Meaning({ foreseen: { votes, decided, unseen, leases }, revocable }: NonNullable<Props['member']>) {
  const t = useTranslations('records.member.sanction.means');
  return (
    <div className={styles.meaning} aria-live="polite">
      <p data-means="warning">{t('warning')}</p>
      <p data-means="others">
        {t('keeps')} {t('votes', { votes, decided })} {unseen > 0 && t('unseen', { unseen })}{' '}
        {leases > 0 && t('leases', { leases })}
      </p>
      {revocable && <p data-means="revocation">{t('revocation')}</p>}
    </div>
  );
}

/** Whether what stopped the form is about this member as they stand now: a later attempt has gone through otherwise. */
function concerns(
  { code, details, values }: ActionState,
  { memberId, commentId, current }: Pick<Props, 'memberId' | 'commentId'> & { current: string | null },
): boolean {
  // Of another case, what was sent about the one before.
  if (values.memberId !== memberId || (values.commentId ?? undefined) !== commentId) return false;
  const inTheWay = details?.current as { id: string } | undefined;
  const about = code === 'already-sanctioned' ? inTheWay?.id : values.replaces;
  return (about || null) === current;
}

/**
 * Those of another case are others, and so are those after the next sanction: what was typed for one is never found in the form of the
 * next, where the browser keeps it by these ids.
 */
const fieldIds = (about: string, latest = '') => {
  const of = latest ? `${about}-${latest}` : about;
  return {
    measure: `measure-${of}`,
    // What a measure comes to, as what is refused of it is called.
    kind: `measure-${of}`,
    days: `days-${of}`,
    houseRule: `sanction-rule-${of}`,
    reason: `sanction-reason-${of}`,
  };
};
