import type { PolicySettings } from './schemas';

/**
 * The membership's name as sentences need it: "a Maverick Insider", and, once it has been named in full, "an Insider".
 */
export function membershipName({ membership }: PolicySettings['names']): { full: string; short: string } {
  const last = membership.split(' ').at(-1) ?? membership;
  return { full: withArticle(membership), short: withArticle(last) };
}

const withArticle = (name: string) => `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
