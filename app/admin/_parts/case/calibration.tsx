import { getTranslations } from 'next-intl/server';
import { linkTo } from '@/app/_ui/link-to';
import type { Viewer } from '@/lib/members/viewer';
import { suggestItem } from '@/lib/peer-review/calibration/pick-item';
import { UseAsCalibration } from './use-as-calibration';

/** What a comment can do for calibration. */
export async function Calibration({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const t = await getTranslations('cases.calibration');
  const suggestion = await suggestItem({ viewer, commentId });
  if (suggestion === null) {
    return <p>{t('onlyRejected')}</p>;
  }
  if (suggestion === 'in use') {
    return <p>{t.rich('inUse', { link: linkTo('/admin/calibration') })}</p>;
  }
  return <UseAsCalibration commentId={commentId} suggestion={suggestion} />;
}
