import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { useTranslations } from 'next-intl';
import { redirect } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { Prose } from '@/app/_ui/prose';
import { readOwnCase } from '@/lib/moderation/statements/read-own-case';
import { Objection } from '../../objection';
import { AppealForm } from '../../../_parts/appeal-form';
import { AppealState } from '../../../_parts/appeal-state';
import { decisionHref } from '../../../_parts/decision-href';
import styles from '../../../_parts/decision.module.css';
import { Letter, SmallPrint } from './letter';
import { WaysOn } from './ways-on';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mine.decision');
  return { title: t('meta'), robots: { index: false } };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ appealed?: string | string[] }> };

/** What was decided against a comment of one's own, why, and what can be done about it. */
export default async function DecisionPage({ params, searchParams }: Props) {
  const [{ id }, { appealed }] = await Promise.all([params, searchParams]);
  if (await isFormOfSignedOut()) return <Unsent id={id} />;
  const here = hrefOf(id);
  const viewer = await requireViewer(here);
  const comment = await orNotFound(readOwnCase({ viewer, commentId: id }));
  // What is not decided, or no longer anybody's business, is told in the list.
  if (!comment.statement && !comment.objection) redirect(`/my-comments#comment-${comment.id}`);
  const { statement, article } = comment;
  const asReaders = commentPath(article.slug, comment.id);
  const [t, on] = await Promise.all([getTranslations('mine.decision'), getTranslations('mine.edit')]);
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading
          title={t('title')}
          intro={on.rich('on', {
            title: article.title,
            link: (words) => <a href={articlePath(article.slug)}>{words}</a>,
          })}
        />
        {comment.objection && (
          <>
            <Objection comment={comment} />
            <section className={styles.part} aria-labelledby="objected-text">
              <h2 id="objected-text">{t('wrote')}</h2>
              <Prose kind="comment" html={comment.bodyHtml} lang={comment.language} />
            </section>
          </>
        )}
        {statement && (
          <>
            <AppealState
              filed={statement.appeal.filed}
              justFiled={appealed !== undefined}
              granted={comment.visible && <p>{t.rich('grantedText', { link: linkTo(asReaders) })}</p>}
            />
            <Letter comment={comment} statement={statement} />
            <WaysOn comment={comment} statement={statement} />
            <SmallPrint statement={statement} />
          </>
        )}
        <p className={styles.back}>
          <a href="/my-comments">{t('all')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}

const hrefOf = (id: string) => decisionHref('comment', id);

/** The session ended while they wrote: the form with what they sent, and nothing of the comment. */
function Unsent({ id }: { id: string }) {
  const t = useTranslations('mine.decision');
  return (
    <PageFrame returnTo={hrefOf(id)}>
      <Page column>
        <PageHeading title={t('unsent')} />
        <AppealForm about="comment" id={id} />
      </Page>
    </PageFrame>
  );
}
