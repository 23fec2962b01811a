import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { MOST_COUNTED } from '@/lib/platform/paging';
import type { WebhookView } from '@/lib/outreach/webhooks/schemas';
import { Moment } from '../_parts/frame/moment';
import styles from './webhooks.module.css';

const tones = { ACTIVE: 'plain', PAUSED: 'full', FAILED: 'danger', GONE: 'danger' } as const;

/** How an endpoint does, in a line. */
export function WebhookState({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations('webhooks');
  const { state, failingSince, waiting } = webhook;
  return (
    <p className={styles.state}>
      <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      <span>
        {waiting >= MOST_COUNTED
          ? t('moreThan', { count: MOST_COUNTED - 1 })
          : t('waiting', { count: waiting })}
      </span>
      {failingSince && <span>{t.rich('failing', { when: () => <Moment at={failingSince} /> })}</span>}
    </p>
  );
}
