import { agoInWords, dayInWords } from './when';

/** A day in words. `at` is an ISO time. */
export function Dateline({ at }: { at: string }) {
  return <time dateTime={at}>{dayInWords(new Date(at))}</time>;
}

/** How long ago, seen from `now`; the exact time shows on hover. Both are ISO times. */
export function Ago({ at, now }: { at: string; now: string }) {
  const exact = new Date(at).toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (
    <time dateTime={at} title={`${exact} UTC`}>
      {agoInWords(new Date(at), new Date(now))}
    </time>
  );
}
