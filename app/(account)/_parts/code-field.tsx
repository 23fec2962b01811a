import { TextField } from '@/app/_ui/field';
import styles from './code-field.module.css';

type Props = { id: string; label: string; hint?: string; error?: string; isRecoveryCode?: boolean };

/** A code off an app; where a recovery code will do as well, the keyboard has letters. It is never filled in again. */
export const CodeField = ({ isRecoveryCode = false, ...props }: Props) => (
  <TextField
    {...props}
    name="code"
    type="text"
    required
    dir="ltr"
    className={styles.code}
    inputMode={isRecoveryCode ? 'text' : 'numeric'}
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
  />
);
