import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages } from '@/lib/language/translator';
import { forTheBrowser } from '../_frame/for-the-browser';

export const metadata: Metadata = { robots: { index: false } };

/** Who may enter is asked by every page: a layout is not run again for each. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const messages = await getMessages();
  return <NextIntlClientProvider messages={forTheDesk(messages)}>{children}</NextIntlClientProvider>;
}

/** What the forms of the desk say in the browser, beside what those of every page do. */
function forTheDesk(messages: Messages) {
  const { cases, desk, reasons, records, settings } = messages;
  return { ...forTheBrowser(messages), cases, desk, reasons, records, settings };
}
