import { expect, it } from 'vitest';
import { parseEnv } from '@/lib/platform/env';
import { securityTxt } from './security-txt';

it('says whom to tell, in the order of preference, for half a year', () => {
  const text = securityTxt({
    contacts: ['mailto:security@example.org', 'https://example.org/security'],
    site: 'https://comments.example.org',
    languages: ['en', 'ar'],
    now: new Date('2026-11-30T21:00:00Z'),
  });
  expect(text.split('\n')).toEqual([
    'Contact: mailto:security@example.org',
    'Contact: https://example.org/security',
    'Expires: 2027-05-29T00:00:00.000Z',
    'Preferred-Languages: en, ar',
    'Canonical: https://comments.example.org/.well-known/security.txt',
    '',
  ]);
});

it('takes addresses for mail as people write them, and nothing that is no address', () => {
  const contactsOf = (given: string) =>
    parseEnv({
      DATABASE_URL: 'postgres://x@localhost/x',
      SESSION_SECRET: 'x'.repeat(32),
      SECURITY_CONTACT: given,
    }).SECURITY_CONTACT;
  expect(contactsOf('')).toEqual([]);
  expect(contactsOf('security@example.org  https://example.org/security')).toEqual([
    'mailto:security@example.org',
    'https://example.org/security',
  ]);
  for (const wrong of ['http://example.org', 'nobody', 'a@b.example\nExpires: never'])
    expect(() => contactsOf(wrong)).toThrow(/SECURITY_CONTACT/);
});
