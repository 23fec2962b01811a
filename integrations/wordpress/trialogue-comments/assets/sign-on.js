/**
 * Signs whoever is signed in to WordPress in to the discussion, and out with it. A token is asked for when the discussion comes near, and not
 * before, since it is good for five minutes.
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

/** @param {HTMLElement} thread */
async function signOn(thread) {
  const { tokenFrom, nonce } = thread.dataset;
  const answer = await fetch(tokenFrom, { method: 'POST', headers: { 'X-WP-Nonce': nonce } });
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

document.addEventListener('trialogue:signedout', () => noteSignedOut(true));
document.addEventListener('trialogue:signedin', () => noteSignedOut(false));
for (const thread of document.querySelectorAll('trialogue-comments')) {
  if (isSignedOut()) thread.setAttribute('sso-token', '');
  else if (thread.dataset.tokenFrom) near.observe(thread);
}
