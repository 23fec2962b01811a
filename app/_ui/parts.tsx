import styles from './parts.module.css';

type Part = { href: string; words: string };

/** The ways between the parts of what stands on several pages; `here` is the address of this one. */
export function Parts({ label, parts, here }: { label: string; parts: Part[]; here: string }) {
  return (
    <nav aria-label={label} className={styles.parts}>
      {parts.map(({ href, words }) => (
        <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}
