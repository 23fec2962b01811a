import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { withQuery } from '@/app/_ui/with-query';
import styles from './account.module.css';

/** What stands in the place of a form that asks for a fresh proof of who sends it, until there is one. `next`: where they come back to. */
export async function ProveFirst({ next }: { next: string }) {
  const t = await getTranslations('account.proveFirst');
  return (
    <>
      <p className={styles.intro}>{t('why')}</p>
      <div>
        <ButtonLink href={withQuery('/prove', { next })}>{t('way')}</ButtonLink>
      </div>
    </>
  );
}
