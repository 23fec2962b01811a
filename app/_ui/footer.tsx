import { useLocale, useTranslations } from 'next-intl';
import { directionOf, localeNames, type Locale } from '@/lib/language/locales';
import styles from './footer.module.css';

type Props = {
  publication: string;
  /** The languages that the pages can be read in. */
  languages: readonly Locale[];
  /** The path that choosing one comes back to. */
  returnTo: string;
};

/** The foot of every page. */
export function Footer({ publication, languages, returnTo }: Props) {
  const t = useTranslations('site.footer');
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <p className={styles.name}>{publication}</p>
        <p className={styles.words}>{t('creed')}</p>
        <nav className={styles.links} aria-label={t('label')}>
          <a href="/">{t('front')}</a>
          <a href="/policy">{t('policy')}</a>
          <a href="/how-peer-review-works">{t('how')}</a>
          <a href="/transparency">{t('numbers')}</a>
          <a href="/privacy">{t('privacy')}</a>
          <a href="/docs/api">{t('api')}</a>
        </nav>
        {languages.length > 1 && <LanguageSwitch languages={languages} returnTo={returnTo} />}
      </div>
    </footer>
  );
}

/** Each language by the name that its own readers know. A plain form: it works before and without any script. */
function LanguageSwitch({ languages, returnTo }: Omit<Props, 'publication'>) {
  const current = useLocale();
  const t = useTranslations('site.footer');
  return (
    <form className={styles.languages} method="post" action="/language" aria-label={t('language')}>
      <input type="hidden" name="back" value={returnTo} />
      {languages.map((language) => (
        <button
          key={language}
          type="submit"
          name="to"
          value={language}
          lang={language}
          dir={directionOf(language)}
          aria-current={language === current || undefined}
        >
          {localeNames[language]}
        </button>
      ))}
    </form>
  );
}
