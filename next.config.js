import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Metadata is part of the page's head for everybody, never streamed after it: readers get documents.
  htmlLimitedBots: /^.*/,
  // Pictures are made in the right sizes beforehand.
  images: { unoptimized: true },
  // `npm run check` sees to types, with the same settings and without a second compiler run.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The entry says how much which page takes: see lib/web/entry/request-limits.ts.
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
  // They hold native code, or connections of which a process has one set; or ask for a package that need not be there.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@node-rs/argon2',
    '@observablehq/plot',
    '@prisma/adapter-pg',
    '@prisma/client',
    'akismet-api',
    'graphile-worker',
    'linkedom',
    'pg',
    'pino',
    'prom-client',
    'stripe',
  ],
};

export default createNextIntlPlugin({
  requestConfig: './lib/web/language/next-intl-request.ts',
  // The build reads the messages, so that no browser needs to bring what reads them: 9 kB.
  experimental: {
    messages: { path: './lib/language/messages', format: 'json', locales: 'infer', precompile: true },
  },
})(config);
