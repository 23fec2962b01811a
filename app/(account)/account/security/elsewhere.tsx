import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { Done } from '@/app/_ui/done';
import { Notice } from '@/app/_ui/notice';
import { withQuery } from '@/app/_ui/with-query';
import { Dateline } from '@/app/_ui/timestamp';
import { errorInWords } from '@/lib/language/error-in-words';
import { listIdentities } from '@/lib/members/outside/link-identity';
import { PUBLICATION } from '@/lib/members/outside/read-token';
import type { Viewer } from '@/lib/members/viewer';
import { refused } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { listProviders } from '@/lib/web/outside/providers';
import { Section } from '../_parts/section';
import styles from '../_parts/account.module.css';
import { UnlinkForm } from './unlink-form';

const REFUSALS = ['outside-address', 'outside-known', 'outside-unverified'] as const;

type Props = { viewer: Viewer; saved: unknown; refusal: unknown };

/** Where else the member is known, and can sign in from; nothing where there is no such place. */
export async function Elsewhere({ viewer, saved, refusal }: Props) {
  const [providers, { names }, linked, t, locale] = await Promise.all([
    listProviders(),
    currentPolicy(),
    listIdentities({ viewer }),
    getTranslations('account.outside'),
    getLocale(),
  ]);
  // One that the publication offers no longer, or on its own pages alone, can still be let go of.
  const gone = linked.filter(({ provider }) => !providers.some(({ id }) => id === provider));
  const named = gone.map(({ provider: id }) => ({ id, name: id === PUBLICATION ? names.publication : id }));
  const all = [...providers, ...named];
  if (all.length === 0) return null;
  const code = REFUSALS.find((one) => one === refusal);
  return (
    <Section id="elsewhere" title={t('title')}>
      {saved === 'linked' && <Done title={t('linked')} />}
      {saved === 'unlinked' && <Done title={t('unlinked')} />}
      {code && <Notice tone="bad" title={errorInWords(locale, refused(code))} live />}
      <p className={styles.intro}>{t('intro')}</p>
      <ul className={styles.knows}>
        {all.map(({ id, name }) => {
          const link = linked.find(({ provider }) => provider === id);
          return (
            <li key={id} className={styles.place}>
              <span>
                <bdi>{name}</bdi>
                {link && (
                  <>
                    {' · '}
                    {t.rich('since', { date: () => <Dateline key="since" at={link.linkedAt} /> })}
                  </>
                )}
              </span>
              {link ? (
                <UnlinkForm provider={id} words={t('unlink', { name })} />
              ) : (
                <ButtonLink
                  size="small"
                  href={withQuery(`/sign-in/with/${id}`, { callbackUrl: '/account/security' })}
                >
                  {t('link', { name })}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
