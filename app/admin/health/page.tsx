import type { Metadata } from 'next';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/app/_ui/badge';
import { Done } from '@/app/_ui/done';
import { formattingTag, type Locale } from '@/lib/language/locales';
import { may } from '@/lib/members/permissions';
import { readHealth, type Health } from '@/lib/web/health/read-health';
import { parts, type Measured, type Part, type State } from '@/lib/web/health/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskList } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { Section, Sections } from '../_parts/frame/section';
import { withHidden } from '../_parts/frame/with-hidden';
import { QuickAct } from '../_parts/queue/quick-act';
import { retry } from './actions';
import styles from './health.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t('health.title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How the site is, each part with what to do about it; and what was tried in vain. */
export default async function HealthPage({ searchParams }: Props) {
  const viewer = await enterDesk('/admin/health');
  const [health, { done }, t] = await Promise.all([
    readHealth({ viewer }),
    searchParams,
    getTranslations('desk.health'),
  ]);
  const troubled = parts.filter((part) => health.states[part] !== 'good').length;
  return (
    <Desk
      viewer={viewer}
      place="health"
      title={t('title')}
      intro={
        <>
          {t.rich('intro', { when: () => <Moment at={health.at} /> })}{' '}
          {troubled === 0 ? t('all') : t('some', { count: troubled })}
        </>
      }
      notice={done === 'tried' && <Done title={t('failed.tried')} />}
    >
      <Sections>
        <Parts health={health} />
        <Failed health={health} mayRetry={may(viewer, 'job.retry')} />
      </Sections>
    </Desk>
  );
}

const tones: Record<State, 'plain' | 'full' | 'danger'> = { good: 'plain', look: 'full', bad: 'danger' };

function Parts({ health: { measured, states } }: { health: Health }) {
  const t = useTranslations('desk.health');
  const facts = useFacts(measured);
  return (
    <dl className={styles.parts}>
      {parts.map((part) => {
        const values = facts[part];
        return (
          <div key={part}>
            <dt>
              {t(`parts.${part}.name`)}{' '}
              <Badge tone={tones[states[part]]}>{t(`states.${states[part]}`)}</Badge>
            </dt>
            <dd>
              {values ? t(`parts.${part}.value`, values as never) : t('unknown')}
              {states[part] !== 'good' && (
                <p className={styles.todo}>{t('todo', { words: t(`parts.${part}.todo`) })}</p>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type Facts = Record<string, string | number>;

/** What was measured, as the sentence of its part is told it; null where it could not be. */
function useFacts(measured: Measured): Record<Part, Facts | null> {
  const { number } = useFormatter();
  const locale = useLocale() as Locale;
  const { connections, disk, listener, webhooks } = measured;
  const value = (one: number | null, say: (n: number) => string | number = (n) => n): Facts | null =>
    one === null ? null : { value: say(one) };
  const gigabytes = (bytes: number) =>
    new Intl.NumberFormat(formattingTag[locale], {
      style: 'unit',
      unit: 'gigabyte',
      maximumFractionDigits: 1,
    }).format(bytes / 1e9);
  const minutes = (seconds: number) =>
    new Intl.NumberFormat(formattingTag[locale], {
      style: 'unit',
      unitDisplay: 'long',
      maximumFractionDigits: 0,
      unit: seconds < 90 ? 'second' : 'minute',
    }).format(seconds < 90 ? seconds : seconds / 60);
  return {
    database: value(measured.databaseMs, number),
    connections: connections && { ...connections },
    workers: value(measured.workers),
    lag: value(measured.lag, minutes),
    failedJobs: value(measured.failedJobs),
    failedLetters: value(measured.failedLetters),
    checks: value(measured.checksFailed),
    webhooks: webhooks && {
      paused: webhooks.paused,
      waits: webhooks.oldest > 0 ? 'yes' : 'no',
      value: minutes(webhooks.oldest),
    },
    listener: listener === null ? null : { value: listener ? 'yes' : 'no' },
    streams: value(measured.streams),
    disk: disk && { free: gigabytes(disk.free), total: gigabytes(disk.total) },
    size: value(measured.databaseBytes, gigabytes),
    seals: value(measured.unsealed, minutes),
  };
}

function Failed({ health: { failed, more }, mayRetry }: { health: Health; mayRetry: boolean }) {
  const t = useTranslations('desk.health.failed');
  return (
    <Section id="failed" title={t('title')}>
      {failed.length === 0 && <p>{t('none')}</p>}
      {failed.length > 0 && !mayRetry && <p>{t('admins')}</p>}
      <DeskList items={failed} dense>
        {({ id, task, attempts, since, error }) => (
          <div className={styles.job}>
            <div>
              <code dir="ltr">{task}</code>
              <p className={styles.soft}>
                {t.rich('facts', { attempts, when: () => <Moment at={since} /> })}
              </p>
              {error && (
                <p className={styles.error} dir="ltr">
                  {error}
                </p>
              )}
            </div>
            {mayRetry && (
              <QuickAct act={retry} fields={{ jobId: id }}>
                {t.rich('retry', { task, id, ...withHidden })}
              </QuickAct>
            )}
          </div>
        )}
      </DeskList>
      {more > 0 && <p>{t('more', { count: more })}</p>}
    </Section>
  );
}
