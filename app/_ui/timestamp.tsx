import { useLocale, useTranslations } from 'next-intl';
import { agoInWords, dayInWords, momentInFull } from '@/lib/language/times';

/** A day in words. `at` is an ISO time. */
export function Dateline({ at }: { at: string }) {
  return <time dateTime={at}>{dayInWords(new Date(at), useLocale())}</time>;
}

/** How long ago, seen from `now`; the exact time shows on hover. Both are ISO times. */
export function Ago({ at, now }: { at: string; now: string }) {
  const locale = useLocale();
  const t = useTranslations('site.when');
  const moment = new Date(at);
  return (
    <time dateTime={at} title={momentInFull(moment, locale)}>
      {agoInWords({ at: moment, now: new Date(now), locale, justNow: t('now') })}
    </time>
  );
}
