import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Fold } from '@/app/_ui/fold';
import { Page, PageHeading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { Moment } from '@/app/_ui/timestamp';
import { withQuery } from '@/app/_ui/with-query';
import { readImport } from '@/lib/members/membership-import/check-import';
import { MAX_LINES, type ImportView, type LineErrorView } from '@/lib/members/membership-import/schemas';
import { may } from '@/lib/members/permissions';
import { currentPolicy } from '@/lib/policy/current-policy';
import { Desk } from '../../../_parts/frame/desk';
import { enterDesk } from '../../../_parts/frame/enter-desk';
import { MemberLink } from '../../../_parts/frame/member-link';
import { Section } from '../../../_parts/frame/section';
import { checkWords } from '../check-words';
import { ApplyForm, CheckForm } from '../forms';
import styles from '../import.module.css';
import { PlannedTable } from '../planned-table';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('imports')]);
  return { title: desk('pageTitle', { title: t('shown.title') }) };
}

/** Lines on one page. */
const PAGE = 200;
const query = z.object({ page: z.coerce.number().int().min(1).max(1_000).catch(1) });

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an import would do, before it is done. */
export default async function ImportShownPage({ params, searchParams }: Props) {
  const [{ id }, t, words] = await Promise.all([params, getTranslations('imports'), checkWords()]);
  const here = `/admin/members/import/${encodeURIComponent(id)}`;
  // The session ended before the form was sent: the form with what was written.
  if (await isFormOfSignedOut())
    return (
      <PageFrame returnTo={here}>
        <Page column>
          <PageHeading title={t('title')} />
          <CheckForm words={words} />
        </Page>
      </PageFrame>
    );
  const viewer = await enterDesk(here);
  if (!may(viewer, 'member.set-office')) notFound();
  const shown = await orNotFound(readImport({ viewer, id }));
  const { page } = query.parse(await searchParams);
  const { planned, stayRevoked, errors, csv, reason, digest, expiresAt } = shown;
  const { membership } = await currentPolicy();
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={t('shown.title')}
      intro={t('shown.summary', countsOf(shown))}
    >
      <div className={styles.parts}>
        {errors.length > 0 && (
          <Section id="errors" title={t('shown.errors')}>
            <p>{t('shown.errorsIntro')}</p>
            <Errors errors={errors.slice(0, PAGE)} />
            {errors.length > PAGE && <p>{t('shown.more', { count: errors.length - PAGE })}</p>}
          </Section>
        )}
        <Section id="changes" title={t('shown.changes')}>
          {planned.length === 0 ? (
            <p>{t('shown.nothing')}</p>
          ) : (
            <PlannedTable
              planned={planned.slice((page - 1) * PAGE, page * PAGE)}
              plans={membership.plans}
              labelledBy="changes-title"
            />
          )}
          <Pagination
            label={t('shown.pages')}
            start={page > 1 ? { href: here, words: t('shown.first') } : null}
            next={
              planned.length > page * PAGE
                ? { href: withQuery(here, { page: String(page + 1) }), words: t('shown.next') }
                : null
            }
          />
          {errors.length === 0 && planned.length > 0 && (
            <div className={styles.apply}>
              <p>
                <bdi className={styles.reason}>{reason}</bdi>
              </p>
              <ApplyForm id={id} digest={digest} words={{ apply: t('shown.apply') }} />
            </div>
          )}
        </Section>
        {stayRevoked.length > 0 && (
          <Section id="revoked" title={t('shown.revoked')}>
            <p>{t('shown.revokedIntro')}</p>
            <StayRevoked items={stayRevoked.slice(0, PAGE)} />
            {stayRevoked.length > PAGE && <p>{t('shown.more', { count: stayRevoked.length - PAGE })}</p>}
          </Section>
        )}
        <Fold summary={t('shown.correct')} open={errors.length > 0}>
          <CheckForm words={words} was={{ csv, reason }} />
        </Fold>
        <p className={styles.note}>
          {t.rich('shown.kept', { moment: () => <Moment at={expiresAt} /> })}{' '}
          <a href="/admin/members/import">{t('shown.again')}</a>
        </p>
      </div>
    </Desk>
  );
}

function countsOf({ planned, unchanged }: ImportView) {
  const of = (kind: string) => planned.filter((one) => one.kind === kind).length;
  return { changed: of('change'), invited: of('invite'), uninvited: of('uninvite'), unchanged };
}

function StayRevoked({ items }: { items: ImportView['stayRevoked'] }) {
  const t = useTranslations('imports');
  return (
    <ul role="list" className={styles.errors}>
      {items.map(({ line, email, member }) => (
        <li key={line}>
          <span className={styles.line}>
            {t('table.line')} {line}
          </span>
          <span>
            <MemberLink {...member} /> <bdi className={styles.address}>{email}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Errors({ errors }: { errors: LineErrorView[] }) {
  const t = useTranslations('imports');
  return (
    <ul role="list" className={styles.errors}>
      {errors.map(({ line, flaw, cell }) => (
        <li key={line}>
          <span className={styles.line}>
            {t('table.line')} {line}
          </span>
          <span>{t(`flaws.${flaw}`, { cell, limit: MAX_LINES })}</span>
        </li>
      ))}
    </ul>
  );
}
