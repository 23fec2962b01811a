import { useLocale, useTranslations } from 'next-intl';
import { Prose } from '@/app/_ui/prose';
import { Dateline } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import type { OwnCaseView, StatementView } from '@/lib/moderation/statements/schemas';
import { statementInWords } from '@/lib/moderation/statements/statement-in-words';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import styles from '../../../_parts/decision.module.css';

/** The statement of reasons, as a letter: the decision, why, and the text that it is about. */
export function Letter({ comment, statement }: { comment: OwnCaseView; statement: StatementView }) {
  const t = useTranslations('mine.decision');
  const locale = useLocale();
  const say = useReason();
  const { facts, passage, decidedAt } = statement;
  const { decided, decidedBy } = statementInWords(locale, statement.gist);
  const rule = statement.rule && (houseRuleIn(locale, statement.rule.key) ?? statement.rule);
  return (
    <>
      <p className={styles.decided}>{decided}</p>
      <p className={styles.signed}>
        {t.rich('signed', { by: decidedBy, day: () => <Dateline at={decidedAt} /> })}
        {!statement.stands && <> · {t(`now.${nowKey(comment)}`)}</>}
      </p>
      {statement.stands && <p className={styles.kind}>{t('kind')}</p>}
      <section className={styles.part} aria-labelledby="why">
        <h2 id="why">{t('why')}</h2>
        {rule && (
          <p>
            {t.rich('breaks', {
              title: rule.title,
              link: (words) => <a href={`/policy#${rule.key}`}>{words}</a>,
            })}
          </p>
        )}
        {facts ? (
          <blockquote className={styles.facts} dir="auto">
            {say(facts)}
          </blockquote>
        ) : (
          <p>{t('noReason')}</p>
        )}
        {passage && (
          <>
            <p className={styles.caption}>{t('passage')}</p>
            <p className={styles.passage} dir="auto">
              <mark>{passage}</mark>
            </p>
          </>
        )}
        {rule && <p className={styles.rule}>{t('rule', { text: rule.text })}</p>}
      </section>
      <section className={styles.part} aria-labelledby="text">
        <h2 id="text">{t('wrote')}</h2>
        <div className={styles.text}>
          <Prose kind="comment" html={statement.textHtml} lang={statement.language} />
        </div>
        <p className={styles.fine}>{t('yours')}</p>
      </section>
    </>
  );
}

/** What is said for completeness: how far the decision reaches, how it came about, and who else can be turned to. */
export function SmallPrint({ statement: { gist } }: { statement: StatementView }) {
  const t = useTranslations('mine.decision');
  const { scope, source, automatic, redress } = statementInWords(useLocale(), gist);
  return (
    <section className={styles.part} aria-labelledby="how">
      <h2 id="how">{t('record')}</h2>
      <dl className={styles.how}>
        <div>
          <dt>{t('scope')}</dt>
          <dd>{scope}</dd>
        </div>
        <div>
          <dt>{t('source')}</dt>
          <dd>{source}</dd>
        </div>
        <div>
          <dt>{t('automatic')}</dt>
          <dd>{automatic}</dd>
        </div>
        <div>
          <dt>{t('redress')}</dt>
          <dd>{redress}</dd>
        </div>
      </dl>
    </section>
  );
}

/** A decision that is past: where the comment stands now. */
const nowKey = ({ status }: OwnCaseView) =>
  status === 'PUBLISHED' || status === 'WITHDRAWN' ? status : 'other';
