import styles from './footer.module.css';

/** The foot of every page. */
export function Footer({ publication }: { publication: string }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <p className={styles.name}>{publication}</p>
        <p className={styles.words}>
          Comments are written by members and peer reviewed by other members before they are posted.
        </p>
        <nav className={styles.links} aria-label="Footer">
          <a href="/">Front page</a>
          <a href="/policy">Comments policy</a>
          <a href="/how-peer-review-works">How peer review works</a>
          <a href="/transparency">Peer review in numbers</a>
        </nav>
      </div>
    </footer>
  );
}
