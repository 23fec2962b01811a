/** Goes on with the import of WordPress's own comments while its page is open, and shows how far it is. Without it, the cron does. */
const state = document.getElementById('trialogue-import-state');
const PAUSE = 1_000;

/** @param {string} html */
function show(html) {
  const next = document.createElement('div');
  next.innerHTML = html;
  return next;
}

async function goOn() {
  const { address, nonce } = state.dataset;
  const body = new URLSearchParams({ action: 'trialogue_import', _ajax_nonce: nonce });
  const answer = await fetch(address, { method: 'POST', body });
  // Who has been signed out, or has had the page open for a day, finds the rest when they come back.
  if (!answer.ok) return;
  const { data } = await answer.json();
  if (!data.running) {
    state.innerHTML = data.html;
    return;
  }
  // The buttons stay as they are, with whoever is at them.
  state.querySelector('p').replaceWith(show(data.html).querySelector('p'));
  setTimeout(goOn, PAUSE);
}

void goOn();
