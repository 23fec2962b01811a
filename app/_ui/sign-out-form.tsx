import type { ReactNode } from 'react';

/** Signs out, and takes along what this browser kept of the member's texts (`fetchWriter`); their drafts stay with the server. */
export function SignOutForm({
  action,
  children,
}: {
  action: (form: FormData) => void | Promise<void>;
  children: ReactNode;
}) {
  return (
    <form action={action} data-forgets-texts="">
      {children}
    </form>
  );
}
