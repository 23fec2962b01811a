import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * Characters. The estimate grows faster than the text (64 of them take up to 140 ms of the processor, 40 a third of it, these a
 * fifth), and what stands beyond this can only make a password stronger.
 */
const CONSIDERED = 32;
/** Words of the person's own. Names have few; who sends hundreds wants the work. */
const MOST_WORDS = 30;
/** Fewer guesses than 10^8 would find it. */
const EASILY_GUESSED = 3;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether someone who knows common passwords, keyboard walks, sequences and `personal` words would soon guess it.
 * Loads its dictionary (23 MB in memory) at the first use.
 */
export function isEasilyGuessed(password: string, personal: string[]): boolean {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password.slice(0, CONSIDERED), personal.slice(0, MOST_WORDS)).score < EASILY_GUESSED;
}
