import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Ago } from '@/app/_ui/timestamp';
import { listOwnSecurityEvents } from '@/lib/members/security-events/list-security-events';
import type { SecurityEventView } from '@/lib/members/security-events/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { Section } from '../_parts/section';
import styles from './sessions.module.css';

/** What happened to the member's account lately. */
export async function SecurityEvents({ viewer }: { viewer: Viewer }) {
  const [events, t] = await Promise.all([
    listOwnSecurityEvents({ viewer }),
    getTranslations('sessions.events'),
  ]);
  const now = systemContext.now().toISOString();
  return (
    <Section id="events" title={t('title')}>
      <p className={styles.intro}>{events.length === 0 ? t('none') : t('intro')}</p>
      <ol role="list" className={styles.sessions}>
        {events.map((event) => (
          <SecurityEvent key={event.id} event={event} now={now} />
        ))}
      </ol>
    </Section>
  );
}

function SecurityEvent({
  event: { kind, way, network, at },
  now,
}: {
  event: SecurityEventView;
  now: string;
}) {
  const t = useTranslations('sessions.events');
  return (
    <li className={styles.event}>
      <span className={kind === 'new-device' ? styles.device : undefined}>{t(`kinds.${kind}`)}</span>
      <span className={styles.particulars}>
        {way !== null && <span>{t(`ways.${way}`)}</span>}
        <Ago at={at} now={now} />
        {network !== null && (
          <span>{t.rich('network', { network: () => <bdi dir="ltr">{network}</bdi> })}</span>
        )}
      </span>
    </li>
  );
}
