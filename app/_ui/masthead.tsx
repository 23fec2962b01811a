import { Icon } from './icon';
import styles from './masthead.module.css';
import { SignOutForm } from './sign-out-form';

export type MastheadMember = {
  displayName: string;
  staff: boolean;
  /** Notices that they have not seen, up to 100. */
  unread: number;
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
  return (
    <header>
      <a className={styles.skip} href="#content">
        Skip to content
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
          <nav className={styles.links} aria-label="Site">
            <a href="/policy">Comments policy</a>
          </nav>
          <div className={styles.account}>
            {who.member && <Bell unread={who.member.unread} />}
            {who.member ? <MemberMenu {...who} member={who.member} /> : <Doors returnTo={who.returnTo} />}
            {/* It marks itself before React looks. */}
            <theme-switch suppressHydrationWarning />
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

function Doors({ returnTo }: { returnTo: string }) {
  const back = `callbackUrl=${encodeURIComponent(returnTo)}`;
  return (
    <>
      <a href={`/sign-in?${back}`}>Sign in</a>
      <a className={styles.join} href={`/join?${back}`}>
        Become an Insider
      </a>
    </>
  );
}

/** The way to the notices, with how many are new. */
function Bell({ unread }: Pick<MastheadMember, 'unread'>) {
  const count = unread > 99 ? '99+' : String(unread);
  return (
    <a
      className={styles.bell}
      href="/notifications"
      aria-label={unread > 0 ? `Notifications, ${count} unread` : 'Notifications'}
    >
      <Icon name="bell" size={19} />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </a>
  );
}

function MemberMenu({
  member,
  signOut,
  returnTo,
}: Pick<Props, 'signOut' | 'returnTo'> & { member: MastheadMember }) {
  return (
    <details className={styles.menu}>
      <summary>
        <Icon name="person" size={17} />
        <span className={styles.who}>{member.displayName}</span>
        <Icon name="chevron" size={14} />
      </summary>
      <div className={styles.panel}>
        <a href="/my-comments">My comments</a>
        <a href="/my-reviews">My reviews</a>
        <a href="/review">Peer review</a>
        <a href="/account">Your account</a>
        {member.staff && <a href="/admin">Moderation desk</a>}
        <SignOutForm action={signOut}>
          <input type="hidden" name="callbackUrl" value={returnTo} />
          <button type="submit">Sign out</button>
        </SignOutForm>
      </div>
    </details>
  );
}
