'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/app/_ui/button';
import { SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { OFFICE_REASON_MAX } from '@/lib/members/office/schemas';
import { roles } from '@/lib/members/schemas';
import { changeAuthor, changeMark, changeMembership, changeRole, endSessions } from '../actions';
import styles from './member.module.css';

type Props = {
  memberId: string;
  /** Whom it is about; left out where the page no longer says, because its reader was signed out. */
  name?: string;
  /** Only where this is the form that was sent, and came back. */
  onlySent?: boolean;
};

/** Makes a member a moderator or an administrator, or takes that from them. */
export function RoleForm({ memberId, name, role, onlySent }: Props & { role?: (typeof roles)[number] }) {
  const t = useTranslations('records.member.office');
  const nobody = useTranslations('records.member')('thisMember');
  const words = useTranslations('records.members.roles');
  const [state, send] = useActionState(changeRole, untouched, HERE);
  if (onlySent && state.status === 'idle') return null;
  return (
    <>
      <FormErrors state={state} fieldIds={{ role: 'role', reason: 'role-reason' }} />
      <Fold summary={t('role.change')} open={state.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('role.change')} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <SelectField
            id="role"
            label={t('role.label')}
            name="role"
            defaultValue={state.values.role ?? role}
            error={state.fieldErrors.role}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </SelectField>
          <Reason id="role-reason" state={state} />
          <div>
            <Button>{t('role.submit', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

/** Signs a member out everywhere. */
export function EndSessionsForm({ memberId, name, onlySent }: Props) {
  const t = useTranslations('records.member.office.sessions');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(endSessions, untouched, HERE);
  if (onlySent && state.status === 'idle') return null;
  return (
    <>
      <FormErrors state={state} fieldIds={{ reason: 'sessions-reason' }} />
      <Fold summary={t('end')} open={state.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('end')} noValidate>
          <p>{t('intro')}</p>
          <input type="hidden" name="memberId" value={memberId} />
          <Reason id="sessions-reason" state={state} />
          <div>
            <Button>{t('submit', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

/** Makes a member an author, or takes that from them. */
export function AuthorForm({ memberId, name, author, onlySent }: Props & { author?: boolean }) {
  const t = useTranslations('records.member.office.author');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(changeAuthor, untouched, HERE);
  if (onlySent && state.status === 'idle') return null;
  const becomes = author === undefined ? state.values.author === 'true' : !author;
  const words = t(becomes ? 'make' : 'unmake');
  return (
    <>
      <FormErrors state={state} fieldIds={{ reason: 'author-reason' }} />
      <Fold summary={words} open={state.status === 'error'}>
        <form action={send} className={styles.form} aria-label={words} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="author" value={String(becomes)} />
          <Reason id="author-reason" state={state} />
          <div>
            <Button>{t(becomes ? 'submitMake' : 'submitUnmake', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

type Marks = { slug: string; title: string }[];

/** Marks a member as the author of an article; of those in which they are, takes the mark away. */
export function MarkForm({
  memberId,
  name,
  off = false,
  articles,
  onlySent,
}: Props & { off?: boolean; articles?: Marks }) {
  const t = useTranslations('records.member.office.author');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(changeMark, untouched, HERE);
  // Two forms send the same action: on the page that came back without script, only the one that was sent says what happened.
  const sent = state.values.author === String(!off) ? state : untouched;
  if (onlySent && sent.status === 'idle') return null;
  const fieldIds = { slug: `${off ? 'un' : ''}mark-slug`, reason: `${off ? 'un' : ''}mark-reason` };
  const words = t(off ? 'unmark' : 'mark');
  return (
    <>
      <FormErrors state={sent} fieldIds={fieldIds} />
      <Fold summary={words} open={sent.status === 'error'}>
        <form action={send} className={styles.form} aria-label={words} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="author" value={String(!off)} />
          {articles ? (
            <SelectField
              id={fieldIds.slug}
              label={t('slug')}
              name="slug"
              defaultValue={sent.values.slug}
              error={sent.fieldErrors.slug}
            >
              {articles.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </SelectField>
          ) : (
            <TextField
              id={fieldIds.slug}
              label={t('slug')}
              hint={t('slugHint')}
              name="slug"
              required
              maxLength={2_000}
              defaultValue={sent.values.slug}
              error={sent.fieldErrors.slug}
            />
          )}
          <Reason id={fieldIds.reason} state={sent} />
          <div>
            <Button>{t(off ? 'submitUnmark' : 'submitMark', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

type Plans = { key: string; name: string }[];

/** Grants a membership, or extends it. */
export function GrantForm({
  memberId,
  name,
  plans,
  current,
  onlySent,
}: Props & { plans?: Plans; current?: { plan: string | null; lastDay: string } }) {
  const t = useTranslations('records.member.office');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(changeMembership, untouched, HERE);
  // Two forms send the same action: on the page that came back without script, only the one that was sent says what happened.
  const sent = state.values.state === 'ACTIVE' ? state : untouched;
  if (onlySent && sent.status === 'idle') return null;
  const fieldIds = { plan: 'plan', until: 'until', reason: 'grant-reason' };
  const { plan = current?.plan ?? '', until = current?.lastDay } = sent.values;
  const offered = plans ?? (plan ? [{ key: plan, name: plan }] : []);
  return (
    <>
      <FormErrors state={sent} fieldIds={fieldIds} />
      <Fold summary={t('membership.grant')} open={sent.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('membership.grant')} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="state" value="ACTIVE" />
          {offered.length > 0 && (
            <SelectField
              id={fieldIds.plan}
              label={t('membership.plan')}
              name="plan"
              defaultValue={plan}
              error={sent.fieldErrors.plan}
            >
              <option value="">{t('membership.noPlan')}</option>
              {offered.map((one) => (
                <option key={one.key} value={one.key}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            id={fieldIds.until}
            type="date"
            label={t('membership.until')}
            name="until"
            hint={t('membership.untilHint')}
            optional
            defaultValue={until}
            error={sent.fieldErrors.until}
          />
          <Reason id={fieldIds.reason} state={sent} />
          <div>
            <Button>{t('membership.submitGrant', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

/** Lets a membership lapse, or revokes it. */
export function EndForm({ memberId, name, onlySent }: Props) {
  const t = useTranslations('records.member.office');
  const nobody = useTranslations('records.member')('thisMember');
  const [state, send] = useActionState(changeMembership, untouched, HERE);
  const sent = state.values.state === 'ACTIVE' ? untouched : state;
  if (onlySent && sent.status === 'idle') return null;
  const fieldIds = { state: 'end', reason: 'end-reason' };
  return (
    <>
      <FormErrors state={sent} fieldIds={fieldIds} />
      <Fold summary={t('membership.end')} open={sent.status === 'error'}>
        <form action={send} className={styles.form} aria-label={t('membership.end')} noValidate>
          <input type="hidden" name="memberId" value={memberId} />
          <SelectField
            id={fieldIds.state}
            label={t('membership.label')}
            name="state"
            defaultValue={sent.values.state}
            error={sent.fieldErrors.state}
          >
            <option value="LAPSED">{t('membership.lapse')}</option>
            <option value="REVOKED">{t('membership.revoke')}</option>
          </SelectField>
          <Reason id={fieldIds.reason} state={sent} />
          <div>
            <Button>{t('membership.submitEnd', { name: name ?? nobody })}</Button>
          </div>
        </form>
      </Fold>
    </>
  );
}

type Sent = { values: Record<string, string>; fieldErrors: Record<string, string> };

function Reason({ id, state }: { id: string; state: Sent }) {
  const t = useTranslations('records.member.office');
  return (
    <TextField
      id={id}
      label={t('reason')}
      name="reason"
      hint={t('reasonHint')}
      maxLength={OFFICE_REASON_MAX}
      required
      defaultValue={state.values.reason}
      error={state.fieldErrors.reason}
    />
  );
}
