import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { SanctionForm } from '../sanction/sanction-form';
import { NoteForm } from '../notes/note-form';
import { DismissReports } from '../queue/dismiss-reports';
import { AppealForm } from './appeal-form';
import { DecisionForms } from './decision-forms';
import { UseAsCalibration } from './use-as-calibration';

/**
 * The session ended before a form was sent: the form with what was written, and nothing of the case.
 * @param here the address that the form was sent to
 */
export function Unsent({ commentId, here }: { commentId: string; here?: string }) {
  const t = useTranslations('cases');
  const rules = houseRulesIn(useLocale()).map(({ key, title }) => ({ key, title }));
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title={t('unsent')} />
        <DecisionForms {...{ commentId, here, rules }} />
        <AppealForm here={here} />
        <DismissReports {...{ commentId, here }} />
        <SanctionForm {...{ commentId, here, rules }} />
        <NoteForm here={here} onlySent />
        <UseAsCalibration commentId={commentId} />
      </Page>
    </PageFrame>
  );
}
