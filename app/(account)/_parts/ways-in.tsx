import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/app/_ui/button';
import { withQuery } from '@/app/_ui/with-query';
import { listProviders } from '@/lib/web/outside/providers';

/** Where else one can sign in from, where there is such a place. */
export async function WaysIn({ callbackUrl }: { callbackUrl: string }) {
  const providers = await listProviders();
  if (providers.length === 0) return null;
  const t = await getTranslations('account.outside');
  return (
    <nav aria-label={t('ways')}>
      <ButtonRow>
        {providers.map(({ id, name }) => (
          <ButtonLink key={id} href={withQuery(`/sign-in/with/${id}`, { callbackUrl })}>
            {t('with', { name })}
          </ButtonLink>
        ))}
      </ButtonRow>
    </nav>
  );
}
