import { hasKeptForms } from './kept-texts';

/** Forms of the page's own content, and of what is said beside it, are sent without leaving it; those around it lead elsewhere anyway. */
const OWN = ':is(main, aside) form';
/** On a form that is to be sent as browsers do. */
const PLAIN = 'data-plain';

/**
 * Has the page's forms sent by script, and their answer put in the place of what stands there, so that nothing else moves and
 * nothing typed is lost. What does so is fetched when somebody first turns to a form; until then, and where it cannot be had,
 * forms are sent as browsers do.
 */
export function sendFormsInPlace(): void {
  document.addEventListener('focusin', ({ target }) => {
    if ((target as Element).closest(OWN)) void sender().catch(() => undefined);
  });
  // What could not be sent the last time is sent now.
  if (hasKeptForms()) void sender().catch(() => undefined);
  // The second press of a double click would send what has meanwhile taken the place of the first.
  document.addEventListener('click', (event) => {
    if (event.detail > 1 && (event.target as Element).closest(`${OWN} button`)) event.preventDefault();
  });
  // So would a key that is held down.
  document.addEventListener('keydown', (event) => {
    if (event.repeat && event.key === 'Enter' && (event.target as Element).closest(`${OWN} button`))
      event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (form.method !== 'post' || !form.matches(OWN) || form.hasAttribute(PLAIN)) return;
    event.preventDefault();
    sender().then(
      ({ sendInPlace }) => sendInPlace({ form, submitter }),
      () => {
        // What a browser without a network shows would take the place of the page.
        if (!navigator.onLine) return sayOffline(form);
        form.setAttribute(PLAIN, '');
        form.requestSubmit(submitter);
      },
    );
  });
}

const sender = () => import('./send-in-place');

/** What says it at other times could not be fetched either. */
function sayOffline(form: HTMLFormElement): void {
  form.querySelector('[data-form-problem]')?.remove();
  const said = document.createElement('p');
  said.role = 'alert';
  said.dataset.formProblem = '';
  said.textContent = document.body.dataset.offline ?? '';
  form.append(said);
}
