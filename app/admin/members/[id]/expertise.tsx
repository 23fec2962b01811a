import { getTranslations } from 'next-intl/server';
import { listExpertiseOfMember } from '@/lib/members/expertise/list-expertise-of-member';
import { may } from '@/lib/members/permissions';
import { readFounding } from '@/lib/members/read-founding';
import type { Viewer } from '@/lib/members/viewer';
import { QuickAct } from '@/app/admin/_parts/queue/quick-act';
import { found } from '../../expertise/actions';
import { Entry } from '../../expertise/entry';
import styles from '../../expertise/expertise.module.css';

/** What stands by the member's name: what they know, to be verified; and whether they are one of the first. */
export async function MemberExpertise({ viewer, memberId }: { viewer: Viewer; memberId: string }) {
  const [entries, founding, t] = await Promise.all([
    listExpertiseOfMember({ viewer, memberId }),
    readFounding({ viewer, memberId }),
    getTranslations('expertise.desk'),
  ]);
  return (
    <>
      {entries.length === 0 && <p>{t('none')}</p>}
      <div className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} from="member" />
        ))}
      </div>
      {founding !== null && <Founding viewer={viewer} memberId={memberId} founding={founding} />}
      <p className={styles.note}>
        <a href={`/members/${memberId}`}>{t('publicPage')}</a>
      </p>
    </>
  );
}

async function Founding({
  viewer,
  memberId,
  founding,
}: {
  viewer: Viewer;
  memberId: string;
  founding: boolean;
}) {
  const t = await getTranslations('expertise.desk');
  return (
    <>
      {founding && <p>{t('isFounding')}</p>}
      {may(viewer, 'member.mark-founding') && (
        <QuickAct act={found} fields={{ memberId, founding: String(!founding) }}>
          {founding ? t('unmarkFounding') : t('markFounding')}
        </QuickAct>
      )}
    </>
  );
}
