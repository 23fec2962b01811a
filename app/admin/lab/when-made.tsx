'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isWaiting } from './actions';

const EVERY_MS = 4_000;

/** Shows the page again once the forecast of these numbers is no longer being made. Without script, nothing. */
export function WhenMade({ numbers }: { numbers: Parameters<typeof isWaiting>[0] }) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const look = async () => {
      const waiting = document.visibilityState === 'hidden' || (await isWaiting(numbers).catch(() => null));
      if (left) return;
      if (waiting === false) router.refresh();
      else timer = setTimeout(() => void look(), EVERY_MS);
    };
    timer = setTimeout(() => void look(), EVERY_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [numbers, router]);
  return null;
}
