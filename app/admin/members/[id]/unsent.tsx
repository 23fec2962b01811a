import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { LiftForm, SanctionForm } from './sanction-forms';
import { ReviewerStandingForm } from './reviewer-standing-form';

/**
 * The session ended before a form was sent: the forms with what was written, and nothing of the member. Without script nobody
 * can tell which of them it was; the one that was sent says what happened, and the others wait as they are.
 */
export function Unsent({ memberId }: { memberId: string }) {
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title="Nothing was recorded" />
        <SanctionForm memberId={memberId} onlySent />
        <LiftForm memberId={memberId} onlySent />
        <ReviewerStandingForm memberId={memberId} onlySent />
      </Page>
    </PageFrame>
  );
}
