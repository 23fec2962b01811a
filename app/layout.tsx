import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { directionOf } from '@/lib/language/locales';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { isFramed } from '@/lib/web/embed/is-framed';
import { wordsOfForms } from './_frame/words-of-forms';
import './_ui/fonts.css';
import './_ui/tokens.css';
import './_ui/base.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { names } = await currentPolicy();
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: names.publication, template: `%s · ${names.publication}` },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfdfb' },
    { media: '(prefers-color-scheme: dark)', color: '#141615' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, t, framed] = await Promise.all([
    getLocale(),
    getMessages(),
    getTranslations(),
    isFramed(),
  ]);
  return (
    <html lang={locale} dir={directionOf(locale)} data-framed={framed || undefined}>
      <head>
        {['newsreader-text-latin', 'newsreader-display-latin', 'libre-franklin-latin'].map((face) => (
          <link
            key={face}
            rel="preload"
            as="font"
            type="font/woff2"
            href={`/fonts/${face}.2.woff2`}
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body
        data-unsent={t('site.failure.unsent')}
        data-offline={t('site.failure.offline')}
        data-not-loaded={t('site.failure.notLoaded')}
        data-queued={t('site.failure.queued')}
        data-kept={t('site.failure.kept')}
        data-still-sending={t('site.failure.stillSending')}
        data-sent-later={t('site.failure.sentLater')}
        data-returned={t('site.failure.returned')}
        data-change={t('site.failure.change')}
        data-other-writer={t('errors.codes.other-writer')}
        data-signed-out={t('errors.codes.unauthenticated', { where: 'form' })}
        data-sign-in={t('forms.signIn')}
      >
        <NextIntlClientProvider messages={wordsOfForms(messages)}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
