import { setImmediate } from 'node:timers/promises';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlStatements, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { asLocale } from '@/lib/language/locales';
import { currentPolicy } from '@/lib/policy/current-policy';
import { personalData } from '../personal-data/personal-data';
import { fetchPicture } from '../picture/fetch-picture';
import { findPicture } from '../picture/store';
import { readRows, type Whose } from '../personal-data/store';
import { exportEnd } from './rules';
import type { ExportJob } from './schemas';
import { findArticleNames, findUnmade, saveExport } from './store';
import { writePage, type Held } from './write-page';
import { zipped } from './zipped';

/**
 * Makes a copy of everything that is kept of a member, and tells them by letter. Made once, whoever else tries: what is there already, or is
 * not wanted any more, is left alone.
 */
export async function makeExport({
  job: { exportId },
  context = systemContext,
}: {
  job: ExportJob;
  context?: Context;
}): Promise<void> {
  const member = await findUnmade(database(), exportId);
  if (!member) return;
  const { names, language } = await currentPolicy();
  const locale = asLocale(member.language) ?? language.default;
  const held = await readHeld({ id: member.memberId, emailFolded: member.emailFolded });
  const articles = await findArticleNames(database(), idsOfArticles(held));
  const picture = await readPictureFile(member.memberId);
  const madeAt = context.now();
  const about = { publication: names.publication, site: env().APP_URL, madeAt: madeAt.toISOString() };
  const data = {
    about,
    held: Object.fromEntries(held.map(({ table, rows }) => [table, rows])),
    articles,
  };
  const file = await zipped(
    [
      { name: 'your-data.html', content: await writePage({ about, held, articles, locale }) },
      { name: 'your-data.json', content: JSON.stringify(data, null, 2) },
      ...(picture ? [{ name: 'your-picture.webp', content: picture }] : []),
    ],
    madeAt,
  );
  const endsAt = exportEnd(madeAt);
  await transaction(async (tx) => {
    if (!(await saveExport(tx, { id: exportId, file, madeAt, endsAt }))) return;
    await emit(tx, {
      type: 'member.export',
      subjectId: member.memberId,
      payload: { endsAt: endsAt.toISOString() },
    });
  });
}

/** What stands beside the member's name, in its largest size. */
async function readPictureFile(memberId: string): Promise<Uint8Array | null> {
  const name = await findPicture(sqlStatements(), memberId);
  return name === null ? null : fetchPicture({ name, size: 256 });
}

async function readHeld(whose: Whose): Promise<Held[]> {
  const held: Held[] = [];
  for (const table of Object.keys(personalData) as Held['table'][]) {
    if (typeof personalData[table].exported === 'string') continue;
    const rows = await readRows(sqlStatements(), table, whose);
    if (rows.length > 0 || !personalData[table].ofPayments) held.push({ table, rows });
    // Pages are served by this process, too.
    await setImmediate();
  }
  return held;
}

const idsOfArticles = (held: Held[]): string[] => [
  ...new Set(
    held.flatMap(({ rows }) => rows.flatMap(({ article_id: id }) => (typeof id === 'string' ? [id] : []))),
  ),
];
