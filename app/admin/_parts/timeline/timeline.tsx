import { useLocale, useTranslations } from 'next-intl';
import { linkTo } from '@/app/_ui/link-to';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { useReason } from '@/app/_ui/use-reason';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { TimelineEntry, TimelineView } from '@/lib/moderation/timeline/schemas';
import { RecordedAct } from '../audit/audit-list';
import styles from '../audit/audit-list.module.css';
import { Moment } from '../frame/moment';
import { decisionInWords } from '../words/words';

/** All that happened to a member and that they did, the newest first: when, what, by whom, and the way to it. */
export function Timeline({ member, items, nextCursor, cursor }: TimelineView & { cursor?: string }) {
  const t = useTranslations('desk.timeline');
  const pages = useTranslations('desk.pages');
  return (
    <>
      {items.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol role="list" className={styles.list}>
          {items.map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <span className={styles.when}>
                <Moment at={entry.at} />
              </span>
              <div className={styles.what}>
                <Entry entry={entry} member={member} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <PaginationByCursor
        label={t('pages')}
        first={`/admin/members/${member.id}/timeline`}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: pages('newest'), next: pages('earlier') }}
      />
    </>
  );
}

function Entry({ entry, member }: { entry: TimelineEntry; member: TimelineView['member'] }) {
  const t = useTranslations('desk.timeline');
  const desk = useTranslations('desk');
  const say = useReason();
  const locale = useLocale();
  const titleOf = (rule: string | null) => (rule && houseRuleIn(locale, rule)?.title) ?? rule ?? '';
  switch (entry.kind) {
    case 'act': {
      const subject = { subjectType: 'member', subjectId: member.id };
      return <RecordedAct entry={{ ...entry, ...subject }} />;
    }
    case 'note':
      return (
        <>
          <p>
            {t.rich('note', {
              actor: entry.actor ?? t('former'),
              link: linkTo(`/admin/members/${member.id}#notes`),
            })}
          </p>
          <p className={styles.change} dir="auto">
            {entry.text}
          </p>
        </>
      );
    case 'decision':
      return (
        <p>
          {t.rich('decision', {
            made: decisionInWords(entry, desk),
            rule: entry.rule ?? 'none',
            title: titleOf(entry.rule),
            link: linkTo(caseOf(entry)),
          })}
        </p>
      );
    case 'appeal':
      return (
        <p>
          {t.rich('appeal', {
            state: entry.state,
            by: entry.decidedBy ?? desk('system'),
            link: linkTo(`${caseOf(entry)}#appeal`),
          })}
        </p>
      );
    case 'report':
      return (
        <p>
          {t.rich('report', {
            outcome: entry.outcome ?? 'none',
            title: titleOf(entry.rule),
            link: linkTo(caseOf(entry)),
          })}
        </p>
      );
    case 'review':
      return (
        <>
          <p>
            {t.rich('review', { verdict: desk(`verdicts.${entry.verdict}`), link: linkTo(caseOf(entry)) })}
          </p>
          {entry.voided && <p className={styles.change}>{say(entry.voided)}</p>}
        </>
      );
  }
}

const caseOf = ({ comment }: { comment: { id: string } }) => `/admin/comments/${comment.id}`;
