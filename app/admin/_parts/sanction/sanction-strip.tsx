import { getLocale } from 'next-intl/server';
import type { Viewer } from '@/lib/members/viewer';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import type { SanctioningView } from '@/lib/moderation/sanctions/schemas';
import { foreseeSanction } from '@/lib/peer-review/decision/foresee-sanction';
import type { Way } from '../queue/way';
import { SanctionForm } from './sanction-form';

/** What can be done to a comment's author from its case. Nothing where this viewer may not. */
export async function SanctionStrip({
  viewer,
  member,
  commentId,
  way,
}: {
  viewer: Viewer;
  member: SanctioningView;
  commentId: string;
  way?: Way;
}) {
  if (member.untouchable || member.hasLeft) return null;
  const [locale, foreseen] = await Promise.all([
    getLocale(),
    foreseeSanction({ viewer, memberId: member.id }),
  ]);
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
