import { DAY_MS } from '@/lib/platform/durations';

/** For how long what it says may be believed; the standard recommends less than a year. */
const BELIEVED_DAYS = 180;

/** The text of `security.txt` (RFC 9116). */
export function securityTxt({
  contacts,
  site,
  languages,
  now,
}: {
  /** Addresses to write to, or of pages, the preferred one first. */
  contacts: readonly string[];
  site: string;
  languages: readonly string[];
  now: Date;
}): string {
  const today = new Date(now).setUTCHours(0, 0, 0, 0);
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${new Date(today + BELIEVED_DAYS * DAY_MS).toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${site}/.well-known/security.txt`,
    '',
  ].join('\n');
}
