import { describe, expect, it } from 'vitest';
import { membershipInWords } from './standing';

const names = { publication: 'The Observer', membership: 'Observer Insider' };
const membership = (state: 'ACTIVE' | 'LAPSED' | 'REVOKED') => ({
  membership: { state, source: 'SIGN_UP' as const },
});

describe('where a membership stands', () => {
  it('is said with the article that the name takes', () => {
    expect(membershipInWords(membership('ACTIVE'), names)).toMatch(/^You are an Observer Insider:/);
    expect(membershipInWords(membership('LAPSED'), names)).toMatch(/as an Observer Insider has lapsed/);
    expect(membershipInWords(membership('REVOKED'), names)).toMatch(/as an Observer Insider was revoked/);
    expect(membershipInWords({ membership: null }, names)).toMatch(/^You are not an Observer Insider yet/);
    expect(membershipInWords(membership('ACTIVE'), { ...names, membership: 'Maverick Insider' })).toMatch(
      /^You are a Maverick Insider:/,
    );
  });
});
