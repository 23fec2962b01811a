/** Property tests try the same cases in every run: a failure is there for everybody, and goes when it is mended. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124 });
