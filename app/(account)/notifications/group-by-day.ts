import { dayInWords } from '@/lib/language/times';
import type { Locale } from '@/lib/language/locales';
import type { NoticeView } from '@/lib/outreach/notices/schemas';

/** What happened on one day, in UTC. */
export type NoticesOfDay = {
  /** As in an ISO time. */
  day: string;
  label: string;
  /** It is today or yesterday. */
  recent: boolean;
  notices: NoticeView[];
};

/** Notices by their day, in the order in which they come. */
export function groupByDay(
  notices: NoticeView[],
  now: string,
  { today, yesterday, locale }: { today: string; yesterday: string; locale: Locale },
): NoticesOfDay[] {
  const names = new Map([
    [dayOf(now), today],
    [dayOf(new Date(Date.parse(now) - DAY_MS).toISOString()), yesterday],
  ]);
  const days: NoticesOfDay[] = [];
  for (const notice of notices) {
    const day = dayOf(notice.createdAt);
    const last = days.at(-1);
    if (last?.day === day) last.notices.push(notice);
    else {
      const label = names.get(day) ?? dayInWords(new Date(notice.createdAt), locale);
      days.push({ day, label, recent: names.has(day), notices: [notice] });
    }
  }
  return days;
}

const DAY_MS = 86_400_000;
const dayOf = (at: string) => at.slice(0, 10);
