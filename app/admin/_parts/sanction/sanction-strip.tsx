import type { Viewer } from '@/lib/members/viewer';
import type { SanctioningView } from '@/lib/moderation/sanctions/schemas';
import { foreseeSanction } from '@/lib/peer-review/decision/foresee-sanction';
import type { Way } from '../queue/way';
import { SanctionForm } from './sanction-form';

/** What can be done to a comment's author from its case. Nothing where this viewer may not. */
export async function SanctionStrip({
  viewer,
  member,
  rules,
  commentId,
  way,
}: {
  viewer: Viewer;
  member: SanctioningView;
  rules: readonly { key: string; title: string }[];
  commentId: string;
  way?: Way;
}) {
  if (member.untouchable || member.hasLeft) return null;
  const foreseen = await foreseeSanction({ viewer, memberId: member.id });
  return (
    <SanctionForm
      memberId={member.id}
      member={{ ...member, foreseen }}
      {...{ rules, commentId, way }}
      here={way?.hrefs.here}
    />
  );
}
