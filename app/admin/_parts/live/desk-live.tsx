import { useLocale, useTranslations } from 'next-intl';
import { pluralForms } from '@/app/_ui/plural-forms';
import type { QueueName } from '@/lib/moderation/schemas';
import { MOST_COUNTED } from '@/lib/platform/paging';

type Props = {
  /** When the page was made, before anything of it was read. */
  at: Date;
  /** How many have come to its queue since the page was opened that it is a part of. */
  arrived?: { queue: QueueName; count: number };
  /** What follows the list. */
  further?: string | null;
};

/** Keeps tabs, list and ages up to date while the desk is open, and says what has come; without script, nothing. */
export function DeskLive({ at, arrived, further }: Props) {
  const t = useTranslations('desk');
  const site = useTranslations('site.when');
  const locale = useLocale();
  const forms = (unit: 'minutes' | 'hours' | 'days') =>
    pluralForms(locale, (count) => t(`wait.${unit}`, { count }).replace(/\d+/, '%'));
  const count = Math.min(arrived?.count ?? 0, MOST_COUNTED);
  return (
    <desk-live
      id="desk-live"
      at={at.getTime()}
      arrived={arrived?.count}
      news={arrived && t('live.arrived', { count, title: t(`queues.${arrived.queue}.title`) })}
      further={further ?? undefined}
      gone={t('live.gone')}
      now={site('now')}
      minutes={forms('minutes')}
      hours={forms('hours')}
      days={forms('days')}
    />
  );
}
