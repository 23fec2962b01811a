import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { waitsFor } from '@/app/_frame/waits-for';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { WaitsAsList } from '@/app/_ui/waits';
import { sanctioned } from '@/lib/members/permissions';
import { errorInWords } from '@/lib/language/error-in-words';
import { readMe } from '@/lib/members/read-me';
import type { MeView } from '@/lib/members/schemas';
import { membershipName } from '@/lib/policy/membership-name';
import { currentPolicy } from '@/lib/policy/current-policy';
import styles from './account.module.css';
import { Expertise } from './expertise';
import { Reviewed } from './reviewed';
import { PasswordForm } from './password-form';
import { SignOuts } from './sign-outs';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title'), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: Props) {
  const [viewer, { saved }] = await Promise.all([requireViewer('/account'), searchParams]);
  const [{ names }, t, words, locale] = await Promise.all([
    currentPolicy(),
    getTranslations('account'),
    getTranslations('site.waits'),
    getLocale(),
  ]);
  const me = readMe({ viewer });
  const standing = t(`standing.${me.membership?.state ?? 'NONE'}`, {
    membership: membershipName(names, locale).full,
    publication: names.publication,
  });
  return (
    <PageFrame returnTo="/account">
      <Page column>
        <PageHeading title={<bdi>{me.displayName}</bdi>} intro={standing} />
        {viewer.sanction && <Notice tone="bad" title={errorInWords(locale, sanctioned(viewer.sanction))} />}
        <Details me={me} words={{ email: t('email'), role: t('role'), roleName: t(`roles.${me.role}`) }} />
        <p>
          {t.rich('ways', {
            comments: (words) => <a href="/my-comments">{words}</a>,
            reviews: (words) => <a href="/my-reviews">{words}</a>,
            profile: (words) => <a href={`/members/${me.id}`}>{words}</a>,
          })}
        </p>
        <section id="waits" className={styles.section} aria-labelledby="waits-title">
          <h2 id="waits-title" className={styles.title}>
            {words('title')}
          </h2>
          <WaitsAsList waits={await waitsFor(viewer)} />
        </section>
        <Expertise viewer={viewer} saved={saved === 'knows'} />
        <Reviewed viewer={viewer} />
        <Password email={me.email} saved={saved === 'password'} />
        <section className={styles.section} aria-labelledby="sessions-title">
          <h2 id="sessions-title" className={styles.title}>
            {t('sessions')}
          </h2>
          <SignOuts words={{ here: t('signOut'), everywhere: t('signOutEverywhere') }} />
        </section>
      </Page>
    </PageFrame>
  );
}

function Password({ email, saved }: { email: string; saved: boolean }) {
  const t = useTranslations('account');
  return (
    <section id="password" className={styles.section} aria-labelledby="password-title">
      <h2 id="password-title" className={styles.title}>
        {t('change.title')}
      </h2>
      {saved && <Notice tone="good" title={t('change.saved')} live />}
      <PasswordForm
        email={email}
        words={{
          form: t('change.title'),
          present: t('change.present'),
          password: t('reset.password'),
          hint: t('passwordHint'),
          save: t('change.save'),
          showPassword: t('showPassword'),
        }}
      />
    </section>
  );
}

type DetailWords = { email: string; role: string; roleName: string };

function Details({ me, words }: { me: MeView; words: DetailWords }) {
  return (
    <dl className={styles.details}>
      <dt>{words.email}</dt>
      <dd>{me.email}</dd>
      <dt>{words.role}</dt>
      <dd>{words.roleName}</dd>
    </dl>
  );
}
