import type { Page } from '@playwright/test';
import { publishedComment, removeComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { sessionOf } from './harness/session';
import { startSite } from './harness/site';
import { ban, endSessions } from './harness/standing';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

const READERS = 12;
const STEPS = 60;

type Reader = Awaited<ReturnType<typeof enroll>> & { cookie: string | null; state: 'in' | 'out' | 'banned' };

/** The comments that a page shows, in their order. */
const shownIn = (html: string) =>
  [...html.matchAll(/<article id="comment-([0-9a-f-]{36})"/g)].map(([, id]) => id);

test('whoever reads gets the page that is theirs, on two instances, whatever happens meanwhile', async ({
  site,
  world,
}) => {
  test.slow();
  const path = `/articles/${world.article.slug}?sort=newest`;
  const second = await startSite({ databaseUrl: site.databaseUrl });
  const author = await enroll('Wanda Wrote');
  const up: string[] = [];
  const down: string[] = [];
  const readers: Reader[] = [];
  const enter = async (): Promise<Reader> => {
    const account = await enroll(`Reader Number ${readers.length}`);
    return { ...account, cookie: (await sessionOf(account)).cookie, state: 'in' };
  };
  const ask = async (origin: string, { cookie }: Pick<Reader, 'cookie'>, query = '') => {
    const answer = await fetch(`${origin}${path}${query}`, { headers: cookie ? { cookie } : {} });
    return { html: await answer.text(), kept: answer.headers.get('cache-control') ?? '' };
  };
  try {
    for (let n = 0; n < READERS; n += 1) readers.push(await enter());
    for (let step = 0; step < STEPS; step += 1) {
      // Every kind of thing that changes what somebody may see, in turns that never fall together with the readers'.
      const upon = readers[(step * 5) % READERS]!;
      switch (step % 6) {
        case 0:
        case 3:
          up.push(await publishedComment(author.viewer, world.article.slug, `What Wanda saw, part ${step}.`));
          break;
        case 1:
          if (up.length > 2) {
            const id = up.shift()!;
            await removeComment(id);
            down.push(id);
          }
          break;
        case 2:
          if (upon.state === 'in') {
            await endSessions(upon.viewer);
            upon.state = 'out';
          }
          break;
        case 4:
          if (upon.state === 'out')
            Object.assign(upon, { cookie: (await sessionOf(upon)).cookie, state: 'in' });
          break;
        default:
          if (step % 12 === 5 && upon.state === 'in') {
            await ban(upon.viewer);
            upon.state = 'banned';
          }
      }
      const reader = readers[(step * 7) % READERS]!;
      const origin = step % 2 === 0 ? site.url : second.url;
      await expect(async () => {
        const { html, kept } = await ask(origin, reader);
        const shown = shownIn(html);
        for (const id of up) expect(shown).toContain(id);
        for (const id of down) expect(shown).not.toContain(id);
        if (reader.state === 'in') {
          expect(kept).toBe('private, max-age=0, must-revalidate');
          expect(html).toContain('Send for review');
          // As it is made for them alone, at this moment.
          expect(shown).toEqual(shownIn((await ask(origin, reader, '&own=1')).html));
        } else if (reader.state === 'out') {
          expect(kept).toBe('public, max-age=0, must-revalidate');
          expect(html).toContain('Become an Insider');
          expect(html).not.toContain('Send for review');
        } else {
          expect(kept).toBe('private, no-store');
          expect(html).not.toContain('Send for review');
        }
        if (reader.state !== 'banned')
          for (const { displayName, viewer } of readers) {
            expect(html).not.toContain(`>${displayName}<`);
            expect(html).not.toContain(viewer.id);
          }
      }).toPass({ intervals: [50, 100, 200], timeout: 3_000 });
    }
  } finally {
    await second.stop();
  }
});

const comment = (page: Page, name: string) => page.getByRole('article', { name });
/** Something that a page has for as long as it is not loaded anew. */
const mark = (page: Page) => page.evaluate(() => void document.documentElement.setAttribute('data-same', ''));
const isSame = (page: Page) => page.locator('html[data-same]').count();

test('a reply is written where it is read, and another order comes without a jump', async ({
  page,
  world,
}) => {
  const author = await enroll('Ruben Replied');
  const reader = await enroll('Rosa Replies');
  await publishedComment(author.viewer, world.article.slug, 'Somebody has to answer this, I hope.');
  await arriveAs(page, reader, `/articles/${world.article.slug}?sort=newest`);
  await expect(page.locator('[data-own-name]')).toHaveText(reader.displayName);
  await mark(page);
  const reply = comment(page, author.displayName).getByRole('link', { name: 'Reply' });
  // What is pressed does not move away because the empty form above it folds.
  await page.getByRole('textbox', { name: 'Your comment' }).focus();
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeVisible();
  await reply.click();
  const form = page.getByRole('form', { name: `Reply to ${author.displayName}` });
  await expect(form.getByRole('textbox')).toBeFocused();
  await expect(page).toHaveURL(/reply=.*#reply$/);
  await form.getByRole('link', { name: 'Cancel' }).click();
  await expect(form).toHaveCount(0);
  await expect(reply).toBeFocused();

  const orders = page.getByRole('navigation', { name: 'Order of comments' });
  await orders.getByRole('link', { name: 'Oldest' }).click();
  await expect(orders.getByRole('link', { name: 'Oldest' })).toHaveAttribute('aria-current', 'true');
  await expect(orders.getByRole('link', { name: 'Oldest' })).toBeFocused();
  await expect(page).toHaveURL(/sort=oldest/);
  // What is one's own is still said.
  await expect(page.locator('[data-own-name]')).toHaveText(reader.displayName);
  expect(await isSame(page)).toBe(1);
});

test('a reaction that cannot be sent springs back and says why, and counts once it can', async ({
  page,
  context,
  world,
}) => {
  const author = await enroll('Rolf Reachable');
  const reader = await enroll('Ofra Offline');
  const id = await publishedComment(author.viewer, world.article.slug, 'The tower has its own weather.');
  await arriveAs(page, reader, `/articles/${world.article.slug}/comments/${id}`);
  const button = comment(page, author.displayName).first().getByRole('button', { name: 'Insightful' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await context.setOffline(true);
  await button.click();
  await expect(comment(page, author.displayName).first().getByRole('alert')).toContainText('You are offline');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(button).toHaveText('Insightful');
  await context.setOffline(false);
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toHaveText('Insightful 1');
});
