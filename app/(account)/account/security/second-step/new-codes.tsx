'use client';

import { useActionState } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { HERE, untouched } from '@/app/_ui/form-state';
import type { RecoveryCodesView } from '@/lib/members/second-factor/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { confirm, renew } from './actions';
import styles from './second-step.module.css';

type Words = { isOn: string; renewed: string; keep: string; list: string; goOn: string };

/** Recovery codes, in the answer to the form that made them: they are kept nowhere, and shown this once. */
export function NewCodes({ callbackUrl, words }: { callbackUrl: string; words: Words }) {
  const [confirmed] = useActionState<ActionState<RecoveryCodesView>, FormData>(confirm, untouched, HERE);
  const [renewed] = useActionState<ActionState<RecoveryCodesView>, FormData>(renew, untouched, HERE);
  const codes = (confirmed.result ?? renewed.result)?.recoveryCodes;
  if (!codes) return null;
  return (
    <>
      <Done title={confirmed.result ? words.isOn : words.renewed}>
        <p>{words.keep}</p>
      </Done>
      <ul className={styles.codes} aria-label={words.list} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.goOn}>
        <ButtonLink tone="primary" href={callbackUrl}>
          {words.goOn}
        </ButtonLink>
      </div>
    </>
  );
}
