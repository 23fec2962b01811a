import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Ago } from '@/app/_ui/timestamp';
import { withQuery } from '@/app/_ui/with-query';
import { listPasskeys } from '@/lib/members/passkeys/change-passkeys';
import { shortestFor } from '@/lib/members/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { Section } from '../_parts/section';
import { AddPasskeyForm, PasskeyForms } from './passkey-forms';
import styles from './sessions.module.css';

const PROOF = withQuery('/prove', { next: '/account/security#passkeys' });
const SAVED = { passkey: 'saved', 'passkey-renamed': 'renamed', 'passkey-removed': 'removed' } as const;

/** What the member's devices sign in by, with the ways to add one and to remove it. */
export async function Passkeys({ viewer, saved }: { viewer: Viewer; saved: unknown }) {
  const [passkeys, t, account] = await Promise.all([
    listPasskeys({ viewer }),
    getTranslations('passkeys'),
    getTranslations('account'),
  ]);
  const isStaff = viewer.role !== 'MEMBER';
  const now = systemContext.now().toISOString();
  const done = Object.entries(SAVED).find(([what]) => what === saved)?.[1];
  return (
    <Section id="passkeys" title={t('title')}>
      {done && <Notice tone="good" title={t(done)} live />}
      <p className={styles.intro}>
        {t('intro')} {passkeys.length === 0 && t('none')}
      </p>
      {passkeys.length > 0 && (
        <ul className={styles.sessions}>
          {passkeys.map(({ id, name, createdAt, lastUsedAt, synced }) => (
            <li key={id} className={styles.passkey}>
              <div>
                <p className={styles.device}>
                  <bdi>{name}</bdi>
                </p>
                <p className={styles.particulars}>
                  <span>{t.rich('added', { when: () => <Ago key="added" at={createdAt} now={now} /> })}</span>
                  <span>
                    {lastUsedAt
                      ? t.rich('used', { when: () => <Ago key="used" at={lastUsedAt} now={now} /> })
                      : t('unused')}
                  </span>
                  {synced && <span>{t('synced')}</span>}
                </p>
              </div>
              <PasskeyForms
                id={id}
                name={name}
                asksPassword={isStaff && passkeys.length === 1}
                words={{
                  name: t('name'),
                  change: t('change'),
                  rename: t('rename'),
                  renameOf: t('renameOf', { name }),
                  remove: t('remove'),
                  removeOf: t('removeOf', { name }),
                  last: t('last', { limit: shortestFor(isStaff) }),
                  password: t('password'),
                  showPassword: account('showPassword'),
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {viewer.provedLately ? (
        <>
          <noscript>
            <p>{t('noScript')}</p>
          </noscript>
          <AddPasskeyForm
            proof={PROOF}
            words={{
              add: t('add'),
              name: t('name'),
              hint: t('nameHint'),
              stopped: t('stopped'),
              failed: t('failed'),
            }}
          />
        </>
      ) : (
        <div>
          <ButtonLink href={PROOF}>{t('prove')}</ButtonLink>
        </div>
      )}
    </Section>
  );
}
