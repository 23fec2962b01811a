import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listItems } from '@/lib/peer-review/calibration/list-items';
import { calibrationQuery, type ItemView, type OpenContestView } from '@/lib/peer-review/calibration/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskList, DeskRow } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import styles from './calibration.module.css';
import { ContestForm } from './contest-form';
import { ItemFacts, ItemText } from './item';
import { ItemForm } from './item-form';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('settings.calibration')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const HERE = '/admin/calibration';
const SHOWN = 25;

const query = z.object({
  cursor: calibrationQuery.shape.cursor,
  done: z.enum(['retired', 'brought-back', 'kept', 'agreed']).optional().catch(undefined),
});

export default async function CalibrationPage({ searchParams }: Props) {
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await enterDesk(HERE);
  const asked = query.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const { items, contests, nextCursor } = await orNotFound(listItems({ viewer, cursor, limit: SHOWN }));
  const [t, desk] = await Promise.all([getTranslations('settings.calibration'), getTranslations('desk')]);
  return (
    <Desk
      viewer={viewer}
      place="calibration"
      title={t('title')}
      intro={t('intro')}
      notice={asked.data.done && <Done title={t(`done.${asked.data.done}`)} />}
    >
      {contests.length > 0 && <Contests contests={contests} />}
      <section className={styles.section} aria-labelledby="items">
        <h2 id="items" className={styles.title}>
          {t('items')}
        </h2>
        <DeskList items={items}>{(item) => <Item item={item} />}</DeskList>
        {items.length === 0 && <p>{t('none')}</p>}
        <PaginationByCursor
          label={t('pages')}
          first={HERE}
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: desk('pages.newest'), next: desk('pages.more') }}
        />
      </section>
    </Desk>
  );
}

/** The session ended before a form was sent: the form with what was written, and nothing of the items. */
function Unsent() {
  const t = useTranslations('settings.calibration');
  return (
    <PageFrame returnTo={HERE}>
      <Page column>
        <PageHeading title={t('unsent')} />
        <ContestForm />
        <ItemForm />
      </Page>
    </PageFrame>
  );
}

function Contests({ contests }: { contests: OpenContestView[] }) {
  const t = useTranslations('settings.calibration');
  const verdicts = useTranslations('desk.verdicts');
  return (
    <section className={styles.section} aria-labelledby="contests">
      <h2 id="contests" className={styles.title}>
        {t('contested')}
      </h2>
      <DeskList items={contests}>
        {({ id, item, given, reason, createdAt }) => (
          <DeskRow facts={<ItemFacts item={item} />}>
            <ItemText item={item} />
            <p>
              {t.rich('contest', {
                verdict: verdicts(given),
                strong: (words) => <strong>{words}</strong>,
                when: () => <Moment at={createdAt} />,
              })}
            </p>
            <p className={styles.reason} dir="auto">
              {reason}
            </p>
            <ContestForm contestId={id} />
          </DeskRow>
        )}
      </DeskList>
    </section>
  );
}

function Item({ item }: { item: ItemView }) {
  return (
    <DeskRow facts={<ItemFacts item={item} />}>
      <ItemText item={item} />
      <ItemForm
        item={{
          id: item.id,
          action: item.state === 'IN_USE' ? 'RETIRE' : 'BRING_BACK',
          name: beginningOf(item.bodyHtml),
        }}
      />
    </DeskRow>
  );
}

/** The first words of a text, by which a control is told from the others. */
const beginningOf = (html: string) =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .trim()
    .split(/\s+/, 6)
    .join(' ');
