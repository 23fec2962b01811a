import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { useReason } from '@/app/_ui/use-reason';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { systemContext } from '@/lib/platform/context';
import { Due } from '@/app/admin/appeals/due';
import { appealedDecisionInWords } from '@/app/admin/_parts/words/words';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { AppealForm } from './appeal-form';
import styles from './case.module.css';

/** Appeals about a comment, or against sanctions, the latest first: what their member says, and the decision or the way to it. `here` as `AppealForm` has it. */
export function Appeals({ appeals, here }: { appeals: AppealView[]; here?: string }) {
  const t = useTranslations('cases.appeals');
  const desk = useTranslations('desk');
  const locale = useLocale();
  return (
    <ol role="list" className={styles.entries}>
      {appeals.map((appeal) => (
        <li key={appeal.id}>
          <p>
            <Badge tone={appeal.state === 'OPEN' ? 'accent' : 'plain'}>
              {desk(`appeals.${appeal.state}.name`)}
            </Badge>{' '}
            <bdi className={styles.name}>{appeal.author.displayName}</bdi>
            <span className={styles.when}>
              <Moment at={appeal.createdAt} />
            </span>
            {appeal.dueAt && (
              <>
                {' '}
                <Due at={appeal.dueAt} now={systemContext.now()} />
              </>
            )}
          </p>
          <p className={styles.note}>
            {t('against', { decision: appealedDecisionInWords(appeal, desk, locale) })}
          </p>
          <p className={styles.appealText} dir="auto">
            {appeal.text}
          </p>
          <Answer appeal={appeal} here={here} />
        </li>
      ))}
    </ol>
  );
}

function Answer({ appeal, here }: { appeal: AppealView; here?: string }) {
  const t = useTranslations('cases.appeals');
  const desk = useTranslations('desk');
  const say = useReason();
  const { id, state, comment, author, whyNot, othersMayDecide, decidedBy, decidedAt, note } = appeal;
  const cases = useTranslations('cases');
  if (whyNot === null) {
    return (
      <>
        {appeal.alone && <p>{cases('alone')}</p>}
        <AppealForm
          appeal={{ id, version: comment?.version ?? null, authorName: author.displayName }}
          here={here}
        />
      </>
    );
  }
  if (whyNot === 'decided') {
    return (
      <>
        <p>
          {decidedBy ?? desk('system')} {state !== 'OPEN' && desk(`appealDid.${state}`)}{' '}
          {decidedAt && (
            <span className={styles.when}>
              <Moment at={decidedAt} />
            </span>
          )}
        </p>
        {note && <p className={styles.said}>{desk('quoted', { text: say(note) })}</p>}
      </>
    );
  }
  return (
    <p>
      <strong>
        {t('notDecide', { why: desk(`notYours.${whyNot}`) })} {t(othersMayDecide ? 'others' : 'alone')}
      </strong>
    </p>
  );
}
