import './embed.js';

// What the pages of a Ghost load, by one line in its code injection: the discussion of each post, and who is signed in there.

const NAME = 'trialogue-comments';

/** Where Ghost is on this site: it may be in a folder. Its own script for members says so. */
const ROOT = new URL(
  document.querySelector<HTMLScriptElement>('script[data-ghost]')?.dataset.ghost ?? '/',
  location.href,
).pathname.replace(/\/?$/, '/members/api/');

const comments = document.querySelector(NAME) ?? document.createElement(NAME);
comments.setAttribute('article', location.origin + location.pathname);
// A theme may have it where it wants it.
if (!comments.isConnected) document.querySelector('.post-template .gh-content')?.append(comments);

const session = async (method: 'GET' | 'DELETE'): Promise<string> =>
  (await fetch(`${ROOT}session/`, { method })).text();

/**
 * As they have signed up here. Nobody has signed it: it is what the field for a name begins with, and no more, and where it cannot be had, nothing. Of who is deleted
 * here and has a session still, Ghost knows no member (`null`).
 */
async function nameHere(): Promise<string> {
  try {
    const answer = await fetch(`${ROOT}member/`);
    const member = answer.status === 200 ? ((await answer.json()) as { name?: string | null } | null) : null;
    return member?.name ?? '';
  } catch {
    return '';
  }
}

comments.addEventListener(
  'trialogue:ready',
  async () => {
    const [token, name] = await Promise.all([session('GET'), nameHere()]);
    comments.setAttribute('sso-name', name);
    comments.setAttribute('sso-token', token);
  },
  { once: true },
);
comments.addEventListener('trialogue:signedout', () => session('DELETE'));
