/**
 * Property tests try the same cases in every run: a failure is there for everybody, and goes when it is mended.
 * PROPERTY_SEED has them try others; a failure prints its own.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED || 20_261_124) });
