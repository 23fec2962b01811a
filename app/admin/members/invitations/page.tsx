import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { Dateline } from '@/app/_ui/timestamp';
import { listInvitations } from '@/lib/members/invitations/list-invitations';
import { INVITATION_DAYS } from '@/lib/members/invitations/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Section } from '../../_parts/frame/section';
import { InviteForm, RevokeForm } from './forms';
import styles from './invitations.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('invitations')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InvitationsPage({ searchParams }: Props) {
  const t = await getTranslations('invitations');
  const roles = {
    MEMBER: t('roles.MEMBER'),
    MODERATOR: t('roles.MODERATOR'),
    ADMIN: t('roles.ADMIN'),
  };
  const form = (
    <InviteForm words={{ form: t('form'), email: t('email'), role: t('role'), send: t('send'), roles }} />
  );
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/members/invitations">
        <Page column>
          <PageHeading title={t('title')} />
          {form}
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/members/invitations');
  if (!may(viewer, 'member.set-office')) notFound();
  const [{ items, more }, { done }] = await Promise.all([listInvitations({ viewer }), searchParams]);
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={t('title')}
      intro={t('intro', { days: INVITATION_DAYS })}
      notice={
        done === 'sent' ? (
          <Done title={t('sent')} />
        ) : (
          done === 'revoked' && (
            <Done title={t('revoked')}>
              <p>{t('revokedThen')}</p>
            </Done>
          )
        )
      }
    >
      <div className={styles.parts}>
        <p>
          <a href="/admin/members">{t('back')}</a>
        </p>
        <Section id="invite" title={t('form')}>
          {form}
        </Section>
        <Section id="open" title={t('open')}>
          {items.length === 0 && <p>{t('none')}</p>}
          <ul role="list" className={styles.list}>
            {items.map(({ id, email, role, by, expiresAt }) => (
              <li key={id}>
                <div className={styles.who}>
                  <strong>{email}</strong>
                  <span className={styles.facts}>
                    {t.rich('facts', { role: roles[role], by, day: () => <Dateline at={expiresAt} /> })}
                  </span>
                </div>
                <RevokeForm id={id} words={{ revoke: t('revoke'), revokeOf: t('revokeOf', { email }) }} />
              </li>
            ))}
          </ul>
          {more > 0 && <p>{t('more', { count: more })}</p>}
        </Section>
      </div>
    </Desk>
  );
}
