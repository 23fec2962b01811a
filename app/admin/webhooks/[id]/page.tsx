import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Fold } from '@/app/_ui/fold';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { withQuery } from '@/app/_ui/with-query';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { listDeliveries } from '@/lib/outreach/webhooks/read-deliveries';
import { readWebhook } from '@/lib/outreach/webhooks/read-webhooks';
import { readSecret } from '@/lib/outreach/webhooks/rotate-secret';
import {
  deliveriesQuery,
  deliveryStates,
  KEPT_DAYS,
  OVERLAP_HOURS,
  type DeliveriesView,
  type DeliveryState,
  type WebhookView,
} from '@/lib/outreach/webhooks/schemas';
import { systemContext } from '@/lib/platform/context';
import { Desk } from '../../_parts/frame/desk';
import { DeskFilter, DeskList } from '../../_parts/frame/desk-list';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Moment } from '../../_parts/frame/moment';
import { Section, Sections } from '../../_parts/frame/section';
import { QuickAct } from '../../_parts/queue/quick-act';
import { pause, remove, replayAll, rotate, test } from '../actions';
import { DeliveryState as Outcome, TypeInWords } from '../delivery-words';
import { WebhookForm } from '../webhook-form';
import { WebhookState } from '../webhook-state';
import styles from '../webhooks.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('webhooks')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What the page says first, after which the secret is what comes next. */
const SHOWS_SECRET = ['added', 'rotated', 'shown'];

/** One endpoint: what it was told, how it does, and what it is. */
export default async function WebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/admin/webhooks/${encodeURIComponent(id)}`;
  if (await isFormOfSignedOut()) return <Unsent id={id} here={here} />;
  const viewer = await enterDesk(here);
  if (!may(viewer, 'webhook.manage')) notFound();
  const { done, count, ...rest } = await searchParams;
  const asked = deliveriesQuery.strip().safeParse(rest);
  const { state, cursor, limit } = asked.success ? asked.data : deliveriesQuery.parse({});
  const [webhook, deliveries, t] = await Promise.all([
    orNotFound(readWebhook({ viewer, id })),
    orNotFound(listDeliveries({ viewer, id, state, cursor, limit })),
    getTranslations('webhooks'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="webhooks"
      title={<bdi>{webhook.name}</bdi>}
      intro={<WebhookState webhook={webhook} />}
      notice={<WhatWasDone done={String(done)} count={Number(count) || 0} />}
    >
      <Sections>
        <p>
          <a href="/admin/webhooks">{t('all')}</a>
        </p>
        <Stopped webhook={webhook} />
        <Acts webhook={webhook} />
        <Deliveries {...{ here, webhook, deliveries, state, cursor }} />
        <Section id="settings" title={t('settings')}>
          <div className={styles.folds}>
            <Fold summary={t('settings')}>
              <div className={styles.folded}>
                <WebhookForm id={id} current={webhook} />
              </div>
            </Fold>
            {webhook.format === 'STANDARD' && (
              <Fold summary={t('secret.title')} open={SHOWS_SECRET.includes(String(done))}>
                <Secret {...{ viewer, webhook, here }} />
              </Fold>
            )}
            <Fold summary={t('remove.title')}>
              <div className={styles.folded}>
                <p>{t('remove.what')}</p>
                <QuickAct act={remove} fields={{ id }} size="normal">
                  {t('remove.button')}
                </QuickAct>
              </div>
            </Fold>
          </div>
        </Section>
      </Sections>
    </Desk>
  );
}

async function Unsent({ id, here }: { id: string; here: string }) {
  const t = await getTranslations('webhooks');
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading title={t('settings')} />
        <WebhookForm id={id} />
      </Page>
    </PageFrame>
  );
}

function WhatWasDone({ done, count }: { done: string; count: number }) {
  const t = useTranslations('webhooks.done');
  const then: Record<string, [title: string, text?: ReactNode]> = {
    added: [t('added'), t('addedThen')],
    saved: [t('saved')],
    paused: [t('paused')],
    resumed: [t('resumed')],
    tested: [t('tested'), t('testedThen')],
    rotated: [t('rotated'), t('rotatedThen', { hours: OVERLAP_HOURS })],
    replayedAll: [t('replayedAll', { count })],
  };
  const [title, text] = then[done] ?? [];
  return title ? <Done title={title}>{text && <p>{text}</p>}</Done> : null;
}

function Stopped({ webhook: { state, format } }: { webhook: WebhookView }) {
  const t = useTranslations('webhooks.paused');
  if (state === 'ACTIVE') return null;
  return (
    <Notice tone={state === 'PAUSED' ? 'plain' : 'bad'} title={t(state)}>
      <p>{t(`${state}Then`, { format, days: KEPT_DAYS })}</p>
    </Notice>
  );
}

function Acts({ webhook: { id, state } }: { webhook: WebhookView }) {
  const t = useTranslations('webhooks');
  return (
    <div className={styles.acts}>
      <QuickAct act={test} fields={{ id }} size="normal">
        {t('test')}
      </QuickAct>
      {state === 'ACTIVE' ? (
        <QuickAct act={pause} fields={{ id, paused: 'yes' }} size="normal">
          {t('pause')}
        </QuickAct>
      ) : (
        <QuickAct act={pause} fields={{ id, paused: 'no' }} size="normal" tone="primary">
          {t('resume')}
        </QuickAct>
      )}
    </div>
  );
}

type DeliveriesProps = {
  here: string;
  webhook: WebhookView;
  deliveries: DeliveriesView;
  state: DeliveryState | undefined;
  cursor: string | undefined;
};

function Deliveries({ here, webhook: { id }, deliveries, state, cursor }: DeliveriesProps) {
  const t = useTranslations('webhooks');
  const desk = useTranslations('desk');
  const { items, nextCursor } = deliveries;
  const first = state ? withQuery(here, { state }) : here;
  return (
    <Section id="deliveries" title={t('deliveries.title')}>
      <p className={styles.soft}>{t('deliveries.kept', { days: KEPT_DAYS })}</p>
      <DeskFilter
        label={t('deliveries.filter')}
        choices={[
          { href: here, words: t('deliveries.all'), current: state === undefined },
          ...deliveryStates.map((one) => ({
            href: withQuery(here, { state: one }),
            words: t(`deliveries.only.${one}`),
            current: state === one,
          })),
        ]}
      />
      {items.length === 0 && <p>{t('deliveries.none')}</p>}
      <DeskList items={items} dense>
        {(delivery) => (
          <div className={styles.row}>
            <div className={styles.name}>
              <a href={`${here}/deliveries/${delivery.id}`}>
                <TypeInWords type={delivery.type} />
              </a>
              <span className={styles.soft}>
                <Moment at={delivery.at} />
              </span>
            </div>
            <Outcome delivery={delivery} />
          </div>
        )}
      </DeskList>
      <PaginationByCursor
        label={t('deliveries.title')}
        first={first}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
      />
      {state === 'GIVEN_UP' && items.length > 0 && (
        <QuickAct act={replayAll} fields={{ id }}>
          {t('retryAll')}
        </QuickAct>
      )}
    </Section>
  );
}

type SecretProps = { viewer: Viewer; webhook: WebhookView; here: string };

/** Shown to those who have proved lately that it is they. */
async function Secret({ viewer, webhook: { id, previousUntil }, here }: SecretProps) {
  const t = await getTranslations('webhooks.secret');
  const secret = viewer.provedLately ? await readSecret({ viewer, id }) : null;
  return (
    <div className={styles.folded}>
      <p>{t('what')}</p>
      {viewer.provedLately ? (
        secret === null ? (
          <p>{t('lost')}</p>
        ) : (
          <code className={styles.code} dir="ltr">
            {secret}
          </code>
        )
      ) : (
        <p>
          {t.rich('prove', {
            link: (words) => <a href={withQuery('/prove', { next: `${here}?done=shown` })}>{words}</a>,
          })}
        </p>
      )}
      {previousUntil && new Date(previousUntil) > systemContext.now() && (
        <p>{t.rich('overlap', { when: () => <Moment at={previousUntil} /> })}</p>
      )}
      <QuickAct act={rotate} fields={{ id, seen: previousUntil ?? '' }}>
        {t('rotate')}
      </QuickAct>
      <p className={styles.soft}>{t('rotateThen', { hours: OVERLAP_HOURS })}</p>
    </div>
  );
}
