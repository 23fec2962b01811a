import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../api/table';

const app = join(import.meta.dirname, '../../../app');
const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
const sourceOf = (file: string) => readFileSync(join(app, file), 'utf8');

/** What a file lets others call, with how it is made. */
const exportsOf = (source: string): [name: string, made: string][] =>
  Array.from(
    source.matchAll(/^export (?:async function|const) (\w+)(?: = (\w+)\()?/gm),
    ([, name = '', made = '']) => [name, made],
  );

/** Actions that are counted elsewhere than where they are defined, and where. */
const COUNTED: Record<string, string> = {
  signOutHere: 'not: it ends the session that it would be counted by',
};
/** Routes beside the API, and what bounds them. */
const BESIDE: Record<string, string> = {
  'api/auth/[...nextauth]/route.ts': 'sign-ins are counted by address and account',
  'api/ghost/route.ts': 'by address; and nothing without a signature of Ghost’s',
  'api/metrics/route.ts': 'for the machine itself, or with a token',
  'api/policy-reports/route.ts': 'by address, and all together',
  'api/stripe/route.ts': 'by address; and nothing without a signature of Stripe’s',
  'embed/route.ts': 'one row of an index; pages that are not known yet, by address and by origin',
  'oembed/route.ts': 'by address',
  'embed/[slug]/fragment/route.ts': 'a page of a thread, kept as pages are',
  '(site)/feeds/[format]/route.ts': 'fifty rows of an index, kept as pages are',
  '(site)/articles/[slug]/feeds/[format]/route.ts': 'fifty rows of an index, kept as pages are',
  '(site)/topics/[topic]/feeds/[format]/route.ts': 'fifty rows of twenty indexes at most, kept as pages are',
  '(site)/members/[id]/feeds/[format]/route.ts': 'fifty rows of an index, kept as pages are',
  'api/health/live/route.ts': 'costs nothing',
  'api/health/ready/route.ts': 'one query, for probes',
  '.well-known/security.txt/route.ts': 'costs nothing',
  '.well-known/change-password/route.ts': 'costs nothing',
  'api/unsubscribe/[token]/route.ts': 'nothing without a token that we signed',
  '(account)/account/privacy/export/route.ts': 'by the use case, which counts each fetch',
  '(account)/account/membership/paid/route.ts': 'by the use case, before Stripe is asked',
  '(account)/account/membership/portal/route.ts': 'by the use case, before Stripe is asked',
  '(account)/notifications/[id]/route.ts': 'a notice of one’s own',
  '(account)/sign-in/with/[provider]/route.ts': 'by address, before the provider is asked',
  '(account)/sign-in/with/[provider]/callback/route.ts': 'by address, before the provider is asked',
  'admin/audit/export/route.ts': 'by the use case',
  'admin/audit/statements/route.ts': 'by the use case',
  'admin/imports/[id]/left-out.csv/route.ts': 'for administrators, a thousand rows of an index at a time',
  'admin/members/memberships.csv/route.ts': 'for administrators who have just shown that it is they',
  'admin/numbers/numbers.csv/route.ts': 'for the desk, as the page whose numbers they are',
  'admin/numbers/report.csv/route.ts': 'for the desk, as the page whose numbers they are',
  '(account)/language/route.ts': 'a cookie; for members, by the use case',
};

describe('whatever can be sent to the product is counted', () => {
  it('as a form', () => {
    const actions = files.filter((file) => /\.ts$/.test(file) && sourceOf(file).startsWith("'use server'"));
    expect(actions.length).toBeGreaterThan(10);
    for (const file of actions)
      for (const [name, made] of exportsOf(sourceOf(file)))
        expect(made === 'defineAction' || name in COUNTED, `${file}: ${name}`).toBe(true);
  });

  it('as a call', () => {
    const calls = Object.values(operations).flatMap((chapter) => Object.values(chapter));
    expect(calls.length).toBeGreaterThan(60);
    // Those of the table are answered by `answerCall`, which counts, or are streams, which the doorkeeper counts.
    for (const { handle, stream, path } of calls) expect(handle === undefined, path).toBe(stream === true);
    expect(files.filter((file) => /(^|\/)route\.ts$/.test(file) && !(file in BESIDE))).toEqual([]);
  });

  it('and what is named as an exception is there', () => {
    for (const file of Object.keys(BESIDE)) expect(files).toContain(file);
  });
});
