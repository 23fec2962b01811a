import type { ReactNode } from 'react';
import { TextField } from '@/app/_ui/field';
import styles from './password-field.module.css';

export type PasswordWords = { password: string; showPassword: string };

type Props = {
  id: string;
  /** Every name has “password” in it: so it is never sent back to be filled in again. */
  name?: 'password' | 'presentPassword';
  hint?: ReactNode;
  error?: string;
  autoComplete: 'current-password' | 'new-password';
  words: PasswordWords;
};

/** A password, which script can show. It is never filled in again after an error. */
export const PasswordField = ({ words, name = 'password', ...props }: Props) => (
  <show-password label={words.showPassword} className={styles.password}>
    <TextField
      {...props}
      label={words.password}
      name={name}
      type="password"
      required
      autoCapitalize="none"
      spellCheck={false}
    />
  </show-password>
);
