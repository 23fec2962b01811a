import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Fold } from '@/app/_ui/fold';
import { Page, PageHeading } from '@/app/_ui/page';
import { may } from '@/lib/members/permissions';
import { listWebhooks } from '@/lib/outreach/webhooks/read-webhooks';
import type { WebhookView } from '@/lib/outreach/webhooks/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskList } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Section, Sections } from '../_parts/frame/section';
import { WebhookForm } from './webhook-form';
import { WebhookState } from './webhook-state';
import styles from './webhooks.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('webhooks')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The addresses that are told what happens here. */
export default async function WebhooksPage({ searchParams }: Props) {
  const t = await getTranslations('webhooks');
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo="/admin/webhooks">
        <Page column>
          <PageHeading title={t('add')} />
          <WebhookForm />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk('/admin/webhooks');
  if (!may(viewer, 'webhook.manage')) notFound();
  const [webhooks, { done }] = await Promise.all([listWebhooks({ viewer }), searchParams]);
  return (
    <Desk
      viewer={viewer}
      place="webhooks"
      title={t('title')}
      intro={t('intro')}
      notice={done === 'removed' && <Done title={t('done.removed')} />}
    >
      <Sections>
        <Section id="endpoints" title={t('list')}>
          {webhooks.length === 0 && <p>{t('none')}</p>}
          <DeskList items={webhooks} dense>
            {(webhook) => <Row webhook={webhook} />}
          </DeskList>
        </Section>
        <Section id="add" title={t('add')}>
          {webhooks.length === 0 ? (
            <WebhookForm />
          ) : (
            <Fold summary={t('add')}>
              <div className={styles.folded}>
                <WebhookForm />
              </div>
            </Fold>
          )}
        </Section>
      </Sections>
    </Desk>
  );
}

function Row({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations('webhooks');
  const { id, name, url, format } = webhook;
  return (
    <div className={styles.row}>
      <div className={styles.name}>
        <a href={`/admin/webhooks/${id}`}>
          <bdi>{name}</bdi>
        </a>
        <span className={styles.soft}>
          {t(`formats.${format}`)} · <bdi dir="ltr">{new URL(url).host}</bdi>
        </span>
      </div>
      <WebhookState webhook={webhook} />
    </div>
  );
}
