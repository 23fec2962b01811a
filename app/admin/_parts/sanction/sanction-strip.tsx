import { getLocale } from 'next-intl/server';
import type { Viewer } from '@/lib/members/viewer';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { readSanctioning } from '@/lib/moderation/sanctions/read-sanctioning';
import type { CaseView } from '@/lib/moderation/schemas';
import { foreseeSanction } from '@/lib/peer-review/decision/foresee-sanction';
import type { Way } from '../queue/way';
import { SanctionForm } from './sanction-form';

/** What can be done to a comment's author from its case. Nothing where this viewer may not. */
export async function SanctionStrip({
  viewer,
  comment: { id: commentId, author },
  way,
}: {
  viewer: Viewer;
  comment: CaseView;
  way?: Way;
}) {
  const locale = await getLocale();
  const [member, foreseen] = await Promise.all([
    readSanctioning({ viewer, memberId: author.id, locale }),
    foreseeSanction({ viewer, memberId: author.id }),
  ]);
  if (member.untouchable || member.hasLeft) return null;
  return (
    <SanctionForm
      memberId={member.id}
      member={{ ...member, current: member.current?.id ?? null, foreseen }}
      rules={houseRulesIn(locale).map(({ key, title }) => ({ key, title }))}
      commentId={commentId}
      way={way}
      here={way?.hrefs.here}
    />
  );
}
