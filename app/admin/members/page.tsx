import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { Pagination } from '@/app/_ui/pagination';
import { may } from '@/lib/members/permissions';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { membersQuery } from '@/lib/moderation/sanctions/schemas';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { MemberList } from './member-list';
import { membersHref } from './members-href';
import styles from './members.module.css';

export const metadata: Metadata = { title: 'Members · Moderation desk' };

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
  return (
    <Desk
      viewer={viewer}
      place="members"
      title="Members"
      intro="Who may write and review, who came last first. A member’s page has their record, and what keeps them from writing."
    >
      <form className={styles.search} role="search" aria-label="Members" action="/admin/members">
        <TextField
          id="query"
          label={may(viewer, 'member.read-address') ? 'Name or email' : 'Name'}
          name="query"
          type="search"
          maxLength={254}
          defaultValue={query}
        />
        {sanctioned && <input type="hidden" name="sanctioned" value="true" />}
        <Button>Search</Button>
      </form>
      <p className={styles.filter}>
        {sanctioned ? (
          <>
            Only members under a sanction. <a href={membersHref({ query })}>Show all</a>
          </>
        ) : (
          <a href={membersHref({ query, sanctioned: true })}>Only those under a sanction</a>
        )}
      </p>
      {items.length === 0 ? <p>{nobodyInWords(query, sanctioned)}</p> : <MemberList members={items} />}
      <Pagination
        label="Pages of members"
        start={cursor ? { href: membersHref({ query, sanctioned }), words: 'Back to the newest' } : null}
        next={
          nextCursor
            ? { href: membersHref({ query, sanctioned, cursor: nextCursor }), words: 'Earlier' }
            : null
        }
      />
    </Desk>
  );
}

function nobodyInWords(query: string, sanctioned: boolean): string {
  if (query) return `No member ${sanctioned ? 'under a sanction ' : ''}is called “${query}”.`;
  return sanctioned ? 'Nobody is under a sanction.' : 'There are no members yet.';
}
