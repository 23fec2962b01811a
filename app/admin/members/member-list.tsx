import { Badge } from '@/app/_ui/badge';
import { Dateline } from '@/app/_ui/timestamp';
import type { MemberItem } from '@/lib/moderation/sanctions/schemas';
import { momentInWords, sanctionWords } from '../_parts/words';
import styles from './members.module.css';
import { membershipWords, roleWords } from './words';

/** Members, one a line: who they are, what keeps them from writing, and how their comments fared. */
export function MemberList({ members }: { members: MemberItem[] }) {
  return (
    <ol role="list" className={styles.list}>
      {members.map((member) => (
        <li key={member.id} className={styles.row}>
          <div className={styles.who}>
            <a className={styles.name} href={`/admin/members/${member.id}`}>
              <bdi>{member.displayName}</bdi>
            </a>
            <Marks member={member} />
            {member.email && <span className={styles.address}>{member.email}</span>}
          </div>
          <p className={styles.fact}>
            Since <Dateline at={member.memberSince} />
          </p>
          <p className={styles.fact}>
            {member.published.toLocaleString('en')} published
            {member.turnedDown > 0 && `, ${member.turnedDown.toLocaleString('en')} turned down`}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What sets a member apart from an Insider in good standing. */
export function Marks({ member: { role, membership, sanction } }: { member: MemberItem }) {
  return (
    <>
      {role !== 'MEMBER' && <Badge tone="accent">{roleWords[role]}</Badge>}
      {membership !== 'ACTIVE' && <Badge>{membershipWords(membership)}</Badge>}
      {sanction && (
        <Badge tone="danger">
          {sanctionWords[sanction.kind]}
          {sanction.endsAt && ` until ${momentInWords(sanction.endsAt)}`}
        </Badge>
      )}
    </>
  );
}
