import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { Case } from '@/app/admin/_parts/case/case';
import { StateAndReason } from '@/app/admin/_parts/case/state-and-reason';
import { Unsent } from '@/app/admin/_parts/case/unsent';
import { Desk } from '@/app/admin/_parts/frame/desk';
import { enterDesk } from '@/app/admin/_parts/frame/enter-desk';
import { DeskKeys } from '@/app/admin/_parts/queue/desk-keys';
import { Then } from '@/app/admin/_parts/queue/then';
import { whatWasDone } from '@/app/admin/_parts/queue/what-was-done';
import { readCase } from '@/lib/moderation/read-case';
import { readOdds } from '@/lib/peer-review/blind-audits/read-odds';
import { currentPolicy } from '@/lib/policy/current-policy';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({ sanctioned: z.uuid().optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('cases')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

/** One case by itself, with all that is recorded about it. */
export default async function CasePage({ params, searchParams }: Props) {
  const [{ id }, { sanctioned }] = await Promise.all([
    params,
    searchParams.then((given) => query.parse(given)),
  ]);
  if (await isFormOfSignedOut()) return <Unsent commentId={id} />;
  const viewer = await enterDesk(`/admin/comments/${encodeURIComponent(id)}`);
  const comment = await orNotFound(readCase({ viewer, commentId: id }));
  const [{ reports }, odds, t, done] = await Promise.all([
    currentPolicy(),
    readOdds({ viewer }),
    getTranslations('cases'),
    whatWasDone(viewer, { sanctioned, open: id }),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="case"
      title={t.rich('by', { name: comment.author.displayName, who: (name) => <bdi>{name}</bdi> })}
      intro={<StateAndReason comment={comment} threshold={reports.threshold} odds={odds} />}
      notice={
        done && (
          <Done title={done.what}>
            <Then done={done} />
          </Done>
        )
      }
    >
      <DeskKeys>
        <Case viewer={viewer} comment={comment} odds={odds} />
      </DeskKeys>
    </Desk>
  );
}
