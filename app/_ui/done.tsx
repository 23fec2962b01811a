import type { ReactNode } from 'react';
import { Arrival } from './arrival';
import { Notice } from './notice';

/** What has just been done, on the page that follows: it takes the focus, so that it is read out. */
export function Done({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <Arrival>
      <Notice tone="good" title={title}>
        {children}
      </Notice>
    </Arrival>
  );
}
