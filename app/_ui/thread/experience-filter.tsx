import { useLocale, useTranslations } from 'next-intl';
import { formattingTag } from '@/lib/language/locales';
import { Icon } from '../icon';
import styles from './experience-filter.module.css';

type Props = {
  /** Only conversations with somebody who knows the field are shown. */
  on: boolean;
  /** What the article is about. */
  topics: string[];
  /** Where the thread is read with the filter, or without it. */
  href: (on: boolean) => string;
};

/** The same link to who goes there and back: the focus stays on it. */
const LINK = 'experience-filter';

/** The way to the conversations in which somebody speaks who knows what the article is about, and the way back. */
export function ExperienceFilter({ on, topics, href }: Props) {
  const t = useTranslations('expertise.filter');
  const locale = useLocale();
  const list = new Intl.ListFormat(formattingTag[locale], { type: 'disjunction' }).format(topics);
  const intro = t('intro', { topics: list });
  if (!on) {
    return (
      <a
        id={LINK}
        data-screen
        data-in-place="leave"
        data-said={intro}
        className={styles.filter}
        href={href(true)}
      >
        <Icon name="person" size={15} />
        {t('only')}
      </a>
    );
  }
  return (
    <div className={styles.on}>
      <p>{intro}</p>
      <a id={LINK} data-in-place="leave" data-said={t('off')} href={href(false)}>
        {t('all')}
      </a>
    </div>
  );
}
