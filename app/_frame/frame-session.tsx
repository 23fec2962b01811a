import { getTranslations } from 'next-intl/server';
import { signOutHere } from '@/app/(account)/sign-out-action';
import { SignOutForm } from '@/app/_ui/sign-out-form';
import styles from './frame-session.module.css';
import type { SiteReader } from './site-reader';

/**
 * Who is signed in in a frame on another's page, with the way out; and what script there says as somebody signs in (`<frame-session>`).
 * @param returnTo the path of the discussion
 */
export async function FrameSession({ viewer, returnTo }: { viewer: SiteReader; returnTo: string }) {
  const t = await getTranslations('embed.session');
  return (
    <div className={styles.session}>
      <frame-session
        data-waiting={t('waiting')}
        data-blocked={t('blocked')}
        data-open={t('open')}
        data-over={t('over')}
        data-failed={t('failed')}
        data-signed-in={t('done')}
        data-yourself={t('yourself')}
        data-choose={t('choose')}
        data-taken={t('taken')}
        data-name={t('name')}
        data-join={t('join')}
      >
        {viewer && (
          <div className={styles.line}>
            <p>{t.rich('as', { name: () => <OwnName viewer={viewer} somebody={t('somebody')} /> })}</p>
            <SignOutForm action={signOutHere}>
              <input type="hidden" name="callbackUrl" value={returnTo} />
              <button type="submit">{t('signOut')}</button>
            </SignOutForm>
          </div>
        )}
      </frame-session>
    </div>
  );
}

/** On the page that all members get, script puts it in (`<own-page>`). */
function OwnName({ viewer, somebody }: { viewer: NonNullable<SiteReader>; somebody: string }) {
  const own = viewer === 'member' ? null : viewer;
  return (
    <bdi data-own-name data-member={own?.id}>
      {own?.displayName ?? somebody}
    </bdi>
  );
}
