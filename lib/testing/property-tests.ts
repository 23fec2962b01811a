/**
 * Property tests draw new cases in each run of the tests. What failed says how to draw it again: PROPERTY_SEED
 * (vitest.config.ts makes one, and prints it).
 */
import fc from 'fast-check';
import { runs } from './property-runs';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED), numRuns: runs(100) });
