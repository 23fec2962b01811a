import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { notFound } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { articlePath } from '@/app/_ui/article-path';
import { ButtonLink } from '@/app/_ui/button';
import { Moment } from '@/app/_ui/timestamp';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { readEditDraft } from '@/lib/comments/drafts/read-draft';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import { readEditTerms } from '@/lib/comments/editing/judge-edit';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { WhatPeersSay } from '../../objection';
import { Reasons } from '../../reasons';
import { acceptedTextIsUp, editCalled } from '../../words';
import { EditForm } from './edit-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mine.edit');
  return { title: t('title'), robots: { index: false } };
}

type Props = { params: Promise<{ id: string }> };

export default async function EditPage({ params }: Props) {
  const { id } = await params;
  if (await isFormOfSignedOut()) return <Unsent id={id} />;
  const here = hrefOf(id);
  const viewer = await requireViewer(here);
  const comment = await findOwnComment({ viewer, id });
  if (!comment) notFound();
  const [t, draft, { screening }] = await Promise.all([
    getTranslations('mine.edit'),
    readEditDraft({ viewer, commentId: comment.id }),
    currentPolicy(),
  ]);
  const { article, body, revision } = comment;
  const { correctableUntil } = await readEditTerms({ viewer, id });
  const link = (words: React.ReactNode) => <a href={articlePath(article.slug)}>{words}</a>;
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading
          title={editCalled(comment) === 'revise' ? t('revise') : t('title')}
          intro={t.rich('on', { title: article.title, link })}
        />
        {comment.objection && (
          <Notice title={t('whyObjected')}>
            <WhatPeersSay objection={comment.objection} />
          </Notice>
        )}
        {comment.status === 'REJECTED' ? (
          <Notice tone="bad" title={t('why')}>
            <Reasons comment={comment} />
          </Notice>
        ) : (
          <Consequence text={await consequence(comment, correctableUntil)} />
        )}
        {comment.allowed.edit ? (
          <EditForm
            id={comment.id}
            current={{ body, revision, memberId: viewer.id, draft }}
            send={t(`send.${editCalled(comment)}`)}
            isReviewed={comment.visible && correctableUntil === null}
            keepsLinks={screening.links !== 'refuse'}
          />
        ) : (
          <ClosedForEdits />
        )}
      </Page>
    </PageFrame>
  );
}

const hrefOf = (id: string) => `/my-comments/${encodeURIComponent(id)}/edit`;

/** The session ended while they wrote: the form with what they sent, and nothing of the comment. */
function Unsent({ id }: { id: string }) {
  const t = useTranslations('mine.edit');
  return (
    <PageFrame returnTo={hrefOf(id)}>
      <Page column>
        <PageHeading title={t('title')} />
        <EditForm id={id} send={t('send.edit')} />
      </Page>
    </PageFrame>
  );
}

const Consequence = ({ text }: { text: ReactNode }) =>
  text && (
    <Notice>
      <p>{text}</p>
    </Notice>
  );

/** What editing leads to, as the comment stands: of a comment that was just posted, which of two things and until when. */
async function consequence(comment: OwnCommentView, correctableUntil: string | null): Promise<ReactNode> {
  const t = await getTranslations('mine.edit');
  if (correctableUntil) return t.rich('correctable', { time: () => <Moment at={correctableUntil} /> });
  if (comment.status === 'PUBLISHED' || acceptedTextIsUp(comment)) return t('published');
  return comment.status === 'IN_REVIEW' ? t('inReview') : null;
}

function ClosedForEdits() {
  const t = useTranslations('mine.edit');
  return (
    <>
      <p>{t('closed')}</p>
      <ButtonLink href="/my-comments">{t('back')}</ButtonLink>
    </>
  );
}
