import { getLocale, getTranslations } from 'next-intl/server';
import { articlePath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import { may, reasonAgainst } from '@/lib/members/permissions';
import type { SiteReader } from '@/app/_frame/site-reader';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import styles from './invitation.module.css';

/** What comments are for, and what stands between this reader and writing one. */
export async function Invitation({
  slug,
  open,
  viewer,
}: {
  slug: string;
  open: boolean;
  viewer: SiteReader;
}) {
  const t = await getTranslations('article.comments');
  const words = (
    <p className={styles.words}>
      {t.rich('words', { policy: linkTo('/policy'), how: linkTo('/how-peer-review-works') })}
    </p>
  );
  return (
    <div data-screen className={styles.invitation}>
      {open ? <MayWrite slug={slug} viewer={viewer} /> : <p>{t('closed')}</p>}
      {viewer ? (
        // Whoever has joined has read it once, and finds it again.
        <details className={styles.again}>
          <summary>{t('wordsAgain')}</summary>
          {words}
        </details>
      ) : (
        words
      )}
    </div>
  );
}

async function MayWrite({ slug, viewer }: { slug: string; viewer: SiteReader }) {
  if (viewer === 'member') return null;
  const allowed: boolean = may(viewer, 'comment.write');
  if (allowed) return null;
  const [t, locale, { names }] = await Promise.all([
    getTranslations('article.comments'),
    getLocale(),
    currentPolicy(),
  ]);
  const { full, short } = membershipName(names, locale);
  const back = `callbackUrl=${encodeURIComponent(`${articlePath(slug)}#comments`)}`;
  if (!viewer) {
    return (
      <p className={styles.door}>
        {t.rich('door', {
          full,
          short,
          join: linkTo(`/join?${back}`),
          signin: linkTo(`/sign-in?${back}`),
        })}
      </p>
    );
  }
  return (
    <p className={styles.door}>
      {viewer.sanction || viewer.insider
        ? reasonAgainst(viewer, 'comment.write', locale)
        : t.rich('inactive', {
            full,
            short,
            state: viewer.membership?.state ?? 'NONE',
            account: linkTo('/account/membership'),
          })}
    </p>
  );
}
