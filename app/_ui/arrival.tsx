'use client';

import { useEffect, useRef, type ReactNode } from 'react';

/** News that a page opens with: it takes the focus, so that it is read out, and the next key goes on from there. */
export function Arrival({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} role="status">
      {children}
    </div>
  );
}
