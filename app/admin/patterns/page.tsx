import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { Section } from '../_parts/frame/section';
import { Burst } from './burst';
import { Correlated } from './correlated';
import { KINDS, Partiality } from './partiality';
import styles from './patterns.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('patterns.title') }) };
}

export default async function PatternsPage() {
  const viewer = await enterDesk('/admin/patterns');
  const { at, correlated, bursts, ...partiality } = await listPatterns({ viewer });
  const t = await getTranslations('records.patterns');
  return (
    <Desk viewer={viewer} place="patterns" title={t('title')} intro={t('intro')}>
      <p className={styles.last}>
        {t('falseAlarms')} {t.rich('last', { when: () => <Moment at={at} /> })}
      </p>
      <div className={styles.sections}>
        <Section id="correlated" title={t('correlated.title')}>
          <p className={styles.note}>{t('correlated.note')}</p>
          {correlated.length === 0 && <p>{t('nobody')}</p>}
          {correlated.map((pattern) => (
            <Correlated key={pattern.people.map(({ id }) => id).join()} pattern={pattern} />
          ))}
        </Section>
        {KINDS.map((kind) => (
          <Section key={kind} id={kind} title={t(`${kind}.title`)}>
            <p className={styles.note}>{t(`${kind}.note`)}</p>
            {partiality[kind].length === 0 && <p>{t('nobody')}</p>}
            {partiality[kind].map((pattern, place) => (
              <Partiality key={place} kind={kind} pattern={pattern} />
            ))}
          </Section>
        ))}
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
