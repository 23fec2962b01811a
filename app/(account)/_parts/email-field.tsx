import type { ReactNode } from 'react';
import { TextField } from '@/app/_ui/field';
import type { ActionState } from '@/lib/web/http/define-action';

type Props = {
  id: string;
  label: string;
  hint?: ReactNode;
  /** `username` where it is that of an account, so that what keeps passwords knows whose it is. */
  autoComplete: 'username' | 'username webauthn' | 'email';
  state: Pick<ActionState, 'values' | 'fieldErrors'>;
};

/** The address of an account, as it was typed before. */
export const EmailField = ({ state: { values, fieldErrors }, ...props }: Props) => (
  <TextField
    {...props}
    name="email"
    type="email"
    required
    defaultValue={values.email}
    error={fieldErrors.email}
  />
);
