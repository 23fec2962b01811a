import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { AppealForm } from '@/app/admin/_parts/case/appeal-form';
import { NoteForm } from '@/app/admin/_parts/notes/note-form';
import { WithdrawForm } from '../../expertise/withdraw-form';
import { AuthorForm, EndForm, EndSessionsForm, GrantForm, MarkForm, RoleForm } from './office-forms';
import { RemovePictureForm } from './picture-form';
import { SanctionForm } from '@/app/admin/_parts/sanction/sanction-form';
import { DismissForm } from './dismiss-form';
import { LiftForm } from './lift-form';
import { ReviewerStandingForm } from './reviewer-standing-form';

/**
 * The session ended before a form was sent: the forms with what was written, and nothing of the member. Without script nobody
 * can tell which of them it was; the one that was sent says what happened, and the others wait as they are.
 */
export function Unsent({ memberId }: { memberId: string }) {
  const t = useTranslations('records.member.sanction');
  const rules = houseRulesIn(useLocale());
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title={t('unsent')} />
        <SanctionForm memberId={memberId} rules={rules} />
        <NoteForm memberId={memberId} onlySent />
        <AppealForm />
        <LiftForm memberId={memberId} onlySent />
        <DismissForm memberId={memberId} onlySent />
        <WithdrawForm rules={rules} />
        <RemovePictureForm memberId={memberId} rules={rules} />
        <ReviewerStandingForm memberId={memberId} onlySent />
        <RoleForm memberId={memberId} onlySent />
        <EndSessionsForm memberId={memberId} onlySent />
        <AuthorForm memberId={memberId} onlySent />
        <MarkForm memberId={memberId} onlySent />
        <MarkForm memberId={memberId} off onlySent />
        <GrantForm memberId={memberId} onlySent />
        <EndForm memberId={memberId} onlySent />
      </Page>
    </PageFrame>
  );
}
