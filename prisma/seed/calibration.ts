import { acceptableItems } from './calibration/acceptable';
import { misinformationItems } from './calibration/misinformation';
import { notCivilItems } from './calibration/not-civil';
import type { SeedCalibrationItem } from './types';

/**
 * Comments whose right verdict is known, for a publication that has no decided comments of its own yet.
 * Any news article may stand above them, so none depends on a subject; the explanations quote what decides.
 */
export const calibrationItems: SeedCalibrationItem[] = [
  ...acceptableItems,
  ...notCivilItems,
  ...misinformationItems,
];
