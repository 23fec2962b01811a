import { useEffect, useState } from 'react';

/**
 * Seconds until a moment, counted down. Reckoned from the server's `now`, for it is the server's clock that decides, and by the
 * time that passes here, whatever this machine takes the hour to be. Without script it stays at what it was when the page was made.
 */
export function useSecondsUntil(moment: string, now: string): number {
  const whole = Date.parse(moment) - Date.parse(now);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const tick = () => setPassed(performance.now() - started);
    const timer = setInterval(tick, 1_000);
    tick();
    return () => clearInterval(timer);
  }, [moment, now]);
  return Math.max(0, Math.ceil((whole - passed) / 1_000));
}
