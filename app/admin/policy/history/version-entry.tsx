import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import type { PolicyVersionView } from '@/lib/moderation/policy-history/schemas';
import { MemberLink } from '../../_parts/frame/member-link';
import { Moment } from '../../_parts/frame/moment';
import { Differences } from './differences';
import styles from './history.module.css';

type Props = {
  entry: PolicyVersionView;
  inForce: boolean;
  /** Leads to the version's own page. */
  href?: string;
};

/** A version of the policy: when and by whom, why, and what it changed of the one before. */
export function VersionEntry({ entry, inForce, href }: Props) {
  const { version, at, by, reason, restores, changes } = entry;
  const t = useTranslations('settings.history');
  const desk = useTranslations('desk');
  const title = t('version', { version });
  return (
    <article className={styles.version} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.number}>{href ? <a href={href}>{title}</a> : title}</h2>
        {inForce && <Badge tone="accent">{t('inForce')}</Badge>}
        <Moment at={at} />
        <p>{by ? <MemberLink {...by} /> : desk('system')}</p>
      </header>
      <div className={styles.what}>
        {reason ? (
          <p className={styles.why}>{desk('quoted', { text: reason })}</p>
        ) : (
          <p className={styles.soft}>{t('noReason')}</p>
        )}
        {restores !== null && <p>{t('restores', { version: restores })}</p>}
        <Differences label={t('changedIn', { version })} changes={changes} />
      </div>
    </article>
  );
}
