import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Dateline } from '@/app/_ui/timestamp';
import { momentOnRecord } from '@/lib/language/times';
import type { MemberItem } from '@/lib/moderation/sanctions/schemas';
import { DeskList } from '../_parts/frame/desk-list';
import { MemberLink } from '../_parts/frame/member-link';
import styles from './members.module.css';

/** Members, one a line: who they are, what keeps them from writing, and how their comments fared. */
export function MemberList({ members }: { members: MemberItem[] }) {
  const t = useTranslations('records.members');
  return (
    <DeskList items={members} dense>
      {(member) => (
        <div className={styles.row}>
          <div className={styles.who}>
            <MemberLink id={member.id} displayName={member.displayName} />
            <Marks member={member} />
            {member.email && <span className={styles.address}>{member.email}</span>}
          </div>
          <p className={styles.fact}>
            {t.rich('since', { day: () => <Dateline at={member.memberSince} /> })}
          </p>
          <p className={styles.fact}>
            {t('fared', { published: member.published, turnedDown: member.turnedDown })}
          </p>
        </div>
      )}
    </DeskList>
  );
}

/** What sets a member apart from an Insider in good standing. */
export function Marks({ member: { role, author, membership, hasLeft, sanction } }: { member: MemberItem }) {
  const t = useTranslations('records.members');
  const desk = useTranslations('desk');
  const badges = useTranslations('profile.badges');
  const locale = useLocale();
  return (
    <>
      {role !== 'MEMBER' && <Badge tone="accent">{t(`roles.${role}`)}</Badge>}
      {author && <Badge tone="accent">{t('author')}</Badge>}
      {hasLeft ? (
        <Badge>{badges('former')}</Badge>
      ) : (
        membership !== 'ACTIVE' && <Badge>{t(`membership.${membership ?? 'none'}`)}</Badge>
      )}
      {sanction && (
        <Badge tone="danger">
          {sanction.endsAt
            ? t('sanctionUntil', {
                sanction: desk(`states.${sanction.kind}`),
                moment: momentOnRecord(new Date(sanction.endsAt), locale),
              })
            : desk(`states.${sanction.kind}`)}
        </Badge>
      )}
    </>
  );
}
