'use client';

import { useEffect } from 'react';
import { forgetArrivedTexts } from './draft-net';

/** Stands where the page shows that comments have arrived: what the browser kept of them, in case they would not, goes. */
export function ForgetArrivedTexts({ texts }: { texts: string[] }) {
  useEffect(() => forgetArrivedTexts(texts), [texts]);
  return null;
}
