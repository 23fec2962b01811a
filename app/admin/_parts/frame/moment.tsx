import { useLocale } from 'next-intl';
import { momentOnRecord } from '@/lib/language/times';

/** An exact time, for the record. */
export function Moment({ at }: { at: string }) {
  return (
    <time data-said="record" dateTime={at}>
      {momentOnRecord(new Date(at), useLocale())}
    </time>
  );
}
