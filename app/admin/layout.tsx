import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = { robots: { index: false } };

/** Who may enter is asked by every page: a layout is not run again for each. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return children;
}
