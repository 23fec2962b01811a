import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { linkTo } from '@/app/_ui/link-to';
import { Dateline } from '@/app/_ui/timestamp';
import { Author } from '@/app/_ui/thread/author';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { DecisionOn, SanctionView } from '@/lib/moderation/sanctions/schemas';
import type { CaseView } from '@/lib/moderation/schemas';
import { Facts } from '../frame/facts';
import styles from './case.module.css';

type Props = {
  comment: CaseView;
  /** The newest that was done to them, and how much that is all in all. */
  sanctions: SanctionView[];
  sanctioned: number;
  /** What moderators decided last about their comments. */
  decided: DecisionOn[];
  required: number;
};

/**
 * What is known of a comment's author: what they know, how their comments fared, what was decided and done last, and what they gave for
 * this one.
 */
export function AuthorRecord({ comment, sanctions, sanctioned, decided, required }: Props) {
  const t = useTranslations('cases.author');
  const title = useTranslations('cases')('aside');
  const { number } = useFormatter();
  const { author, memberSince, published, rejected, removed, overturned, reviewsGiven } =
    comment.authorRecord;
  const facts = [
    [t('since'), <Dateline key="since" at={memberSince} />],
    [t('published'), number(published)],
    [t('rejected'), number(rejected)],
    [t('removed'), number(removed)],
    [t('overturned'), number(overturned)],
    [t('reviewsGiven'), number(reviewsGiven)],
    [t('sanctions'), number(sanctioned)],
  ] as const;
  return (
    <>
      <h2 className={styles.title}>{title}</h2>
      <Author id="author" author={author} margin />
      <Facts facts={facts} />
      {sanctions.length > 0 && <Done sanctions={sanctions} />}
      {decided.length > 0 && <Decided decided={decided} />}
      <p className={styles.duty}>
        {t('duty', { ...comment.duty, now: comment.duty.required === required ? 0 : required })}
      </p>
      <p className={styles.duty}>
        <a href={`/admin/members/${author.id}`}>{t('record', { name: author.displayName })}</a>
        {' · '}
        <a href={`/admin/members/${author.id}/timeline`}>{t('timeline')}</a>
      </p>
    </>
  );
}

function Done({ sanctions }: { sanctions: SanctionView[] }) {
  const t = useTranslations('cases.author');
  const states = useTranslations('desk.states');
  return (
    <ul role="list" className={styles.history}>
      {sanctions.map(({ id, kind, startsAt, inForce, lifted }) => (
        <li key={id}>
          {t.rich('sanction', {
            name: states(kind),
            state: inForce ? 'inForce' : lifted ? 'lifted' : 'over',
            when: () => <Dateline key="when" at={startsAt} />,
          })}
        </li>
      ))}
    </ul>
  );
}

function Decided({ decided }: { decided: DecisionOn[] }) {
  const t = useTranslations('cases.author');
  const locale = useLocale();
  return (
    <>
      <h3 className={styles.caption}>{t('decided')}</h3>
      <ul role="list" className={styles.history}>
        {decided.map(({ commentId, outcome, rule, at }) => (
          <li key={`${commentId} ${at}`}>
            {t.rich('decision', {
              outcome,
              rule: rule ?? 'none',
              title: (rule && houseRuleIn(locale, rule)?.title) ?? rule ?? '',
              link: linkTo(`/admin/comments/${commentId}`),
              when: () => <Dateline key="when" at={at} />,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
