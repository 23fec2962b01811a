import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { waitsFor } from '@/app/_frame/waits-for';
import { Notice } from '@/app/_ui/notice';
import { WaitsAsList } from '@/app/_ui/waits';
import { sanctioned } from '@/lib/members/permissions';
import { errorInWords } from '@/lib/language/error-in-words';
import { readMe } from '@/lib/members/read-me';
import { AccountPage } from './_parts/account-page';
import styles from './_parts/account.module.css';
import { Section } from './_parts/section';
import { standingInWords } from './_parts/standing-in-words';
import { Expertise } from './expertise';
import { Picture } from './picture';
import { Rename } from './rename';
import { Reviewed } from './reviewed';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title'), robots: { index: false } };
}

export default async function ProfilePage({ searchParams }: Props) {
  const [viewer, { saved }] = await Promise.all([requireViewer('/account'), searchParams]);
  const [t, sanctions, words, locale, standing] = await Promise.all([
    getTranslations('account'),
    getTranslations('mine.sanctions'),
    getTranslations('site.waits'),
    getLocale(),
    standingInWords(viewer),
  ]);
  const me = readMe({ viewer });
  return (
    <AccountPage part="profile" title={<bdi>{me.displayName}</bdi>} intro={standing}>
      {viewer.sanction && (
        <Notice tone="bad" title={errorInWords(locale, sanctioned(viewer.sanction))}>
          <p>
            <a href="/account/sanctions">{sanctions('link')}</a>
          </p>
        </Notice>
      )}
      <dl className={styles.details}>
        <dt>{t('email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('role')}</dt>
        <dd>{t(`roles.${me.role}`)}</dd>
      </dl>
      <p>
        {t.rich('ways', {
          comments: (words) => <a href="/my-comments">{words}</a>,
          reviews: (words) => <a href="/my-reviews">{words}</a>,
          profile: (words) => <a href={`/members/${me.id}`}>{words}</a>,
        })}
      </p>
      <Section id="waits" title={words('title')}>
        <WaitsAsList waits={await waitsFor(viewer)} />
      </Section>
      <Rename viewer={viewer} saved={saved === 'name'} />
      <Picture viewer={viewer} saved={saved === 'picture'} removed={saved === 'no-picture'} />
      <Expertise viewer={viewer} saved={saved === 'knows'} />
      <Reviewed viewer={viewer} />
    </AccountPage>
  );
}
