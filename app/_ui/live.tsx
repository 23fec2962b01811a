import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { pluralForms } from './plural-forms';

/** Tells readers who have a discussion open how many comments have come since, and takes them there; without script, nothing. */
export function NewComments({ article, count, href }: { article: string; count: number; href: string }) {
  const t = useTranslations('live');
  const locale = useLocale();
  const words = pluralForms(locale, (more) => t('newComments', { count: more, number: '%' }));
  return <new-comments article={article} count={count} href={href} words={words} />;
}

type Bell = {
  /** What the bell is called: without unread notices, and with `%` of them. */
  label: string;
  labelUnread: string;
  /** The bell itself: a link, with an element for the number that has it in `data-count`. */
  children: ReactNode;
};

/** Keeps the bell's number up to date while the page is open, and says once that something has come. */
export function LiveNotices({ label, labelUnread, children }: Bell) {
  const t = useTranslations('live');
  const locale = useLocale();
  const words = pluralForms(locale, (count) => t('newNotices', { count, number: '%' }));
  return (
    <live-notices label={label} unread={labelUnread} words={words}>
      {children}
    </live-notices>
  );
}

/** Tells members when a comment of theirs on the page no longer stands where the page says. `states` are by comment id. */
export function OwnCommentsNews({ states }: { states: Record<string, string> }) {
  const t = useTranslations('live');
  return <own-comments states={JSON.stringify(states)} posted={t('posted')} moved={t('moved')} />;
}
