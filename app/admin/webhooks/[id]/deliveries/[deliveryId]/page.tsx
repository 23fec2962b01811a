import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { may } from '@/lib/members/permissions';
import { readDelivery } from '@/lib/outreach/webhooks/read-deliveries';
import { readWebhook } from '@/lib/outreach/webhooks/read-webhooks';
import type { DeliveryView } from '@/lib/outreach/webhooks/schemas';
import { Desk } from '../../../../_parts/frame/desk';
import { enterDesk } from '../../../../_parts/frame/enter-desk';
import { Facts } from '../../../../_parts/frame/facts';
import { Moment } from '../../../../_parts/frame/moment';
import { Section, Sections } from '../../../../_parts/frame/section';
import { QuickAct } from '../../../../_parts/queue/quick-act';
import { replay } from '../../../actions';
import { DeliveryState, TypeInWords } from '../../../delivery-words';
import styles from '../../../webhooks.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('webhooks')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = {
  params: Promise<{ id: string; deliveryId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Something that an endpoint was told: what it was sent, and what it answered each time. */
export default async function DeliveryPage({ params, searchParams }: Props) {
  const { id, deliveryId } = await params;
  const up = `/admin/webhooks/${encodeURIComponent(id)}`;
  const viewer = await enterDesk(`${up}/deliveries/${encodeURIComponent(deliveryId)}`);
  if (!may(viewer, 'webhook.manage')) notFound();
  const [webhook, delivery, { done }, t] = await Promise.all([
    orNotFound(readWebhook({ viewer, id })),
    orNotFound(readDelivery({ viewer, id, deliveryId })),
    searchParams,
    getTranslations('webhooks'),
  ]);
  const { type, state, at, nextAt, request } = delivery;
  return (
    <Desk
      viewer={viewer}
      place="webhooks"
      title={<TypeInWords type={type} />}
      intro={<DeliveryState delivery={delivery} />}
      notice={done === 'replayed' && <Done title={t('done.replayed')} />}
    >
      <Sections>
        <p>
          <a href={up}>
            <bdi>{webhook.name}</bdi>
          </a>
        </p>
        <Facts
          facts={[
            [t('delivery.id'), <bdi key="id" dir="ltr">{`msg_${delivery.id}`}</bdi>],
            [t('delivery.happened'), <Moment key="at" at={at} />],
            ...(nextAt ? ([[t('delivery.next'), <Moment key="next" at={nextAt} />]] as const) : []),
          ]}
        />
        <QuickAct act={replay} fields={{ id, deliveryId }} size="normal">
          {state === 'WAITING' ? t('delivery.replayNow') : t('delivery.replay')}
        </QuickAct>
        <Section id="tries" title={t('delivery.tries')}>
          <Tries tries={delivery.tries} />
        </Section>
        <Section id="request" title={t('delivery.request')}>
          {webhook.format === 'STANDARD' && <p className={styles.soft}>{t('delivery.signed')}</p>}
          <pre className={styles.code} dir="ltr" tabIndex={0} aria-label={t('delivery.request')}>
            {Object.entries(request.headers)
              .map(([name, value]) => `${name}: ${value}\n`)
              .join('')}
            {`\n${spaced(request.body)}`}
          </pre>
        </Section>
      </Sections>
    </Desk>
  );
}

/** JSON as it is easier to read. */
const spaced = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);

function Tries({ tries }: Pick<DeliveryView, 'tries'>) {
  const t = useTranslations('webhooks');
  if (tries.length === 0) return <p>{t('delivery.untried')}</p>;
  return (
    <ol role="list" className={styles.tries}>
      {tries.map(({ number, at, milliseconds, status, answer, failure, detail }) => (
        <li key={number} className={styles.try}>
          <p className={styles.state}>
            <strong>{t('delivery.try', { number })}</strong>
            <Moment at={at} />
            <span>{t('delivery.took', { milliseconds })}</span>
            {status !== null && <span>{t('deliveries.status', { status: String(status) })}</span>}
          </p>
          {failure && <p>{t(`delivery.failures.${failure}`)}</p>}
          {status !== null && !answer && <p className={styles.soft}>{t('delivery.empty')}</p>}
          {(answer ?? detail) && (
            <pre className={styles.code} dir="ltr" tabIndex={0} aria-label={t('delivery.try', { number })}>
              {answer ?? detail}
            </pre>
          )}
        </li>
      ))}
    </ol>
  );
}
