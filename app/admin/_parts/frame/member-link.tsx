import styles from './member-link.module.css';

/** A member's name in a list of the desk, with the way to their record, or to a part of it. */
export function MemberLink({ id, displayName, part }: { id: string; displayName: string; part?: string }) {
  return (
    <a className={styles.name} href={`/admin/members/${id}${part ? `#${part}` : ''}`}>
      <bdi>{displayName}</bdi>
    </a>
  );
}
