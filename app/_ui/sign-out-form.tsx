'use client';

import type { ReactNode } from 'react';
import { forgetTexts } from './writing/draft-net';

/** Signs out, and takes along what this browser kept of the member's texts; their drafts stay with the server. */
export function SignOutForm({
  action,
  children,
}: {
  action: (form: FormData) => void | Promise<void>;
  children: ReactNode;
}) {
  return (
    <form action={action} onSubmit={forgetTexts}>
      {children}
    </form>
  );
}
