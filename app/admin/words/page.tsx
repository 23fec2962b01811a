import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { readPolicy } from '@/lib/moderation/change-policy';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Section } from '../_parts/frame/section';
import { TryForm } from './try-form';
import styles from './words.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('words')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

/** The words that stop a comment, and a box to try a text and words in. */
export default async function WordsPage() {
  const t = await getTranslations('words');
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/words">
        <Page column>
          <PageHeading title={t('title')} />
          <TryForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/words');
  const { screening } = await readPolicy({ viewer });
  return (
    <Desk
      viewer={viewer}
      place="words"
      title={t('title')}
      intro={t.rich('intro', { policy: linkTo('/admin/policy#screening') })}
    >
      <div className={styles.parts}>
        <Section id="try" title={t('try')}>
          <TryForm />
        </Section>
        {(['bannedWords', 'suspectWords'] as const).map((list) => (
          <Section key={list} id={list} title={t(list, { count: screening[list].length })}>
            {screening[list].length === 0 ? (
              <p>{t('none')}</p>
            ) : (
              <p className={styles.words}>
                {screening[list].map((word) => (
                  <bdi key={word}>{word}</bdi>
                ))}
              </p>
            )}
          </Section>
        ))}
      </div>
    </Desk>
  );
}
