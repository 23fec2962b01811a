import { describe, expect, it } from 'vitest';
import { refusalOf } from '../entry/refuse-request';
import { baseHeaders, DOCUMENT_POLICY, personalPolicy } from './security-headers';

describe('what every answer carries', () => {
  it('keeps other sites out, and is not guessed at', () => {
    expect(baseHeaders('https://comments.example.org')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000',
      'reporting-endpoints': 'policy="/api/policy-reports"',
    });
  });

  it('binds nobody to https where the site has none', () => {
    expect(baseHeaders('http://localhost:3000')).not.toHaveProperty('strict-transport-security');
  });
});

describe('the content policy', () => {
  it('allows nothing but what is ours, and nothing inline', () => {
    const rules = DOCUMENT_POLICY.split('; ');
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(rules).toContain(rule);
    expect(DOCUMENT_POLICY).not.toMatch(/unsafe|nonce|https?:/);
  });

  it('has browsers say what it kept a page from, whoever the page is for', () => {
    for (const policy of [DOCUMENT_POLICY, personalPolicy('abc')])
      expect(policy).toMatch(/report-uri \/api\/policy-reports; report-to policy$/);
  });
});

it('nobody has their own request told back to them (TRACE)', () => {
  const asked = (url: string) =>
    refusalOf(
      { method: 'TRACE', url, headers: {} } as Parameters<typeof refusalOf>[0],
      'https://example.org',
    );
  expect(asked('/')).toMatchObject({ status: 403 });
  expect(asked('/api/v1/articles')).toMatchObject({ status: 405 });
});
