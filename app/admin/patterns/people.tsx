import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { Person } from '@/lib/peer-review/patterns/schemas';
import styles from './patterns.module.css';

/** One of them, with the way to their record. */
export function Named({ person: { id, displayName } }: { person: Person }) {
  return (
    <a className={styles.person} href={`/admin/members/${id}`}>
      <bdi>{displayName}</bdi>
    </a>
  );
}

/** All of them: "A, B and C". */
export function People({ people }: { people: Person[] }) {
  const t = useTranslations('records.patterns');
  return people.map((person, index) => (
    <Fragment key={person.id}>
      {index > 0 && t(index === people.length - 1 ? 'and' : 'comma')}
      <Named person={person} />
    </Fragment>
  ));
}
