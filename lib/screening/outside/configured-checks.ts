import { env } from '@/lib/platform/env';
import { akismet } from './akismet';
import { httpCheck } from './http-check';
import type { OutsideCheck } from './outside-check';

let configured: OutsideCheck[] | undefined;

/** The checks outside of this site that its settings name, made once. */
export const configuredChecks = (): readonly OutsideCheck[] => (configured ??= make());

function make(): OutsideCheck[] {
  const { SCREENING_URL: url, SCREENING_SECRET: secret, AKISMET_KEY: key, APP_URL: blog } = env();
  return [...(url && secret ? [httpCheck({ url, secret })] : []), ...(key ? [akismet({ key, blog })] : [])];
}
