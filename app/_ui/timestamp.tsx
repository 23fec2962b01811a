import { useLocale, useTranslations } from 'next-intl';
import { agoInWords, dayInWords, isDated, momentInFull } from '@/lib/language/times';

/** A day in words. `at` is an ISO time. */
export function Dateline({ at }: { at: string }) {
  return <time dateTime={at}>{dayInWords(new Date(at), useLocale())}</time>;
}

/** How long ago, seen from `now`; the exact time shows on hover. Both are ISO times. */
export function Ago({ at, now }: { at: string; now: string }) {
  const locale = useLocale();
  const t = useTranslations('site.when');
  const [moment, seenFrom] = [new Date(at), new Date(now)];
  return (
    <time
      data-said={isDated(moment, seenFrom) ? 'day' : 'ago'}
      dateTime={at}
      title={momentInFull(moment, locale)}
    >
      {agoInWords({ at: moment, now: seenFrom, locale, justNow: t('now') })}
    </time>
  );
}

/** The minute, with its time zone. `at` is an ISO time. */
export function Moment({ at }: { at: string }) {
  return (
    <time data-said="moment" dateTime={at}>
      {momentInFull(new Date(at), useLocale())}
    </time>
  );
}
