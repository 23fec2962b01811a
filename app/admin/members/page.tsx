import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { linkTo } from '@/app/_ui/link-to';
import { Pagination } from '@/app/_ui/pagination';
import { may } from '@/lib/members/permissions';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { membersQuery } from '@/lib/moderation/sanctions/schemas';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { MemberList } from './member-list';
import { membersHref } from './members-href';
import styles from './members.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('members.title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MembersPage({ searchParams }: Props) {
  const asked = membersQuery.strip().safeParse(await searchParams);
  if (!asked.success) notFound();
  const { query = '', cursor } = asked.data;
  const sanctioned = asked.data.sanctioned === 'true';
  const viewer = await enterDesk(membersHref({ query, sanctioned }));
  const { items, nextCursor } = await orNotFound(
    listMembers({ viewer, query, sanctionedOnly: sanctioned, cursor }),
  );
  const [t, desk] = await Promise.all([getTranslations('records.members'), getTranslations('desk')]);
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
          t.rich('onlySanctioned', { all: linkTo(membersHref({ query })) })
        ) : (
          <a href={membersHref({ query, sanctioned: true })}>{t('showSanctioned')}</a>
        )}
      </p>
      {items.length === 0 ? (
        <p>
          {query
            ? t('none.called', { query, sanctioned: sanctioned ? 'yes' : 'no' })
            : t(sanctioned ? 'none.sanctioned' : 'none.all')}
        </p>
      ) : (
        <MemberList members={items} />
      )}
      <Pagination
        label={t('pages')}
        start={cursor ? { href: membersHref({ query, sanctioned }), words: desk('pages.newest') } : null}
        next={
          nextCursor
            ? { href: membersHref({ query, sanctioned, cursor: nextCursor }), words: desk('pages.earlier') }
            : null
        }
      />
    </Desk>
  );
}
