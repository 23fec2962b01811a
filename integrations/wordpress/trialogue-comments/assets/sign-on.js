/**
 * Signs whoever is signed in to WordPress in to the discussion, and out of either with the other. A token is asked for when the discussion
 * comes near, and not before, since it is good for five minutes.
 */
const NEAR = '1000px';
/** Says that somebody has signed out, here or in the discussion, and has not signed in since. WordPress sets and clears it as well. */
const SIGNED_OUT = 'trialogue_signed_out';
const SECONDS = 30 * 24 * 60 * 60;

const isSignedOut = () => document.cookie.split('; ').includes(`${SIGNED_OUT}=1`);

/** @param {boolean} is */
function noteSignedOut(is) {
  document.cookie = `${SIGNED_OUT}=1; path=/; max-age=${is ? SECONDS : 0}; samesite=lax`;
}

/**
 * @param {HTMLElement} thread
 * @param {'POST' | 'DELETE'} method
 */
const session = ({ dataset }, method) =>
  fetch(dataset.session, { method, headers: { 'X-WP-Nonce': dataset.nonce } });

/** @param {HTMLElement} thread */
async function signOn(thread) {
  const answer = await session(thread, 'POST');
  // A page that has been open for a day has a nonce that is over. The discussion has its own way to sign in.
  if (answer.ok) thread.setAttribute('sso-token', (await answer.json()).token);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      void signOn(target).catch(() => undefined);
    }
  },
  { rootMargin: NEAR },
);

document.addEventListener('trialogue:signedout', ({ target }) => {
  // Where WordPress does not answer, the discussion does not sign them in again all the same.
  noteSignedOut(true);
  if (target.dataset.session) void session(target, 'DELETE').catch(() => undefined);
});
document.addEventListener('trialogue:signedin', () => noteSignedOut(false));
for (const thread of document.querySelectorAll('trialogue-comments')) {
  if (isSignedOut()) thread.setAttribute('sso-token', '');
  else if (thread.dataset.session) near.observe(thread);
}
