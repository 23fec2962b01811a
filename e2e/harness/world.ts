import { createHash } from 'node:crypto';
import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { createAdmin } from '@/lib/members/create-admin';
import { enrollMember } from '@/lib/members/enroll-member';
import type { Role, Viewer } from '@/lib/members/viewer';
import { changePolicy } from '@/lib/moderation/change-policy';
import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { calibrationItems } from '@/prisma/seed/texts';

export type Account = { email: string; password: string; displayName: string };
export type World = { article: { slug: string; title: string }; moderator: Account; admin: Account };

/** The article of the tests: a page as a person would paste it. */
const ARTICLE = `How the harbour clock was mended

The clock above the harbour office, stopped since the storm. (Photo: Harbour archive)
By A. Reporter
3 Feb 2026 0

For eleven months the harbour told the wrong time. Then a retired watchmaker asked for a ladder.

The clock had stopped at ten past four on the night of the storm, and nobody on the council could agree whose clock it was.

It took an afternoon, a new spring and a letter to three departments.
`;

/** An article, a desk and the calibration set. Verdicts and decisions are taken at once, and every place goes to a real comment first. */
export async function createWorld(): Promise<World> {
  const { slug } = await importArticle({ article: parseArticleFile(ARTICLE) });
  for (const item of calibrationItems) await saveCalibrationItem(item);
  const moderator = await enroll('Desk Moderator', 'MODERATOR');
  const admin = newAccount('Desk Admin');
  const { memberId } = await createAdmin(admin);
  await changePolicy({
    viewer: viewerOf(memberId, admin, 'ADMIN'),
    patch: {
      review: {
        readingFloor: false,
        auditShare: 0,
        chance: { least: 1, beyondDuty: 1 },
        calibrationRate: 0,
        calibration: { amongFirst: 0 },
      },
      // What is decided is so at once: the site of the tests runs no jobs. What holds meanwhile is tried by itself.
      moderation: { holdSeconds: 0 },
      // Staff of the tests sign in by their password: what is asked of others is tried at a site of its own.
      security: { secondStep: 'nobody' },
    },
  });
  return { article: { slug, title: 'How the harbour clock was mended' }, moderator, admin };
}

/** Adds a member directly, as the operator of an installation may. */
export async function enroll(
  displayName: string,
  role: Role = 'MEMBER',
): Promise<Account & { viewer: Viewer }> {
  const account = newAccount(displayName);
  const { memberId } = await enrollMember({ ...account, role, source: 'STAFF' });
  return { ...account, viewer: viewerOf(memberId, account, role) };
}

/** Someone whom nobody has met: their own address, name and password. */
export function newAccount(displayName: string): Account {
  const name = createHash('sha256').update(displayName).digest('hex').slice(0, 12);
  return { email: `${name}@example.org`, password: `correct battery ${name}`, displayName };
}

const viewerOf = (id: string, { email, displayName }: Account, role: Role): Viewer => ({
  id,
  sessionId: id,
  frame: null,
  email,
  displayName,
  role,
  verified: true,
  language: null,
  membership: { state: 'ACTIVE', source: 'STAFF' },
  insider: true,
  sanction: null,
  provedLately: true,
  owesSecondStep: false,
});
