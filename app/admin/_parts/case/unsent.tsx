import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { SanctionForm } from '../sanction/sanction-form';
import { NoteForm } from '../notes/note-form';
import { DismissReports } from '../queue/dismiss-reports';
import { ViewForms } from '../views/view-forms';
import { AppealForm } from './appeal-form';
import { DecisionForms } from './decision-forms';
import { UseAsCalibration } from './use-as-calibration';

type Props = {
  /** The case that was open; left out where a queue alone was. */
  commentId?: string;
  /** The address that the form was sent to. */
  here?: string;
};

/** The session ended before a form was sent: the form with what was written, and nothing of the case or the queue. */
export function Unsent({ commentId, here }: Props) {
  const t = useTranslations('records.member.sanction');
  const rules = houseRulesIn(useLocale()).map(({ key, title }) => ({ key, title }));
  return (
    <PageFrame returnTo="/admin">
      <Page column>
        <PageHeading title={t('unsent')} />
        {commentId && (
          <>
            <DecisionForms {...{ commentId, here, rules }} />
            <AppealForm here={here} />
            <DismissReports {...{ commentId, here }} />
            <SanctionForm {...{ commentId, here, rules }} />
            <NoteForm here={here} onlySent />
            <UseAsCalibration commentId={commentId} />
          </>
        )}
        <ViewForms />
      </Page>
    </PageFrame>
  );
}
