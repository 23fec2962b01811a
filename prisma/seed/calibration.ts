import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { calibrationItems } from './texts';

/** Transactions at once: some, so that a start does not wait for a hundred round trips one after another. */
const AT_ONCE = 5;

/** Brings the set of this installation up to date: it is English. Doing it again changes nothing. */
export async function saveCalibration(): Promise<void> {
  const left = [...calibrationItems];
  const save = async () => {
    for (let item = left.shift(); item; item = left.shift()) {
      const { key, body, verdict, explanation } = item;
      await saveCalibrationItem({ key, body, verdict, explanation, language: 'en' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, save));
}
