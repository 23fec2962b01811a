import type { SeedDiscussion } from '../types';
import { discussion as romeTalks } from './rome-talks';
import { discussion as ownSunshine } from './own-sunshine';
import { discussion as fortyPercent } from './forty-percent';
import { discussion as languageOfHome } from './language-of-home';
import { discussion as the0612 } from './the-06-12';
import { discussion as countingAbalone } from './counting-abalone';
import { discussion as oneMicrophone } from './one-microphone';

/** The discussions under the demo articles, one an article. */
export const discussions: SeedDiscussion[] = [
  romeTalks,
  ownSunshine,
  fortyPercent,
  languageOfHome,
  the0612,
  countingAbalone,
  oneMicrophone,
];
