import { getLocale, getTranslations } from 'next-intl/server';
import { Done } from '@/app/_ui/done';
import { dayInWords } from '@/lib/language/times';
import { readOwnName } from '@/lib/members/names/read-own-name';
import { NAME_MAX, RENAME_DAYS } from '@/lib/members/names/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import styles from './_parts/account.module.css';
import { Section } from './_parts/section';
import { RenameForm } from './rename-form';

/** What the member is called, to be changed by them once in a while. `saved`: they have just done so. */
export async function Rename({ viewer, saved }: { viewer: Viewer; saved: boolean }) {
  const [{ displayName, from }, t, locale] = await Promise.all([
    readOwnName({ viewer }),
    getTranslations('account.rename'),
    getLocale(),
  ]);
  // The page says above what keeps them from changing it.
  if (!may(viewer, 'member.rename')) return null;
  return (
    <Section id="name" title={t('title')}>
      {saved && <Done title={t('saved', { name: displayName })} />}
      {from ? (
        <p className={styles.intro}>
          {t.rich('later', {
            name: displayName,
            day: dayInWords(from, locale),
            b: (name) => <bdi>{name}</bdi>,
          })}
        </p>
      ) : (
        <>
          <p className={styles.intro}>{t('intro', { days: RENAME_DAYS })}</p>
          <RenameForm
            displayName={displayName}
            longest={NAME_MAX}
            words={{ form: t('title'), name: t('name'), save: t('save') }}
          />
        </>
      )}
    </Section>
  );
}
