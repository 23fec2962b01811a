import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Prose } from '@/app/_ui/prose';
import { useReason } from '@/app/_ui/use-reason';
import type { ItemView } from '@/lib/peer-review/calibration/schemas';
import { Moment } from '../_parts/frame/moment';
import styles from './calibration.module.css';

/** The text of an item, and why its verdict is right. */
export function ItemText({ item: { bodyHtml, language, explanation } }: { item: ItemView }) {
  return (
    <div className={styles.text}>
      <Prose kind="comment" html={bodyHtml} lang={language} />
      <p className={styles.why} dir="auto">
        {explanation}
      </p>
    </div>
  );
}

/** What is known of an item: the right verdict, where it comes from, and how reviewers do on it. */
export function ItemFacts({ item }: { item: ItemView }) {
  const t = useTranslations('settings.calibration');
  const verdicts = useTranslations('desk.verdicts');
  const say = useReason();
  const { number } = useFormatter();
  const share = (passed: number, of: number) =>
    of === 0
      ? t('facts.unused')
      : t('facts.share', { percent: Math.round((passed / of) * 100), passes: passed, uses: of });
  const { verdict, language, source, commentId, uses, passes, reliableUses, reliablePasses } = item;
  return (
    <dl className={styles.facts}>
      <Fact name={t('facts.right')}>{verdicts(verdict)}</Fact>
      <Fact name={t('facts.source')}>
        {commentId ? (
          <a href={`/admin/comments/${commentId}`}>{t(`source.${source}`)}</a>
        ) : (
          t(`source.${source}`)
        )}
      </Fact>
      <Fact name={t('facts.language')}>{language}</Fact>
      <Fact name={t('facts.uses')}>{number(uses)}</Fact>
      <Fact name={t('facts.passed')}>{share(passes, uses)}</Fact>
      <Fact name={t('facts.reliable')}>{share(reliablePasses, reliableUses)}</Fact>
      <Fact name={t('facts.state')}>
        {item.retiredAt
          ? t.rich('facts.out', {
              reason: say(item.retiredReason ?? ''),
              strong: (words) => <strong>{words}</strong>,
              when: () => <Moment at={item.retiredAt!} />,
            })
          : t('facts.inUse')}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
