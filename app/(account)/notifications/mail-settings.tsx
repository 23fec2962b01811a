'use client';

import { useActionState, useId } from 'react';
import { Button } from '@/app/_ui/button';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import type { MailSettingView } from '@/lib/outreach/mail/schemas';
import { saveMailSettings } from './actions';
import styles from './notifications.module.css';

/** What goes out by mail as well, topic by topic, at once or never. */
export function MailSettings({ settings, email }: { settings: MailSettingView[]; email: string }) {
  const [state, action, pending] = useActionState(saveMailSettings, untouched);
  return (
    <section id="by-mail" aria-labelledby="by-mail-title" className={styles.mail}>
      <h2 id="by-mail-title" className={styles.heading}>
        By mail
      </h2>
      <p className={styles.text}>
        Whatever you choose, it is on this page. Mail goes to <span className={styles.address}>{email}</span>,
        at once, unless you have read it here before.
      </p>
      <form action={action} aria-labelledby="by-mail-title" className={styles.settings}>
        <FormErrors state={state} fieldIds={{}} />
        {settings.map((setting) => (
          <Setting key={setting.topic} setting={setting} />
        ))}
        <div>
          <Button tone="primary" pending={pending}>
            Save
          </Button>
        </div>
      </form>
    </section>
  );
}

function Setting({ setting: { topic, label, explanation, mail, always } }: { setting: MailSettingView }) {
  const id = useId();
  return (
    <div className={styles.setting}>
      <input
        type="checkbox"
        id={id}
        name="topics"
        value={topic}
        defaultChecked={mail === 'AT_ONCE'}
        disabled={always}
        aria-describedby={`${id}-why`}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-why`}>{explanation}</p>
    </div>
  );
}
