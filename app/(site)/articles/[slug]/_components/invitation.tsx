import { getLocale, getTranslations } from 'next-intl/server';
import { articlePath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import { Moment } from '@/app/_ui/timestamp';
import type { ArticleView } from '@/lib/articles/schemas';
import { may, reasonAgainst } from '@/lib/members/permissions';
import type { SiteReader } from '@/app/_frame/site-reader';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { isFramed } from '@/lib/web/embed/is-framed';
import { waysInAround } from '@/lib/web/outside/providers';
import styles from './invitation.module.css';

/** What comments are for, and what stands between this reader and writing one. */
export async function Invitation({ article, viewer }: { article: ArticleView; viewer: SiteReader }) {
  const t = await getTranslations('article.comments');
  const words = (
    <p className={styles.words}>
      {t.rich('words', { policy: linkTo('/policy'), how: linkTo('/how-peer-review-works') })}
    </p>
  );
  return (
    <div data-screen className={styles.invitation}>
      <Terms article={article} />
      {article.discussion.takes === 'OPEN' && <MayWrite article={article} viewer={viewer} />}
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

const CLOSED = { STAFF: 'ofStaff', CLOSED: 'closed', ARCHIVED: 'archived' } as const;

/** What is other here than elsewhere: who may write, until when, and what becomes of it. */
async function Terms({ article: { discussion } }: { article: ArticleView }) {
  const t = await getTranslations('article.comments');
  const { takes, note, closesAt, moderatorFirst, slowMinutes } = discussion;
  return (
    <>
      {takes !== 'OPEN' && (
        <p>
          {t(CLOSED[takes])} {note && <bdi>{note}</bdi>}
        </p>
      )}
      {(takes === 'OPEN' || takes === 'STAFF') && (closesAt || moderatorFirst || slowMinutes > 0) && (
        <p>
          {moderatorFirst && <>{t('moderatorFirst')} </>}
          {slowMinutes > 0 && <>{t('slow', { minutes: slowMinutes })} </>}
          {closesAt && t.rich('closes', { when: () => <Moment at={closesAt} /> })}
        </p>
      )}
    </>
  );
}

/** In a frame, where the publication's own accounts are the way in, its page signs people in, and they come back to it. */
const waysInOfPageAround = async ({ address }: ArticleView) =>
  address && (await isFramed()) ? waysInAround(address) : null;

async function MayWrite({ article, viewer }: { article: ArticleView; viewer: SiteReader }) {
  if (viewer === 'member') return null;
  const allowed: boolean = may(viewer, 'comment.write');
  if (allowed) return null;
  const [t, locale, { names }] = await Promise.all([
    getTranslations('article.comments'),
    getLocale(),
    currentPolicy(),
  ]);
  const { full, short } = membershipName(names, locale);
  const back = `callbackUrl=${encodeURIComponent(`${articlePath(article.slug)}#comments`)}`;
  if (!viewer) {
    const around = await waysInOfPageAround(article);
    return (
      <p className={styles.door} data-door>
        {t.rich('door', {
          full,
          short,
          join: around ? linkTo(around.join, '_top') : linkTo(`/join?${back}`),
          signin: around ? linkTo(around.signIn, '_top') : linkTo(`/sign-in?${back}`),
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
