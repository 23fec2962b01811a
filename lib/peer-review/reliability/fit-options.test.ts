import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorAfter } from './fit-options';

describe('R9: the prior of a decision', () => {
  it('is the policy’s before any night has looked', () => {
    expect(priorAfter(null, 0.7)).toBe(0.7);
    expect(priorAfter({ prevalence: 0.2, comments: 0 }, 0.7)).toBeCloseTo(0.7, 12);
  });

  it('is half way to what the nights find at fifty comments, and nearly there at a thousand', () => {
    expect(priorAfter({ prevalence: 0.5, comments: 50 }, 0.7)).toBeCloseTo(0.6, 12);
    expect(priorAfter({ prevalence: 0.5, comments: 1_000 }, 0.7)).toBeCloseTo(0.5095, 4);
  });

  it('lies between the two, and nearer to the past the more of it there is', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.nat(10_000), fc.nat(10_000), (prevalence, prior, few, more) => {
        const [a, b] = [few, few + more].map((comments) => priorAfter({ prevalence, comments }, prior));
        expect(Math.min(prior, prevalence) - 1e-9).toBeLessThanOrEqual(b!);
        expect(b!).toBeLessThanOrEqual(Math.max(prior, prevalence) + 1e-9);
        expect(Math.abs(b! - prevalence)).toBeLessThanOrEqual(Math.abs(a! - prevalence) + 1e-9);
      }),
    );
  });
});
