import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { requireViewer } from '@/app/_frame/require-viewer';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { Dateline } from '@/app/_ui/timestamp';
import { listOwnSanctions } from '@/lib/moderation/sanctions/list-own-sanctions';
import { ownSanctionsQuery, type OwnSanctionView } from '@/lib/moderation/sanctions/schemas';
import { decisionHref } from '../../_parts/decision-href';
import { AccountPage } from '../_parts/account-page';
import styles from './sanctions.module.css';

const HERE = '/account/sanctions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mine.sanctions');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was done to the member, whatever keeps them from writing: each with the way to why, and to an appeal. */
export default async function SanctionsPage({ searchParams }: Props) {
  const asked = ownSanctionsQuery
    .pick({ cursor: true })
    .strip()
    .safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const viewer = await requireViewer(HERE);
  const { items, nextCursor } = await orNotFound(listOwnSanctions({ viewer, cursor }));
  const [t, pages] = await Promise.all([getTranslations('mine.sanctions'), getTranslations('desk.pages')]);
  return (
    <AccountPage part="profile" title={t('title')} intro={t('intro')}>
      {items.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol role="list" className={styles.list}>
          {items.map((sanction) => (
            <li key={sanction.id}>
              <Item sanction={sanction} />
            </li>
          ))}
        </ol>
      )}
      <PaginationByCursor
        label={t('pages')}
        first={HERE}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: pages('newest'), next: pages('earlier') }}
      />
    </AccountPage>
  );
}

function Item({ sanction: { id, kind, reason, startsAt, inForce, lifted } }: { sanction: OwnSanctionView }) {
  const t = useTranslations('mine.sanctions');
  const state = inForce ? 'inForce' : lifted ? 'lifted' : kind === 'WARNING' ? 'warned' : 'over';
  return (
    <>
      <h2 className={styles.name}>
        <a href={decisionHref('sanction', id)}>{t('name', { kind })}</a>
      </h2>
      <p className={styles.when}>
        <Dateline at={startsAt} /> · {t('state', { state })}
      </p>
      <p className={styles.reason} dir="auto">
        “{reason}”
      </p>
    </>
  );
}
