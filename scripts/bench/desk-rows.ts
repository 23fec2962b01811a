import { TIME_ZONE } from '@/lib/language/times';
import type { Viewer } from '@/lib/members/viewer';
import { dayOf } from '@/lib/moderation/numbers/days';
import { foldDays } from '@/lib/moderation/numbers/fold-days';
import { summarisePeerReview } from '@/lib/peer-review/transparency/read-transparency';
import { DAY_MS } from '@/lib/platform/durations';
import { secondStep } from '@/lib/testing/people';
import type { Row } from './compare';
import { A_MILLION, insertDesk } from './insert-desk';
import { measureHttp } from './measure-http';
import type { RunningServer, Yardstick } from './servers';

const daysAgo = (days: number) => dayOf(new Date(Date.now() - days * DAY_MS), TIME_ZONE);

/** The rooms of the desk, as one administrator asks for them, one after the other. */
const PAGES = {
  referred: '/admin',
  reported: '/admin?queue=reported',
  'in review': '/admin?queue=in-review',
  objected: '/admin?queue=objected',
  published: '/admin?queue=published',
  rejected: '/admin?queue=rejected',
  removed: '/admin?queue=removed',
  'all comments': '/admin?queue=all',
  'published, by a rare word': '/admin?queue=published&q=777777',
  'published, by words in all': '/admin?queue=published&q=winter+closures',
  'published, by their author': '/admin?queue=published&author=Gideon+Pike+84',
  'referred, one at a time': '/admin?one=on',
  'numbers of a week': '/admin/numbers',
  'numbers of a year': `/admin/numbers?period=own&from=${daysAgo(365)}&to=${daysAgo(1)}`,
  'the report of a year': '/admin/numbers/report?year=2025',
  members: '/admin/members',
  'members by a part of a name': '/admin/members?query=Gideon+Pike',
  'members by a part of an address': '/admin/members?query=desk-77777%40',
  'members by two letters that nobody has': '/admin/members?query=qq',
  'members under a sanction': '/admin/members?sanctioned=true',
  reviewers: '/admin/reviewers',
  'reviewers in good standing': '/admin/reviewers?standing=GOOD',
  appeals: '/admin/appeals',
  'appeals that were decided': '/admin/appeals?state=UPHELD',
  'second looks': '/admin/second-looks',
  expertise: '/admin/expertise',
  'practice comments': '/admin/calibration',
  patterns: '/admin/patterns',
  lab: '/admin/lab',
  audit: '/admin/audit',
  security: '/admin/security',
};

/**
 * What a moderator waits for where there are a million comments and 100,000 members. They are inserted, in some minutes, when the first row
 * is measured: no other row is to be measured after these.
 */
export function deskRows({
  site,
  yardstick,
  admin,
  cookie,
}: {
  site: RunningServer;
  yardstick: Yardstick;
  admin: Viewer;
  cookie: string;
}): Row[] {
  let inserted: Promise<unknown> | undefined;
  const insert = async () => {
    await insertDesk(A_MILLION, (what) => process.stderr.write(`          ${what}\n`));
    // What jobs of the hour count, as they will have where there is so much.
    const days = await foldDays({ zone: TIME_ZONE });
    await summarisePeerReview();
    process.stderr.write(`          ${days} days counted\n`);
    await secondStep(admin.id);
  };
  return Object.entries(PAGES).map(([room, path]) => ({
    name: `desk: ${room}`,
    measure: async (seconds) => {
      await (inserted ??= insert());
      const ask = { path, headers: { cookie } };
      return measureHttp({ port: site.port, ask, connections: 1 })(seconds);
    },
    against: {
      name: 'Next page that does nothing',
      measure: measureHttp({ port: yardstick.port, ask: { path: '/nothing' }, connections: 1 }),
    },
    goal: { p95: 300 },
  }));
}
