import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath } from '@/app/_ui/article-path';
import { Done } from '@/app/_ui/done';
import { Fold } from '@/app/_ui/fold';
import { MembershipFacts, MembershipHistory } from '@/app/_ui/membership';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { dayInWords } from '@/lib/language/times';
import { listArticlesBy } from '@/lib/articles/list-articles-by';
import { readMembership } from '@/lib/members/memberships/read-membership';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { listAppealsAbout } from '@/lib/moderation/appeals/list-appeals';
import { readTimeline } from '@/lib/moderation/timeline/read-timeline';
import { readReporter } from '@/lib/moderation/reports/read-reporter';
import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { membersQuery, type MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { foreseeSanction } from '@/lib/peer-review/decision/foresee-sanction';
import { readReviewer } from '@/lib/peer-review/records/read-reviewer';
import { Desk } from '@/app/admin/_parts/frame/desk';
import { enterDesk } from '@/app/admin/_parts/frame/enter-desk';
import { Section } from '@/app/admin/_parts/frame/section';
import { Timeline } from '@/app/admin/_parts/timeline/timeline';
import { Notes } from '@/app/admin/_parts/notes/notes';
import { whatWasDoneTo, type Done as DoneView } from '@/app/admin/_parts/queue/what-was-done';
import { Marks } from '../member-list';
import { CommentCounts, LatestComments } from './comments';
import { MemberExpertise } from './expertise';
import styles from './member.module.css';
import { ReviewerStandingForm } from './reviewer-standing-form';
import { Picture } from './picture';
import { ReviewerRecord } from './reviewer-record';
import { Payments } from './payments';
import { AuthorForm, EndForm, EndSessionsForm, GrantForm, MarkForm, RoleForm } from './office-forms';
import { ReportsBy } from './reports';
import { Reviews } from './reviews';
import { Sanctions } from './sanctions';
import { Unsent } from './unsent';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('member.title') }) };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({
  cursor: membersQuery.shape.cursor,
  notes: membersQuery.shape.cursor,
  sanctions: membersQuery.shape.cursor,
  done: z
    .enum([
      'lifted',
      'standing',
      'verified',
      'unverified',
      'withdrawn',
      'founding',
      'role',
      'membership',
      'author',
      'picture',
      'sessions',
      'reports',
    ])
    .optional()
    .catch(undefined),
  sanctioned: z.uuid().optional().catch(undefined),
});

export default async function MemberPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams.then((given) => query.safeParse(given))]);
  if (await isFormOfSignedOut()) return <Unsent memberId={id} />;
  const here = `/admin/members/${encodeURIComponent(id)}`;
  const viewer = await enterDesk(here);
  if (!asked.success) notFound();
  const { cursor, done, sanctioned, ...at } = asked.data;
  const locale = await getLocale();
  const member = await orNotFound(readMemberCase({ viewer, memberId: id, locale, cursor: at.sanctions }));
  const reviewer = await orNotFound(readReviewer({ viewer, memberId: id, cursor }));
  const timeline = await readTimeline({ viewer, memberId: member.id });
  const sanctionIds = [member.current, ...member.sanctions].flatMap((sanction) => sanction?.id ?? []);
  const appeals = await listAppealsAbout({ viewer, memberId: member.id, sanctionIds });
  const own = member.id === viewer.id;
  const [t, desk] = await Promise.all([getTranslations('records.member'), getTranslations('desk')]);
  return (
    <Desk
      viewer={viewer}
      place="members"
      title={<bdi>{member.displayName}</bdi>}
      intro={<Who member={member} />}
      notice={
        sanctioned ? (
          <WhatWasDoneTo done={await whatWasDoneTo(member, sanctioned)} />
        ) : (
          done && <WhatWasDone done={done} member={member} />
        )
      }
    >
      <div className={styles.columns}>
        <aside className={styles.side} aria-label={t('aside')}>
          <Section id="counts" title={t('sections.counts')}>
            <CommentCounts comments={member.comments} />
          </Section>
          <Section id="reviewer" title={t('sections.reviewer')}>
            <ReviewerRecord record={reviewer.record} />
            {!own && !member.hasLeft && (
              <ReviewerStandingForm
                memberId={member.id}
                name={member.displayName}
                standing={reviewer.record.standing}
              />
            )}
          </Section>
        </aside>
        <div className={styles.main}>
          <Section id="sanctions" title={t('sections.sanctions')}>
            <Sanctions
              member={member}
              appeals={appeals}
              cursor={at.sanctions}
              foreseen={
                member.untouchable || member.hasLeft
                  ? null
                  : await foreseeSanction({ viewer, memberId: member.id })
              }
            />
          </Section>
          {!own && !member.hasLeft && (
            <Section id="notes" title={t('notes.title')}>
              <Notes viewer={viewer} memberId={member.id} cursor={at.notes} />
            </Section>
          )}
          {!own && (
            <Section id="reports" title={t('reports.title')}>
              <ReportsBy member={member} reporter={await readReporter({ viewer, memberId: member.id })} />
            </Section>
          )}
          {!member.hasLeft && may(viewer, 'member.set-office') && (
            <>
              <Section id="office" title={t('office.title')}>
                <Office member={member} viewer={viewer} />
              </Section>
              <Payments viewer={viewer} memberId={member.id} />
              <Section id="author" title={t('office.author.title')}>
                <Authorship member={member} viewer={viewer} />
              </Section>
            </>
          )}
          <Section id="picture" title={t('picture.section')}>
            <Picture member={member} own={own} />
          </Section>
          <Section id="expertise" title={(await getTranslations('expertise.desk'))('section')}>
            <MemberExpertise viewer={viewer} memberId={member.id} />
          </Section>
          <Section id="comments" title={t('sections.comments')}>
            <LatestComments latest={member.latest} />
          </Section>
          <Section id="reviews" title={t('sections.reviews')}>
            <Reviews reviews={reviewer.reviews} />
            <PaginationByCursor
              label={t('reviewPages')}
              first={`${here}#reviews`}
              cursor={cursor}
              nextCursor={reviewer.nextCursor}
              words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
            />
          </Section>
          <Section id="timeline" title={t('sections.timeline')}>
            <Timeline {...timeline} />
          </Section>
        </div>
      </div>
    </Desk>
  );
}

function Who({ member }: { member: MemberCaseView }) {
  const t = useTranslations('records.member');
  const locale = useLocale();
  return (
    <span className={styles.who}>
      <span>{t('since', { day: dayInWords(new Date(member.memberSince), locale) })}</span>
      {member.email && <span>{member.email}</span>}
      {member.formerNames.map(({ displayName, givenUpAt }) => (
        <span key={givenUpAt}>
          {t.rich('formerly', {
            name: () => <bdi key="name">{displayName}</bdi>,
            day: dayInWords(new Date(givenUpAt), locale),
          })}
        </span>
      ))}
      <Marks member={member} />
    </span>
  );
}

/** Who the member is here, for an administrator to change. */
async function Office({ member, viewer }: { member: MemberCaseView; viewer: Viewer }) {
  const { id, displayName, role } = member;
  const [t, terms, { membership, history }] = await Promise.all([
    getTranslations('records'),
    currentPolicy(),
    readMembership({ viewer, memberId: id }),
  ]);
  const runs = membership?.state === 'ACTIVE' && membership.until;
  const current = { plan: membership?.plan ?? null, lastDay: runs ? runs.slice(0, 10) : '' };
  return (
    <>
      <p>
        {t('member.office.now', {
          role: t(`members.roles.${role}`),
          membership: t(`members.membership.${membership?.state ?? 'none'}`),
        })}
      </p>
      {membership && <MembershipFacts membership={membership} terms={terms} />}
      {id === viewer.id ? (
        <p>{t('member.office.own')}</p>
      ) : (
        <RoleForm memberId={id} name={displayName} role={role} />
      )}
      <EndSessionsForm memberId={id} name={displayName} />
      <GrantForm memberId={id} name={displayName} plans={terms.membership.plans} current={current} />
      {membership && <EndForm memberId={id} name={displayName} />}
      {history.length > 0 && (
        <Fold summary={t('member.office.membership.history')}>
          <MembershipHistory history={history} terms={terms} />
        </Fold>
      )}
    </>
  );
}

/** What the member writes here, for an administrator to say. */
async function Authorship({
  member: { id, displayName, author },
  viewer,
}: {
  member: MemberCaseView;
  viewer: Viewer;
}) {
  const [t, articles] = await Promise.all([
    getTranslations('records.member.office.author'),
    listArticlesBy({ viewer, memberId: id }),
  ]);
  return (
    <>
      <p>{t('intro')}</p>
      {articles.length > 0 && (
        <>
          <p>{t('articles')}</p>
          <ul>
            {articles.map(({ slug, title }) => (
              <li key={slug}>
                <a href={articlePath(slug)}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <AuthorForm memberId={id} name={displayName} author={author} />
      {author && <MarkForm memberId={id} name={displayName} />}
      {articles.length > 0 && <MarkForm memberId={id} name={displayName} articles={articles} off />}
    </>
  );
}

/** After something was done to them. */
const WhatWasDoneTo = ({ done }: { done: DoneView | null }) =>
  done && (
    <Done title={done.what}>
      <p>{done.then}</p>
    </Done>
  );

type Act = NonNullable<z.output<typeof query>['done']>;

/** After an act: what it led to, as it is recorded. */
async function WhatWasDone({ done, member }: { done: Act; member: MemberCaseView }) {
  const [t, said] = await Promise.all([
    getTranslations('expertise.desk.done'),
    getTranslations('records.member.done'),
  ]);
  const { displayName: name, sanction, hasLeft } = member;
  const words = {
    lifted:
      !sanction &&
      (hasLeft
        ? { what: said('liftedOfFormer'), then: said('liftedOfFormerThen') }
        : { what: said('lifted', { name }), then: said('liftedThen') }),
    standing: {
      what: said('standing'),
      then: said('standingThen', { name }),
    },
    verified: { what: t('verified'), then: t('verifiedThen') },
    unverified: { what: t('unverified'), then: t('unverifiedThen') },
    withdrawn: { what: t('withdrawn'), then: t('withdrawnThen') },
    founding: { what: t('founding'), then: t('foundingThen') },
    role: { what: said('role', { name }), then: said('officeThen') },
    membership: { what: said('membership', { name }), then: said('officeThen') },
    author: { what: said('author', { name }), then: said('officeThen') },
    picture: { what: said('picture', { name }), then: said('pictureThen') },
    sessions: { what: said('sessions', { name }), then: said('officeThen') },
    reports: { what: said('reports', { name }), then: said('reportsThen') },
  }[done];
  if (!words) return null;
  return (
    <Done title={words.what}>
      <p>{words.then}</p>
    </Done>
  );
}
