import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { readVersion } from '@/lib/moderation/policy-history/read-version';
import { versionParams } from '@/lib/moderation/policy-history/schemas';
import { Desk } from '../../../_parts/frame/desk';
import { enterDesk } from '../../../_parts/frame/enter-desk';
import { Section } from '../../../_parts/frame/section';
import { Differences } from '../differences';
import styles from '../history.module.css';
import { RestoreForm } from '../restore-form';
import { VersionEntry } from '../version-entry';

type Props = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [desk, t, { version }] = await Promise.all([
    getTranslations('desk'),
    getTranslations('settings.history'),
    params,
  ]);
  return { title: desk('pageTitle', { title: t('one', { version }) }) };
}

/** One version of the policy, what would change if it were put back, and the way to do so. */
export default async function PolicyVersionPage({ params }: Props) {
  const asked = versionParams.safeParse(await params);
  if (!asked.success) notFound();
  const { version: number } = asked.data;
  const here = `/admin/policy/history/${number}`;
  const t = await getTranslations('settings.history');
  const title = t('one', { version: number });
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo={here}>
        <Page column>
          <PageHeading title={title} />
          <RestoreForm version={number} />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk(here);
  const { version, inForce, changes } = await orNotFound(readVersion({ viewer, version: number }));
  const isInForce = number === inForce;
  return (
    <Desk viewer={viewer} place="policy" title={title} intro={version ? undefined : t('installed')}>
      <div className={styles.parts}>
        <p>
          <a href="/admin/policy/history">{t('all')}</a>
        </p>
        {version && <VersionEntry entry={version} inForce={isInForce} />}
        {!isInForce && (
          <Section id="restore" title={t('wouldChange', { inForce })}>
            <Differences label={t('wouldChange', { inForce })} changes={changes} />
            {may(viewer, 'policy.change') && changes.length > 0 && (
              <RestoreForm version={number} inForce={inForce} />
            )}
          </Section>
        )}
      </div>
    </Desk>
  );
}
