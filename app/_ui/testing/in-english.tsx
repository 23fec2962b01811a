import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { TIME_ZONE } from '@/lib/language/times';
import { messagesOf } from '@/lib/language/translator';

/** A tree as an English page says it, for a test that renders without Next. */
export const inEnglish = (tree: ReactNode) => (
  <NextIntlClientProvider locale="en" messages={messagesOf('en')} timeZone={TIME_ZONE}>
    {tree}
  </NextIntlClientProvider>
);
