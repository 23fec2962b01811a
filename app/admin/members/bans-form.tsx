'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { arrival } from '@/app/_ui/arrival';
import { Badge } from '@/app/_ui/badge';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched } from '@/app/_ui/form-state';
import { Notice } from '@/app/_ui/notice';
import { Moment } from '@/app/_ui/timestamp';
import type { BansView } from '@/lib/moderation/sanctions/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { findBans } from './actions';
import styles from './members.module.css';

/** Which bans hold against an address: of who has left, nothing else leads to theirs. Folded up until somebody writes. */
export function BansForm() {
  const t = useTranslations('records.members.bans');
  const [state, send] = useActionState<ActionState<BansView>, FormData>(findBans, untouched, HERE);
  return (
    <Fold summary={t('title')} open={state.status !== 'idle'}>
      <form action={send} className={styles.bans} aria-label={t('title')} noValidate>
        <FormErrors state={state} fieldIds={{ email: 'banned-email' }} />
        {state.result && <Found view={state.result} email={state.values.email ?? ''} />}
        <TextField
          id="banned-email"
          label={t('email')}
          hint={t('hint')}
          name="email"
          type="email"
          maxLength={254}
          required
          autoComplete="off"
          defaultValue={state.values.email}
          error={state.fieldErrors.email}
        />
        <div>
          <Button>{t('submit')}</Button>
        </div>
      </form>
    </Fold>
  );
}

function Found({ view: { items }, email }: { view: BansView; email: string }) {
  const t = useTranslations('records.members.bans');
  const badges = useTranslations('profile.badges');
  return (
    <div id="bans-found" {...arrival}>
      <Notice title={t('found', { count: items.length, email })}>
        {items.length === 0 && <p>{t('none')}</p>}
        {items.map(({ member, ban }) => (
          <p key={ban.id}>
            {t.rich('ban', {
              when: () => <Moment at={ban.startsAt} />,
              reason: ban.reason,
              name: () => (
                <a href={`/admin/members/${member.id}#sanctions`}>
                  <bdi>{member.displayName}</bdi>
                </a>
              ),
            })}{' '}
            {member.hasLeft && <Badge>{badges('former')}</Badge>}
          </p>
        ))}
      </Notice>
    </div>
  );
}
