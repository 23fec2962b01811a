import { useTranslations } from 'next-intl';
import { webhookTypes, TEST, type DeliveryItem } from '@/lib/outreach/webhooks/schemas';
import styles from './webhooks.module.css';

const known = [...webhookTypes, TEST] as const;

/** What something is that was told; one of a version that knew more, by its name. */
export function TypeInWords({ type }: { type: string }) {
  const t = useTranslations('webhooks.types');
  const one = known.find((name) => name === type);
  return one ? t(one) : type;
}

/** What came of telling it. */
export function DeliveryState({ delivery }: { delivery: DeliveryItem }) {
  const t = useTranslations('webhooks.deliveries');
  const { state, attempts, status } = delivery;
  return (
    <p className={styles.state}>
      <span>{t(`states.${state}`, { attempts })}</span>
      {status !== null && <span>{t('status', { status: String(status) })}</span>}
    </p>
  );
}
