import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { Case } from '@/app/admin/_parts/case/case';
import { DecisionForms } from '@/app/admin/_parts/case/decision-forms';
import { StateAndReason } from '@/app/admin/_parts/case/state-and-reason';
import { UseAsCalibration } from '@/app/admin/_parts/case/use-as-calibration';
import { Desk } from '@/app/admin/_parts/frame/desk';
import { enterDesk } from '@/app/admin/_parts/frame/enter-desk';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { readCase } from '@/lib/moderation/read-case';
import { currentPolicy } from '@/lib/policy/current-policy';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('cases')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

/** One case by itself, with all that is recorded about it. */
export default async function CasePage({ params }: Props) {
  const { id } = await params;
  if (await isFormOfSignedOut()) return <Unsent commentId={id} />;
  const viewer = await enterDesk(`/admin/comments/${encodeURIComponent(id)}`);
  const comment = await orNotFound(readCase({ viewer, commentId: id }));
  const [{ reports }, t] = await Promise.all([currentPolicy(), getTranslations('cases')]);
  return (
    <Desk
      viewer={viewer}
      place="case"
      title={t.rich('by', { name: comment.author.displayName, who: (name) => <bdi>{name}</bdi> })}
      intro={<StateAndReason comment={comment} threshold={reports.threshold} />}
    >
      <Case viewer={viewer} comment={comment} />
    </Desk>
  );
}

/** The session ended before a form was sent: the form with what was written, and nothing of the case. */
function Unsent({ commentId }: { commentId: string }) {
  const t = useTranslations('cases');
  const rules = houseRulesIn(useLocale()).map(({ key, title }) => ({ key, title }));
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title={t('unsent')} />
        <DecisionForms commentId={commentId} rules={rules} />
        <UseAsCalibration commentId={commentId} />
      </Page>
    </PageFrame>
  );
}
