import { make } from './shadow';

/** Takes away what was said of a problem in a place. */
export const forgetProblem = (place: Element): void =>
  place.querySelectorAll('[data-form-problem]').forEach((said) => said.remove());

/**
 * Says in a place what is the matter.
 * @param problem a word of `<body>`'s `data-` that has the sentence, or a sentence
 */
export function sayProblem(place: Element, problem: string): void {
  const { dataset } = document.body;
  const said = make('p', { role: 'alert', 'data-form-problem': '' }, dataset[problem] ?? problem);
  if (problem === 'signedOut')
    said.append(' ', make('a', { href: '/sign-in?kept=1', target: '_blank' }, dataset.signIn ?? ''));
  place.append(said);
  // What was pressed may stand far from it.
  said.scrollIntoView({ block: 'nearest' });
}

/** Says that nothing came back: that one is offline, where that is known. */
export const sayNothingCame = (place: Element, problem: 'unsent' | 'notLoaded'): void =>
  sayProblem(place, navigator.onLine ? problem : 'offline');
