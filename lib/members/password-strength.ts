import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** The estimate grows faster than the text; what stands beyond this can only make a password stronger. */
const CONSIDERED = 64;
/** Fewer guesses than 10^8 would find it. */
const EASILY_GUESSED = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether someone who knows common passwords, keyboard walks, sequences and `personal` words would soon guess it.
 * Loads its dictionary (23 MB in memory) at the first use.
 */
export function isEasilyGuessed(password: string, personal: string[]): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password.slice(0, CONSIDERED), personal).score < EASILY_GUESSED;
}
