import type { Viewer } from '@/lib/members/viewer';
import { suggestItem } from '@/lib/peer-review/calibration/suggest-item';
import { verdictWords } from '../../_parts/words';
import { UseAsCalibration } from './use-as-calibration';

/** What a comment can do for calibration. */
export async function Calibration({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const suggestion = await suggestItem({ viewer, commentId });
  if (suggestion === null) {
    return (
      <p>
        Only what was rejected or removed can be used to calibrate reviewers: what readers see can be looked
        up.
      </p>
    );
  }
  if (suggestion === 'in use') {
    return (
      <p>
        It is a <a href="/admin/calibration">calibration item</a>.
      </p>
    );
  }
  return <UseAsCalibration commentId={commentId} suggestion={suggestion} names={verdictWords} />;
}
