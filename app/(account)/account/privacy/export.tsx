import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Moment } from '@/app/_ui/timestamp';
import { readExport } from '@/lib/members/export/read-export';
import type { ExportView } from '@/lib/members/export/schemas';
import type { Viewer } from '@/lib/members/viewer';
import styles from '../_parts/account.module.css';
import { ProveFirst } from '../_parts/prove-first';
import { Section } from '../_parts/section';
import { ExportForm } from './export-form';

const HERE = '/account/privacy#export';

/** A copy of all that is kept of the member: asking for it, and fetching it. */
export async function Export({ viewer, saved }: { viewer: Viewer; saved: unknown }) {
  const [copy, t] = await Promise.all([readExport({ viewer }), getTranslations('account.export')]);
  const nextAt = copy?.nextAt;
  const first = viewer.provedLately ? null : <ProveFirst next={HERE} />;
  return (
    <Section id="export" title={t('title')}>
      {!nextAt && <p className={styles.intro}>{t('intro')}</p>}
      {copy && <State copy={copy} live={saved === 'export'} />}
      {copy?.state === 'READY' &&
        (first ?? (
          <div>
            <ButtonLink tone="primary" href="/account/privacy/export">
              {t('fetch')}
            </ButtonLink>
          </div>
        ))}
      {!nextAt && copy?.state !== 'READY' && (
        <ExportForm first={first} words={{ form: t('form'), ask: t('ask') }} />
      )}
      {nextAt && copy.state !== 'UNDER_WAY' && (
        <p className={styles.intro}>
          {t.rich('next', { moment: () => <Moment key="moment" at={nextAt} /> })}
        </p>
      )}
    </Section>
  );
}

async function State({ copy, live }: { copy: NonNullable<ExportView>; live: boolean }) {
  const t = await getTranslations('account.export');
  const at = (moment: string) => ({ moment: () => <Moment key="moment" at={moment} /> });
  if (copy.state === 'UNDER_WAY')
    return (
      <Notice live={live} title={t('underWay')}>
        <p>{t.rich('underWayWhy', at(copy.askedAt))}</p>
      </Notice>
    );
  if (copy.state === 'GONE' || !copy.endsAt) return null;
  return (
    <Notice tone="good" title={t('ready')}>
      <p>{t.rich('until', at(copy.endsAt))}</p>
    </Notice>
  );
}
