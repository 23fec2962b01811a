import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { Section } from '../_parts/frame/section';
import { Burst } from './burst';
import { Correlated } from './correlated';
import styles from './patterns.module.css';
import { Targeting } from './targeting';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('patterns.title') }) };
}

export default async function PatternsPage() {
  const viewer = await enterDesk('/admin/patterns');
  const { at, correlated, targeting, bursts } = await listPatterns({ viewer });
  const t = await getTranslations('records.patterns');
  return (
    <Desk viewer={viewer} place="patterns" title={t('title')} intro={t('intro')}>
      <p className={styles.last}>{t.rich('last', { when: () => <Moment at={at} /> })}</p>
      <div className={styles.sections}>
        <Section id="correlated" title={t('correlated.title')}>
          <p className={styles.note}>{t('correlated.note')}</p>
          {correlated.length === 0 && <p>{t('nobody')}</p>}
          {correlated.map((pattern) => (
            <Correlated key={pattern.people.map(({ id }) => id).join()} pattern={pattern} />
          ))}
        </Section>
        <Section id="targeting" title={t('targeting.title')}>
          <p className={styles.note}>{t('targeting.note')}</p>
          {targeting.length === 0 && <p>{t('nobody')}</p>}
          {targeting.map((pattern) => (
            <Targeting key={`${pattern.reviewer.id} ${pattern.author.id}`} pattern={pattern} />
          ))}
        </Section>
        <Section id="bursts" title={t('bursts.title')}>
          <p className={styles.note}>{t('bursts.note')}</p>
          {bursts.length === 0 && <p>{t('bursts.none')}</p>}
          {bursts.map((pattern) => (
            <Burst key={pattern.people.map(({ id }) => id).join()} pattern={pattern} />
          ))}
        </Section>
      </div>
    </Desk>
  );
}
