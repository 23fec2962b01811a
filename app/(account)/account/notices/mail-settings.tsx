'use client';

import { useActionState, useId, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { Select } from '@/app/_ui/field';
import { FormErrors } from '@/app/_ui/form-errors';
import { untouched } from '@/app/_ui/form-state';
import type { MailSettingView, MailTiming } from '@/lib/outreach/mail/schemas';
import { saveMailSettings } from './actions';
import styles from './notices.module.css';

type Choice = { timing: MailTiming; label: string };

type Props = {
  settings: MailSettingView[];
  choices: Choice[];
  words: { title: string; intro: ReactNode; digests: string; always: string; save: string };
};

/** What goes out by mail as well: topic by topic, at once, in a digest, or never. */
export function MailSettings({ settings, choices, words }: Props) {
  const [state, action] = useActionState(saveMailSettings, untouched);
  return (
    <section id="by-mail" aria-labelledby="by-mail-title" className={styles.mail}>
      <h2 id="by-mail-title" className={styles.heading}>
        {words.title}
      </h2>
      <p className={styles.text}>{words.intro}</p>
      <p className={styles.text}>{words.digests}</p>
      <form action={action} aria-labelledby="by-mail-title" className={styles.settings}>
        <FormErrors state={state} fieldIds={{}} />
        {settings.map((setting) => (
          <Setting key={setting.topic} setting={setting} choices={choices} always={words.always} />
        ))}
        <div className={styles.save}>
          <Button tone="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
}

function Setting({
  setting: { topic, label, explanation, mail, always: isAlways },
  choices,
  always,
}: {
  setting: MailSettingView;
  choices: Choice[];
  always: string;
}) {
  const id = useId();
  return (
    <div className={styles.setting}>
      {isAlways ? <p className={styles.topic}>{label}</p> : <label htmlFor={id}>{label}</label>}
      <p id={`${id}-why`} className={styles.why}>
        {explanation}
      </p>
      {isAlways ? (
        <p className={styles.always}>{always}</p>
      ) : (
        <Select
          id={id}
          name={topic}
          defaultValue={mail}
          aria-describedby={`${id}-why`}
          className={styles.choice}
        >
          {choices.map((choice) => (
            <option key={choice.timing} value={choice.timing}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
