import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Button } from '@/app/_ui/button';
import { SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { linkTo } from '@/app/_ui/link-to';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { withQuery } from '@/app/_ui/with-query';
import { may } from '@/lib/members/permissions';
import { readLastSeal } from '@/lib/moderation/audit/read-last-seal';
import { listAudit } from '@/lib/moderation/list-audit';
import type { AuditFilter } from '@/lib/moderation/schemas';
import { systemContext } from '@/lib/platform/context';
import { tableFormats } from '@/lib/platform/text/write-lines';
import { namesOfActs } from '../_parts/audit/act-in-words';
import { AuditList } from '../_parts/audit/audit-list';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Moment } from '../_parts/frame/moment';
import { auditHref, readAuditQuery } from './audit-query';
import styles from './audit.module.css';

const HERE = '/admin/audit';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('pageTitle', { title: t('rooms.audit') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await enterDesk(HERE);
  const asked = readAuditQuery(await searchParams);
  if (!asked) notFound();
  const { filter, cursor } = asked;
  const year = systemContext.now().getUTCFullYear();
  const [{ items, nextCursor }, seal, t] = await Promise.all([
    orNotFound(listAudit({ viewer, filter, cursor })),
    readLastSeal({ viewer }),
    getTranslations('desk'),
  ]);
  return (
    <Desk viewer={viewer} place="audit" title={t('rooms.audit')} intro={t('auditIntro')}>
      <Fold narrow summary={t('audit.filter')} open={Object.keys(filter).length > 0}>
        <Filter filter={filter} />
      </Fold>
      <div className={styles.facts}>
        {may(viewer, 'audit.export') && (
          <p>
            {t('audit.export')}{' '}
            {tableFormats.map((format) => (
              <a
                key={format}
                className={styles.format}
                href={auditHref(`${HERE}/export`, filter, { format })}
                download
              >
                {t(`audit.formats.${format}`)}
              </a>
            ))}
          </p>
        )}
        {may(viewer, 'audit.export') && (
          <p>
            {t('audit.statements')}{' '}
            {[year, year - 1].map((one) => (
              <a
                key={one}
                className={styles.format}
                href={withQuery(`${HERE}/statements`, { year: one })}
                download
              >
                {String(one)}
              </a>
            ))}
          </p>
        )}
        <p>
          {seal
            ? t.rich('audit.sealed', {
                when: () => <Moment at={seal.at} />,
                seal: () => (
                  <code dir="ltr" className={styles.seal}>
                    {seal.number}:{seal.hash}
                  </code>
                ),
              })
            : t('audit.unsealed')}
        </p>
      </div>
      {items.length > 0 ? <AuditList entries={items} /> : <p>{t('audit.none')}</p>}
      <PaginationByCursor
        label={t('pages.audit')}
        first={auditHref(HERE, filter)}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('pages.newest'), next: t('pages.earlier') }}
      />
    </Desk>
  );
}

/** What of the record is shown, as the address says it. */
function Filter({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('desk');
  return (
    <form className={styles.filter} role="search" aria-label={t('audit.filter')} action={HERE}>
      <TextField id="who" name="who" label={t('audit.who')} maxLength={60} defaultValue={filter.who} />
      <SelectField id="what" name="what" label={t('audit.what')} defaultValue={filter.what ?? ''}>
        <option value="">{t('audit.anything')}</option>
        {namesOfActs(t).map(({ action, name }) => (
          <option key={action} value={action}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        id="words"
        name="words"
        label={t('audit.words')}
        maxLength={100}
        defaultValue={filter.words}
      />
      <TextField id="from" name="from" label={t('audit.from')} type="date" defaultValue={filter.from} />
      <TextField id="to" name="to" label={t('audit.to')} type="date" defaultValue={filter.to} />
      {filter.about && <input type="hidden" name="about" value={filter.about} />}
      <div className={styles.find}>
        <Button>{t('audit.find')}</Button>
        {Object.keys(filter).length > 0 && <span>{t.rich('audit.clear', { all: linkTo(HERE) })}</span>}
      </div>
    </form>
  );
}
