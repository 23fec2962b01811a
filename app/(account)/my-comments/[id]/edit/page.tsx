import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { findOwnComment } from '@/lib/comments/read-comment';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { currentViewer } from '@/lib/web/viewer';
import { Reasons } from '../../reasons';
import { acceptedTextIsUp, editInWords } from '../../words';
import { EditForm } from './edit-form';

export const metadata: Metadata = { title: 'Edit your comment', robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

export default async function EditPage({ params }: Props) {
  const { id } = await params;
  if (await isFormOfSignedOut()) return <Unsent id={id} />;
  const viewer = await currentViewer();
  const here = hrefOf(id);
  if (!viewer) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: here })}`);
  const comment = await findOwnComment({ viewer, id });
  if (!comment) notFound();
  return (
    <PageFrame returnTo={here}>
      <Page column>
        <PageHeading
          title={comment.status === 'REJECTED' ? 'Revise your comment' : 'Edit your comment'}
          intro={
            <>
              On <a href={articlePath(comment.article.slug)}>{comment.article.title}</a>
            </>
          }
        />
        <WhyNow comment={comment} />
        {comment.allowed.edit ? (
          <EditForm
            id={comment.id}
            current={{ body: comment.body, revision: comment.revision }}
            send={sendInWords(comment)}
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
  return (
    <PageFrame returnTo={hrefOf(id)}>
      <Page column>
        <PageHeading title="Edit your comment" />
        <EditForm id={id} send="Send the new text" />
      </Page>
    </PageFrame>
  );
}

/** What editing leads to, as the comment stands; for a rejected one, what was wrong with it. */
function WhyNow({ comment }: { comment: OwnCommentView }) {
  if (comment.status === 'REJECTED') {
    return (
      <Notice tone="bad" title="Why it was not accepted">
        <Reasons comment={comment} />
      </Notice>
    );
  }
  const words = consequence(comment);
  return words && <Notice>{<p>{words}</p>}</Notice>;
}

function consequence(comment: OwnCommentView): string | null {
  if (comment.status === 'PUBLISHED' || acceptedTextIsUp(comment)) {
    return 'Your new text is reviewed like a new comment. The text that was accepted stays up until the new one is accepted.';
  }
  if (comment.status === 'IN_REVIEW') {
    return 'The reviews that it has had so far are void, since they are about the old text. Your own reviews stay done.';
  }
  return null;
}

const sendInWords = (comment: OwnCommentView) => {
  const words = editInWords(comment);
  return words === 'Edit' ? 'Send the new text' : words;
};

function ClosedForEdits() {
  return (
    <>
      <p>This comment can no longer be changed.</p>
      <ButtonLink href="/my-comments">Back to my comments</ButtonLink>
    </>
  );
}
