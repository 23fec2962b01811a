import { useLocale, useTranslations } from 'next-intl';
import { Avatar } from '@/app/_ui/avatar';
import { Icon } from '@/app/_ui/icon';
import { AuthorBadges } from '@/app/_ui/thread/author-badges';
import { monthInWords } from '@/lib/language/times';
import type { MemberPageView } from '@/lib/comments/of-member/schemas';
import styles from './member.module.css';

type Props = {
  member: MemberPageView;
  publication: string;
  /** It is the reader's own. */
  own: boolean;
};

/** Who somebody is here: name, badges, since when, how much they have written, and what they know. */
export function Profile({ member, publication, own }: Props) {
  const t = useTranslations('profile');
  const locale = useLocale();
  const { displayName, picture, formerly, badges, memberSince, published, expertise, reviewed } = member;
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Avatar large {...{ displayName, picture, badges, expertise }} />
        <h1 className={styles.name}>
          <bdi>{displayName}</bdi>
        </h1>
      </div>
      {formerly !== null && (
        <p className={styles.formerly}>
          {t.rich('formerly', { name: () => <bdi key="name">{formerly}</bdi> })}
        </p>
      )}
      {badges.length > 0 && (
        <p className={styles.badges}>
          <AuthorBadges badges={badges} />
        </p>
      )}
      <p className={styles.facts}>
        <span>
          {t.rich('since', {
            month: () => (
              <time key="month" dateTime={memberSince}>
                {monthInWords(new Date(`${memberSince}-01`), locale)}
              </time>
            ),
          })}
        </span>
        <span>{t('published', { comments: published.comments, articles: published.articles })}</span>
        {published.replies > 0 && <span>{t('replies', { count: published.replies })}</span>}
        {reviewed !== null && reviewed > 0 && <span>{t('reviewed', { count: reviewed })}</span>}
      </p>
      {own && (
        <p className={styles.own}>
          {t.rich('own', {
            account: (words) => (
              <a key="account" href="/account">
                {words}
              </a>
            ),
          })}
        </p>
      )}
      {expertise.length > 0 && <Knows expertise={expertise} publication={publication} />}
    </header>
  );
}

/** All that they say they know, with what the mark means where there is one. */
function Knows({ expertise, publication }: Pick<MemberPageView, 'expertise'> & Pick<Props, 'publication'>) {
  const t = useTranslations('profile');
  return (
    <section className={styles.knows} aria-labelledby="knows-title">
      <h2 id="knows-title" className={styles.label}>
        {t('knows')}
      </h2>
      <dl className={styles.fields}>
        {expertise.map(({ field, line, verified }) => (
          <div key={field} className={styles.known}>
            <dt>
              <bdi>{field}</bdi>
            </dt>
            <dd>
              <bdi>{line}</bdi>
              {verified && (
                <span className={styles.verified}>
                  <Icon name="seal" size={14} />
                  {t('verified')}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.meaning}>
        {expertise.some(({ verified }) => verified)
          ? t('verifiedMeaning', { publication })
          : t('ownWords', { publication })}
      </p>
    </section>
  );
}
