import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ViewerForm } from '@/app/(site)/_viewer/viewer-form';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { Parts } from '@/app/_ui/parts';
import { withQuery } from '@/app/_ui/with-query';
import styles from './reading.module.css';

/** The parts of a member's reading, which nobody else sees. */
type ReadingPart = keyof typeof addresses;
const addresses = { saved: '/reading', following: '/reading/following', muted: '/reading/muted' } as const;
const parts = ['saved', 'following', 'muted'] as const;

type Props = {
  part: ReadingPart;
  cursor: string | undefined;
  nextCursor: string | null;
  /** There is nothing to list. */
  empty: boolean;
  children: ReactNode;
};

/** One part of what a member keeps for themselves, with the way to the others. */
export async function ReadingPage({ part, cursor, nextCursor, empty, children }: Props) {
  const t = await getTranslations('reactions.reading');
  const address = addresses[part];
  return (
    <PageFrame returnTo={address}>
      <Page column>
        <PageHeading title={t(`${part}.title`)} intro={t(`${part}.intro`)} />
        <Parts
          label={t('parts')}
          parts={parts.map((one) => ({ href: addresses[one], words: t(`${one}.part`) }))}
          here={address}
        />
        <ViewerForm returnTo={withQuery(address, { cursor })} />
        {empty ? <p className={styles.none}>{t(`${part}.none`)}</p> : children}
        <PaginationByCursor
          label={t(`${part}.pages`)}
          first={address}
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
        />
      </Page>
    </PageFrame>
  );
}
