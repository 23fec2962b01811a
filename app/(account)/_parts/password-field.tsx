'use client';

import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import styles from './password-field.module.css';

export type PasswordWords = { password: string; showPassword: string };

type Props = {
  id: string;
  hint?: ReactNode;
  error?: string;
  autoComplete: 'current-password' | 'new-password';
  words: PasswordWords;
};

/** A password, which script can show. It is never filled in again after an error. */
export function PasswordField({ words, ...props }: Props) {
  const scripted = useSyncExternalStore(neverChanges, onClient, onServer);
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.password}>
      <TextField
        {...props}
        label={words.password}
        name="password"
        type={shown ? 'text' : 'password'}
        required
        autoCapitalize="none"
        spellCheck={false}
      />
      {scripted && (
        <Button type="button" size="small" tone="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {words.showPassword}
        </Button>
      )}
    </div>
  );
}

// Whether script runs: not in what the server sends, but from then on.
const neverChanges = () => () => undefined;
const onClient = () => true;
const onServer = () => false;
