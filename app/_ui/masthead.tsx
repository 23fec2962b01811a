import { useTranslations } from 'next-intl';
import type { WaitView } from '@/lib/web/own-page/schemas';
import { Icon } from './icon';
import { LiveNotices } from './live';
import styles from './masthead.module.css';
import { SignOutForm } from './sign-out-form';
import { WaitsInMenu } from './waits';

export type MastheadMember = {
  /** Null where the page is for all members. */
  id: string | null;
  displayName: string | null;
  staff: boolean;
  /** Notices that they have not seen, up to 100. */
  unread: number;
  /** How many comments have waited long for a reviewer; null where that is not worth a word. */
  waiting: string | null;
  /** What waits for them; null where the page is for all members. */
  waits: WaitView[] | null;
};

type Props = {
  publication: string;
  /** Who is signed in. */
  member: MastheadMember | null;
  /** The path that signing in or up brings the person back to. */
  returnTo: string;
  /** What the "Sign out" button posts to; it takes `callbackUrl`. */
  signOut: (form: FormData) => Promise<void>;
  /** On the front page: the name in full width, under today's date in words. */
  front?: { date: string; motto: string };
};

/** The top of every page: the publication's name, the ways through it, and who is reading. */
export function Masthead({ publication, front, ...who }: Props) {
  const t = useTranslations('site.masthead');
  return (
    <header>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <div className={styles.inside}>
        <div className={styles.bar}>
          {front ? (
            <p className={styles.date}>{front.date}</p>
          ) : (
            <a className={styles.name} href="/">
              {publication}
            </a>
          )}
          <nav className={styles.links} aria-label={t('site')}>
            <a href="/policy">{t('policy')}</a>
            <a href="/search">{t('search')}</a>
          </nav>
          <div className={styles.account}>
            {who.member && <Bell unread={who.member.unread} />}
            {who.member ? <MemberMenu {...who} member={who.member} /> : <Doors returnTo={who.returnTo} />}
            <ThemeSwitch />
          </div>
        </div>
        {front && (
          <div className={styles.plate}>
            <h1 className={styles.nameplate}>
              <a href="/">{publication}</a>
            </h1>
            <p className={styles.motto}>{front.motto}</p>
          </div>
        )}
      </div>
    </header>
  );
}

function ThemeSwitch() {
  const t = useTranslations('site.masthead.theme');
  return (
    <theme-switch
      label={t('label', { theme: '%' })}
      system={t('system')}
      light={t('light')}
      dark={t('dark')}
    />
  );
}

function Doors({ returnTo }: { returnTo: string }) {
  const t = useTranslations('site.masthead');
  const back = `callbackUrl=${encodeURIComponent(returnTo)}`;
  return (
    <>
      <a href={`/sign-in?${back}`}>{t('signIn')}</a>
      <a className={styles.join} href={`/join?${back}`}>
        {t('join')}
      </a>
    </>
  );
}

/** The way to the notices, with how many are new. */
function Bell({ unread }: Pick<MastheadMember, 'unread'>) {
  const t = useTranslations('site.masthead');
  const count = unread > 99 ? '99+' : String(unread);
  return (
    <LiveNotices label={t('notifications')} labelUnread={t('unread', { count: '%' })}>
      <a
        className={styles.bell}
        href="/notifications"
        aria-label={unread > 0 ? t('unread', { count }) : t('notifications')}
      >
        <Icon name="bell" size={19} />
        <span className={styles.count} data-count={unread} aria-hidden="true" hidden={unread === 0}>
          {unread > 0 && count}
        </span>
      </a>
    </LiveNotices>
  );
}

function MemberMenu({
  member,
  signOut,
  returnTo,
}: Pick<Props, 'signOut' | 'returnTo'> & { member: MastheadMember }) {
  const t = useTranslations('site.masthead');
  return (
    <details data-menu className={styles.menu}>
      <summary>
        <Icon name="person" size={17} />
        <bdi data-own-name data-member={member.id ?? undefined} className={styles.who}>
          {member.displayName ?? t('anyAccount')}
        </bdi>
        <Icon name="chevron" size={14} />
      </summary>
      <div className={styles.panel}>
        <WaitsInMenu waits={member.waits} />
        <a href="/my-comments">{t('myComments')}</a>
        <a href="/my-reviews">{t('myReviews')}</a>
        <a href="/review" data-own-waiting={t('reviewWaiting', { count: '%' })}>
          {member.waiting ? t('reviewWaiting', { count: member.waiting }) : t('review')}
        </a>
        <a href="/reading">{t('reading')}</a>
        <a href="/account">{t('account')}</a>
        {(member.staff || member.displayName === null) && (
          <a href="/admin" data-own-desk hidden={!member.staff}>
            {t('desk')}
          </a>
        )}
        <SignOutForm action={signOut}>
          <input type="hidden" name="callbackUrl" value={returnTo} />
          <button type="submit">{t('signOut')}</button>
        </SignOutForm>
      </div>
    </details>
  );
}
