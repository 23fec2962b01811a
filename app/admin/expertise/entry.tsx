import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/app/_ui/icon';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { DeskExpertiseView } from '@/lib/members/expertise/schemas';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { Moment } from '../_parts/frame/moment';
import { QuickAct } from '../_parts/queue/quick-act';
import { verify } from './actions';
import styles from './expertise.module.css';
import { WithdrawForm } from './withdraw-form';

/**
 * What a member says they know, since when, who confirmed it, the button that confirms it or takes that back, and the way to take
 * the whole from their name.
 */
export function Entry({ entry, from }: { entry: DeskExpertiseView; from: 'list' | 'member' }) {
  const t = useTranslations('expertise.desk');
  const locale = useLocale();
  const { id, member, field, line, statedAt, verified, own } = entry;
  const fields = { id, memberId: member.id, field, line, verified: String(!verified), from };
  return (
    <div className={styles.entry}>
      <div className={styles.said}>
        <p className={styles.field}>
          <bdi>{field}</bdi>
        </p>
        <p className={styles.line} dir="auto">
          {line}
        </p>
        <p className={styles.facts}>
          {verified ? (
            <span className={styles.verified}>
              <Icon name="seal" size={14} />
              <span>
                {t('verifiedBy', { by: verified.by ?? t('somebody') })} <Moment at={verified.at} />
              </span>
            </span>
          ) : (
            <span>
              {t('stated')} <Moment at={statedAt} />
            </span>
          )}
        </p>
      </div>
      {own ? (
        <p className={styles.facts}>{t('own')}</p>
      ) : (
        <QuickAct act={verify} fields={fields}>
          {verified ? t('takeBack') : t('verify')}
          <VisuallyHidden> {t('of', { field, name: member.displayName })}</VisuallyHidden>
        </QuickAct>
      )}
      {!own && from === 'member' && <WithdrawForm entry={entry} rules={houseRulesIn(locale)} />}
      {!own && from === 'list' && (
        <p className={styles.facts}>
          <a href={`/admin/members/${member.id}#expertise`}>
            {t('withdraw')}
            <VisuallyHidden> {t('of', { field, name: member.displayName })}</VisuallyHidden>
          </a>
        </p>
      )}
    </div>
  );
}
