import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmail } from '../rules';
import { isOfDomain, mailboxOf } from './rules';

describe('a mailbox', () => {
  it.each([
    ['Ann.Lee+news@Gmail.com', 'annlee@gmail.com'],
    ['a.n.n.l.e.e@googlemail.com', 'annlee@gmail.com'],
    ['ann_lee-x@protonmail.com', 'annleex@proton.me'],
    ['ann.lee+a+b@example.org', 'ann.lee@example.org'],
    ['+x@example.org', '+x@example.org'],
    ['"a@b"+c@example.org', '"a@b"@example.org'],
  ])('%s is that of %s', (typed, mailbox) => expect(mailboxOf(foldEmail(typed))).toBe(mailbox));

  it('is another where the host looks at dots', () => {
    expect(mailboxOf('ann.lee@example.org')).not.toBe(mailboxOf('annlee@example.org'));
  });

  it('is its own mailbox', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const mailbox = mailboxOf(foldEmail(email));
        expect(mailboxOf(mailbox)).toBe(mailbox);
      }),
    );
  });
});

describe('a domain', () => {
  it.each([
    ['ann@mailinator.com', true],
    ['ann@eu.mailinator.com', true],
    ['ann@mailinator.com.', true],
    ['ann@notmailinator.com', false],
    ['ann@mailinator.com.example.org', false],
    ['ann@bücher.example', true],
  ])('of %s is among those that are listed: %s', (email, listed) => {
    expect(isOfDomain(email, ['mailinator.com', 'xn--bcher-kva.example'])).toBe(listed);
  });
});
