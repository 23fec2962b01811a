import { useLocale, useTranslations } from 'next-intl';
import { linkTo } from '@/app/_ui/link-to';
import { useReason } from '@/app/_ui/use-reason';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { CaseView, DecisionView } from '@/lib/moderation/schemas';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { decisionInWords } from '@/app/admin/_parts/words/words';
import styles from './case.module.css';
import { whyInWords, type OddsOf } from './why-in-words';

/** What was decided so far, the latest first, and why it came out so. */
export function Decisions({ comment: { decisions, reviews }, odds }: { comment: CaseView; odds: OddsOf }) {
  const t = useTranslations('cases');
  const desk = useTranslations('desk');
  if (decisions.length === 0) return <p>{t('decisions.none')}</p>;
  // Without names, a reviewer is known by their first review.
  const names = new Map(
    [...reviews]
      .reverse()
      .map(({ id, reviewer, number }) =>
        reviewer ? [reviewer.id, reviewer.displayName] : [id, t('reviews.reviewer', { number })],
      ),
  );
  return (
    <ol role="list" className={styles.entries}>
      {decisions.map((decision) => (
        <li key={`${decision.createdAt} ${decision.outcome}`}>
          <p>
            <span className={styles.name}>{decisionInWords(decision, desk)}</span>{' '}
            <span className={styles.when}>
              <Moment at={decision.createdAt} />
              {decision.revision > 1 && t('textNumber', { number: decision.revision })}
            </span>
          </p>
          <Why decision={decision} names={names} odds={odds} />
        </li>
      ))}
    </ol>
  );
}

/** What a decision of peers was computed from, in words; the rule and the reason of anybody else's. */
function Why({
  decision,
  names,
  odds,
}: {
  decision: DecisionView;
  names: ReadonlyMap<string, string>;
  odds: OddsOf;
}) {
  const t = useTranslations('cases');
  const desk = useTranslations('desk');
  const locale = useLocale();
  const say = useReason();
  const { rule, note, passage } = decision;
  const why = whyInWords(decision, { names, locale, odds });
  if (why) {
    return (
      <>
        <p className={styles.numbers}>
          {why.summary} {why.odds}
        </p>
        {why.reviewers.length > 0 && (
          <ul role="list" className={styles.reviewers}>
            {why.reviewers.map(({ id, name, words }) => (
              <li key={id}>
                <bdi className={styles.name}>{name}</bdi> {words}
              </li>
            ))}
          </ul>
        )}
        <p className={styles.note}>{why.assumed}</p>
      </>
    );
  }
  return (
    <>
      {rule && (
        <p>
          {t.rich('decisions.rule', {
            title: houseRuleIn(locale, rule)?.title ?? rule,
            link: linkTo(`/policy#${rule}`),
          })}
        </p>
      )}
      {passage && <blockquote className={styles.passage}>{passage}</blockquote>}
      {note && (
        <p className={styles.said} dir="auto">
          {desk('quoted', { text: say(note) })}
        </p>
      )}
    </>
  );
}
