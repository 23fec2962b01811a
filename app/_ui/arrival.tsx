import type { ReactNode } from 'react';

/** News that a page opens with: it takes the focus, so that it is read out, and the next key goes on from there. */
export const arrival = { 'data-arrival': '', tabIndex: -1, autoFocus: true } as const;

/** News in a place of its own. */
export function Arrival({ children }: { children: ReactNode }) {
  return (
    <div {...arrival} role="status">
      {children}
    </div>
  );
}
