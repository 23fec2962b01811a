import { useTranslations } from 'next-intl';
import { linkTo } from '@/app/_ui/link-to';
import { env } from '@/lib/platform/env';
import { LetterAgain } from './letter-again';
import styles from './unverified.module.css';

/** Says on every page of a member's who has not shown that their address is theirs what that keeps them from, and what to do. */
export function Unverified({ email }: { email: string }) {
  const t = useTranslations('account.address');
  const { SMTP_URL, MAIL_FOLDER } = env();
  return (
    <aside className={styles.strip} aria-label={t('strip')}>
      <div className={styles.inside}>
        <p>
          <strong>{t('strip')}</strong>{' '}
          {t.rich('stripWhy', { email, b: (words) => <bdi className={styles.email}>{words}</bdi> })}{' '}
          {!SMTP_URL && t('folder', { folder: MAIL_FOLDER })}
        </p>
        <div className={styles.ways}>
          <LetterAgain words={{ again: t('again'), sent: t('sent') }} />
          <p>{t.rich('otherAddress', { link: linkTo('/account/security#address') })}</p>
        </div>
      </div>
    </aside>
  );
}
