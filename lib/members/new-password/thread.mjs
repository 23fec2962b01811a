// @ts-check
/** In a thread of its own: a long password takes the processor for up to half a second, and nobody else waits for that. */
import { parentPort } from 'node:worker_threads';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { isListed } from './breached-passwords.mjs';

/** Characters. The estimate grows faster than the text, and what stands beyond this can only make a password stronger. */
const CONSIDERED = 64;
/** Words of the person's own. Names have few; who sends hundreds wants the work. */
const MOST_WORDS = 30;
/** Fewer guesses than 10^8 would find it. */
const EASILY_GUESSED = 3;

// Its dictionary is 23 MB in memory.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * @param {string} password
 * @param {string[]} personal
 * @returns {import('./weigh-apart').Weighed}
 */
function weigh(password, personal) {
  if (isListed(password)) return 'breached';
  const { score } = estimator.check(password.slice(0, CONSIDERED), personal.slice(0, MOST_WORDS));
  return score < EASILY_GUESSED ? 'guessable' : 'good';
}

parentPort?.on('message', (/** @type {import('./weigh-apart').Question} */ { id, password, personal }) => {
  parentPort?.postMessage({ id, weighed: weigh(password, personal) });
});
