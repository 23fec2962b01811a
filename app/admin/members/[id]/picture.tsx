import { useLocale, useTranslations } from 'next-intl';
import { picturePath } from '@/lib/members/picture/schemas';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import type { MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import styles from './member.module.css';
import { RemovePictureForm } from './picture-form';

/** What stands beside the member's name, to be taken away where it breaks a rule. */
export function Picture({ member, own }: { member: MemberCaseView; own: boolean }) {
  const t = useTranslations('records.member.picture');
  const locale = useLocale();
  const { id, displayName, picture } = member;
  const rules = houseRulesIn(locale);
  return (
    <>
      {picture === null ? (
        <p>{t('none')}</p>
      ) : (
        <img
          className={styles.picture}
          src={picturePath(picture, 256)}
          width={128}
          height={128}
          alt={t('alt', { name: displayName })}
          loading="lazy"
          decoding="async"
        />
      )}
      {own && picture !== null && <p className={styles.note}>{t('own')}</p>}
      {!own && <RemovePictureForm memberId={id} name={displayName} picture={picture} rules={rules} />}
    </>
  );
}
