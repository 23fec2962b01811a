import { describe, expect, it } from 'vitest';
import { readPolicyReports } from './policy-report';

describe('reports of the content policy', () => {
  it('are read as older browsers send them', () => {
    const report = {
      'document-uri': 'https://example.org/reset-password?token=secret#there',
      'blocked-uri': 'inline',
      'violated-directive': 'script-src-elem',
      'effective-directive': 'script-src-elem',
      'original-policy': "default-src 'none'",
      'source-file': 'https://example.org/x.js?key=secret',
      'line-number': 12,
      disposition: 'enforce',
    };
    expect(readPolicyReports(JSON.stringify({ 'csp-report': report }))).toEqual([
      {
        directive: 'script-src-elem',
        page: 'https://example.org/reset-password',
        blocked: 'inline',
        source: 'https://example.org/x.js',
        line: 12,
        disposition: 'enforce',
      },
    ]);
  });

  it('are read as newer ones send them, some at once', () => {
    const body = {
      documentURL: 'https://example.org/',
      blockedURL: 'https://evil.example/a?b',
      effectiveDirective: 'img-src',
    };
    const reports = [
      { type: 'csp-violation', age: 5, url: 'https://example.org/', body },
      { type: 'deprecation', body: { id: 'x' } },
    ];
    expect(readPolicyReports(JSON.stringify(reports))).toMatchObject([
      { directive: 'img-src', blocked: 'https://evil.example/a', line: 0 },
    ]);
    const many = Array.from({ length: 500 }, () => reports[0]);
    expect(readPolicyReports(JSON.stringify(many))).toHaveLength(10);
  });

  it('are bounded, and nothing else is one', () => {
    const [report] = readPolicyReports(
      JSON.stringify({
        'csp-report': { 'document-uri': 'x'.repeat(5_000), 'violated-directive': 'y'.repeat(500) },
      }),
    );
    expect([report!.page.length, report!.directive.length]).toEqual([300, 60]);
    for (const body of ['', 'null', '[]', '{}', '[{"type":5}]', 'not JSON', '{"csp-report":"x"}'])
      expect(readPolicyReports(body)).toEqual([]);
  });
});
