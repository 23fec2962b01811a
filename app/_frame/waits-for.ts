import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { readUnderWay } from '@/lib/comments/own/read-under-way';
import type { Locale } from '@/lib/language/locales';
import type { Viewer } from '@/lib/members/viewer';
import { countUnread } from '@/lib/outreach/notices/inbox/count-unread';
import { waitsInWords } from '@/lib/web/own-page/waits-in-words';

export const unreadOf = cache((viewer: Viewer) => countUnread({ viewer }));

/** What waits for the viewer, in the page's language: asked for once a page, wherever the page says so. */
export const waitsFor = cache(async (viewer: Viewer) => {
  const [underWay, unread, locale] = await Promise.all([
    readUnderWay({ viewer }),
    unreadOf(viewer),
    getLocale(),
  ]);
  return waitsInWords(locale as Locale, { underWay, unread });
});
