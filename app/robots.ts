import type { MetadataRoute } from 'next';
import { env } from '@/lib/platform/env';

export const dynamic = 'force-dynamic';

/** What is nobody's business but theirs, or leads only there; crawlers would spend their time on it. What is framed says itself that it is not to be found. */
const PRIVATE = [
  ...[
    '/admin',
    '/account',
    '/api/',
    '/me/',
    '/my-comments',
    '/my-reviews',
    '/notifications',
    '/review',
    '/reading',
  ],
  ...['/join', '/sign-in', '/search', '/unsubscribe'],
];

/** Where search engines need not look, and where the list of what there is to find stands. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/api/v1/openapi.json', disallow: PRIVATE },
    sitemap: new URL('/sitemap.xml', env().APP_URL).href,
  };
}
