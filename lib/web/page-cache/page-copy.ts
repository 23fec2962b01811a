import type { Locale } from '@/lib/language/locales';

/** Whom a copy of a page is for: readers without an account, or members in good standing, whoever they are. */
export type Audience = 'anyone' | 'member';

/** What may vary of a page that is kept, beside its address. */
export type Copy = {
  /** The language that a reader has chosen; the publication's when absent. */
  language?: Locale;
  audience: Audience;
};

// No address can be asked for with a line break in it, so nobody can name a copy that is not meant for them.
const MARK = '\n';

/** Programs are answered in English, whatever their cookie says, and members as anyone. */
const isForPrograms = (address: string): boolean => address.startsWith('/api/');

/** Under which a copy of the page at a canonical address is kept. */
export function keyOf(address: string, { language, audience }: Copy): string {
  if (isForPrograms(address)) return address;
  if (audience === 'member') return `${address}${MARK}${language ?? ''}${MARK}${audience}`;
  return language ? `${address}${MARK}${language}` : address;
}

/** What `keyOf` put together. */
export function copyOf(key: string): { url: string; language: string | undefined; audience: Audience } {
  const [url = '', language, audience] = key.split(MARK);
  return { url, language: language || undefined, audience: audience === 'member' ? 'member' : 'anyone' };
}
