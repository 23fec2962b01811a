import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { Dateline, Moment } from '@/app/_ui/timestamp';
import { readDiscussion } from '@/lib/articles/discussion/read-discussion';
import type { DiscussionView } from '@/lib/articles/discussion/schemas';
import { listAudit } from '@/lib/moderation/list-audit';
import { systemContext } from '@/lib/platform/context';
import { AuditList } from '../../_parts/audit/audit-list';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Section } from '../../_parts/frame/section';
import styles from '../articles.module.css';
import { Discovered, DiscoveredDone } from '../discovered';
import { Marks } from '../marks';
import { DiscussionForm } from './discussion-form';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('discussions')]);
  return { title: desk('pageTitle', { title: t('article') }) };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const AUDIT_SHOWN = 20;

/** How the comments on one article are taken. */
export default async function ArticlePage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/admin/articles/${encodeURIComponent(id)}`;
  if (await isFormOfSignedOut()) return <Unsent id={id} here={here} />;
  const viewer = await enterDesk(here);
  const article = await orNotFound(readDiscussion({ viewer, id }));
  const [{ done }, audit, t] = await Promise.all([
    searchParams,
    listAudit({ viewer, filter: { about: article.id }, limit: AUDIT_SHOWN }),
    getTranslations('discussions'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="articles"
      title={<bdi>{article.title}</bdi>}
      intro={<What article={article} />}
      notice={
        done === 'saved' ? (
          <Done title={t('saved')}>
            <p>{t('savedThen')}</p>
          </Done>
        ) : (
          <DiscoveredDone done={done} />
        )
      }
    >
      <div className={styles.form}>
        <p>
          <a href="/admin/articles">{t('all')}</a>
        </p>
        <Discovered article={article} from="article" />
        <Section id="taken" title={t('form.label')}>
          <Closing article={article} />
          <DiscussionForm id={article.id} current={article} />
        </Section>
        <Section id="audit" title={t('record.title')}>
          {audit.items.length > 0 ? <AuditList entries={audit.items} inCase /> : <p>{t('record.none')}</p>}
        </Section>
      </div>
    </Desk>
  );
}

function What({ article }: { article: DiscussionView }) {
  const t = useTranslations('discussions');
  return (
    <span className={styles.who}>
      <Dateline at={article.publishedAt} />
      <span>{t('comments', { count: article.commentCount })}</span>
      <a href={`${articlePath(article.slug)}#comments`}>{t('readIt')}</a>
      <Marks article={article} />
    </span>
  );
}

function Closing({ article: { closesAt } }: { article: DiscussionView }) {
  const t = useTranslations('discussions.form');
  if (!closesAt) return null;
  const isOver = new Date(closesAt) <= systemContext.now();
  return (
    <p className={styles.note}>
      {t.rich(isOver ? 'closedAt' : 'closesAt', { when: () => <Moment at={closesAt} /> })}
    </p>
  );
}

/** The session ended before the form was sent: the form with what was written. */
function Unsent({ id, here }: { id: string; here: string }) {
  const t = useTranslations('discussions');
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading title={t('unsent')} />
        <DiscussionForm id={id} />
      </Page>
    </PageFrame>
  );
}
