import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { withQuery } from '@/app/_ui/with-query';
import { may } from '@/lib/members/permissions';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { membersQuery } from '@/lib/moderation/sanctions/schemas';
import { Desk } from '../_parts/frame/desk';
import { enterDesk } from '../_parts/frame/enter-desk';
import { BansForm } from './bans-form';
import { MemberList } from './member-list';
import styles from './members.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('members.title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MembersPage({ searchParams }: Props) {
  // The session ended before the form was sent: the form with what was typed.
  if (await isFormOfSignedOut()) return <Unsent />;
  const asked = membersQuery.strip().safeParse(await searchParams);
  if (!asked.success) notFound();
  const { query = '', cursor } = asked.data;
  const sanctioned = asked.data.sanctioned === 'true';
  const here = hrefOf(query, sanctioned);
  const viewer = await enterDesk(here);
  const { items, nextCursor } = await orNotFound(
    listMembers({ viewer, query, sanctionedOnly: sanctioned, cursor }),
  );
  const [t, desk, invitations, imports] = await Promise.all([
    getTranslations('records.members'),
    getTranslations('desk'),
    getTranslations('invitations'),
    getTranslations('imports'),
  ]);
  return (
    <Desk viewer={viewer} place="members" title={t('title')} intro={t('intro')}>
      <form className={styles.search} role="search" aria-label={t('search.label')} action="/admin/members">
        <TextField
          id="query"
          label={t(may(viewer, 'member.read-address') ? 'search.nameOrEmail' : 'search.name')}
          name="query"
          type="search"
          maxLength={254}
          defaultValue={query}
        />
        {sanctioned && <input type="hidden" name="sanctioned" value="true" />}
        <Button>{t('search.button')}</Button>
      </form>
      <p className={styles.filter}>
        {sanctioned ? (
          t.rich('onlySanctioned', { all: linkTo(hrefOf(query)) })
        ) : (
          <a href={hrefOf(query, true)}>{t('showSanctioned')}</a>
        )}
        {may(viewer, 'member.set-office') && (
          <>
            {' · '}
            <a href="/admin/members/invitations">{invitations('title')}</a>
            {' · '}
            <a href="/admin/members/import">{imports('link')}</a>
          </>
        )}
      </p>
      {may(viewer, 'member.read-address') && <BansForm />}
      {items.length === 0 ? (
        <p>
          {query
            ? t('none.called', { query, sanctioned: sanctioned ? 'yes' : 'no' })
            : t(sanctioned ? 'none.sanctioned' : 'none.all')}
        </p>
      ) : (
        <MemberList members={items} />
      )}
      <PaginationByCursor
        label={t('pages')}
        first={here}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
      />
    </Desk>
  );
}

async function Unsent() {
  const t = await getTranslations('records.members');
  return (
    <PageFrame returnTo="/admin/members">
      <Page column>
        <PageHeading title={t('title')} />
        <BansForm />
      </Page>
    </PageFrame>
  );
}

const hrefOf = (query: string, sanctioned = false) =>
  withQuery('/admin/members', { query, sanctioned: sanctioned && 'true' });
