import type { Page } from '@playwright/test';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { commentInReview, publishedComment } from './harness/comments';
import { rejectOne } from './harness/notices';
import { arriveAs } from './harness/member';
import { expect, test } from './harness/test';
import { anArticle, insertComments } from './harness/threads';
import { enroll } from './harness/world';

/** Where the focus is after each thing that a member does, and what was read out: by what has the focus, or in a place that is announced. */

type Act = {
  act: string;
  does: () => Promise<unknown>;
  /** What has the focus then, by its tag, name and words. */
  focus: RegExp;
  /** What is said in a place that is announced; what has the focus is read out anyway. */
  said?: RegExp;
};

const PATIENCE_MS = 5_000;

test('after each act the focus is where one goes on from, and what was done is said', async ({
  page,
  world,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(PATIENCE_MS);
  const author = await enroll('Flora Focused');
  const member = await enroll('Fritz Focuses');
  const { slug } = world.article;
  for (const name of ['Una', 'Dua', 'Tria', 'Quarta', 'Quinta', 'Sexta'])
    await commentInReview((await enroll(`${name} Is Reviewed`)).viewer, slug, `${name} waits to be read.`);
  const article = await anArticle('Where the focus goes');
  const under = { articleId: article.id, authorId: author.viewer.id };
  const [root] = await insertComments(under, ['The beginning of it all.']);
  const replies = Array.from({ length: 30 }, (_, at) => `Reply ${at + 1}.`);
  await insertComments(under, replies, root);
  const [saved] = await insertComments(under, ['What is worth saving.']);
  await setBookmark({ viewer: member.viewer, commentId: saved!.id, on: true });
  const posted = await publishedComment(author.viewer, article.slug, 'I polish its face on Fridays.');
  await rejectOne(member.viewer, world, 'It mocks the harbour master.');

  await page.addInitScript(listen);
  const failures: string[] = [];
  const walk = async (path: string, acts: Act[]) => {
    await page.goto(path);
    for (const { act, does, focus, said } of acts) {
      await page.evaluate(() => void (window.readOut = []));
      const found = await does().then(
        () => settles(page, { focus, said }),
        (error: Error) => error.message.split('\n')[0]!,
      );
      if (found) failures.push(`${act}: ${found}`);
    }
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const by = (id: string) => page.locator(`#comment-${id}`);
  const inMenu = async (id: string, name: string | RegExp) => {
    const menu = by(id).locator('[data-menu]').first();
    if ((await menu.getAttribute('open')) === null) await menu.locator('summary').first().click();
    await by(id).getByRole('button', { name }).first().click();
  };
  const writing = () => page.getByRole('textbox', { name: 'Your comment' });

  await arriveAs(page, member, '/');

  await walk(`/articles/${article.slug}?sort=newest`, [
    {
      act: 'opening a reply',
      does: () =>
        by(posted)
          .getByRole('link', { name: /^Reply/ })
          .click(),
      focus: /^textarea/,
    },
    {
      act: 'giving a reply up',
      does: () => page.getByRole('link', { name: 'Cancel' }).click(),
      focus: /^a .*Reply/,
    },
    {
      act: 'a reaction',
      does: () =>
        by(posted)
          .getByRole('button', { name: /^Insightful/ })
          .click(),
      focus: /^button .*Insightful/,
    },
    {
      act: 'saving',
      does: () => inMenu(posted, 'Save for later'),
      focus: /^(button|summary) /,
      said: /^Saved\./,
    },
    {
      act: 'following the discussion',
      does: () => button('Follow the discussion').click(),
      focus: /^button .*Stop following the discussion/,
      said: /follow/i,
    },
    {
      act: 'another order',
      does: () => page.getByRole('link', { name: 'Oldest', exact: true }).click(),
      focus: /^a .*Oldest/,
      said: /in this order now: Oldest/,
    },
    {
      act: 'more replies',
      does: () => page.getByRole('link', { name: /^Show 27 more replies/ }).click(),
      focus: /^li .*Reply/,
      said: /^More replies are shown/,
    },
    {
      act: 'folding all',
      does: () => button('Collapse all').click(),
      focus: /^button .*Expand all/,
      said: /^All replies are folded/,
    },
    {
      act: 'new comments',
      does: async () => {
        await publishedComment(member.viewer, article.slug, 'It has two hands, as I have.');
        await page.getByRole('link', { name: /new comment/ }).click();
      },
      focus: /^section .*Comments/,
    },
    {
      act: 'muting',
      does: () => inMenu(posted, /^Mute /),
      focus: /^summary .*someone you muted/,
      said: /^Muted\./,
    },
    {
      act: 'undoing it',
      does: () => page.getByRole('button', { name: 'Undo', exact: true }).click(),
      focus: /^article /,
      said: /^Unmuted\./,
    },
  ]);

  await walk(`/articles/${article.slug}/comments/${posted}/report`, [
    {
      act: 'a report',
      does: async () => {
        await page.getByRole('radio').first().check();
        await button(/^Report comment by/).click();
      },
      focus: /Thank you/,
    },
  ]);

  await walk(`/articles/${slug}`, [
    {
      act: 'a preview',
      does: async () => {
        await writing().fill('It has stood there since the flood, and kept its time.');
        await button('Preview').click();
      },
      focus: /^summary .*Preview/,
    },
    { act: 'closing it', does: () => page.keyboard.press('Enter'), focus: /^summary .*Preview/ },
    { act: 'sending', does: () => button('Send for review').click(), focus: /We have your comment/ },
    {
      act: 'a skip',
      does: () => button('I can’t judge this one').click(),
      focus: /^h3 .*Skipped; here is another/,
    },
    {
      act: 'a review',
      does: async () => {
        await page.getByRole('radio', { name: 'Yes', exact: true }).check();
        await button('Submit review').click();
      },
      focus: /^h3 /,
    },
  ]);

  const own = await commentInReview(member.viewer, slug, 'The pendulum was shortened by a thumb.');
  await walk(`/my-comments/${own}/edit`, [
    {
      act: 'an edit',
      does: async () => {
        await writing().fill('The pendulum was shortened by two thumbs.');
        await button('Send the new text').click();
      },
      focus: /Your new text is in/,
    },
  ]);
  const mine = page.getByRole('article').filter({ hasText: 'by two thumbs' });
  await walk('/my-comments', [
    {
      act: 'withdrawing',
      does: async () => {
        await mine.getByText(/^Withdraw/).click();
        await mine.getByRole('button', { name: /^Yes, withdraw it/ }).click();
      },
      focus: /You have withdrawn your comment/,
    },
    { act: 'undoing that', does: () => button(/^Undo/).click(), focus: /is back where it was/ },
  ]);

  await walk('/reading', [
    {
      act: 'taking off what was saved',
      does: () => inMenu(saved!.id, 'Remove from saved'),
      focus: /Removed from what you saved/,
    },
    { act: 'undoing this', does: () => button('Undo').click(), focus: /Saved/ },
  ]);
  await walk('/notifications', [
    {
      act: 'marking notices as read',
      does: () => button('Mark all as read').click(),
      focus: /All of them are marked as read/,
    },
  ]);
  expect(failures).toEqual([]);
});

/** What is amiss once the page has had its time; null where nothing is. */
async function settles(page: Page, { focus, said }: Pick<Act, 'focus' | 'said'>): Promise<string | null> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await page.evaluate(look).catch(() => null);
    const heard = found?.said.some((words) => said?.test(words)) ?? false;
    if (found && focus.test(found.focus) && (heard || !said)) return null;
    if (Date.now() > until)
      return `the focus is on “${found?.focus ?? 'nothing'}”, and “${found?.said.join(' | ') ?? ''}” was said`;
    await page.waitForTimeout(100);
  }
}

declare global {
  interface Window {
    readOut?: string[];
  }
}

/** What has the focus, in whichever tree, and what was said. */
function look(): { focus: string; said: string[] } {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const named = active?.getAttribute('aria-labelledby');
  const name =
    active?.getAttribute('aria-label') ?? (named && document.getElementById(named)?.textContent) ?? '';
  const more = document.getElementById(active?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  const words = `${name} ${active?.textContent ?? ''} ${more}`.replace(/\s+/g, ' ').trim().slice(0, 160);
  return { focus: `${active?.tagName.toLowerCase() ?? ''} ${words}`, said: window.readOut ?? [] };
}

/** Hears what changes in places that are announced, in inner trees too. */
function listen(): void {
  const LIVE = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
  const hear = (live: Element | null | undefined) => {
    const words = live?.textContent?.replace(/\s+/g, ' ').trim();
    if (words) (window.readOut ??= []).push(words);
  };
  const observe = (root: Node) =>
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        hear((target instanceof Element ? target : target.parentElement)?.closest(LIVE));
        if (type === 'childList')
          for (const node of addedNodes)
            if (node instanceof Element)
              for (const one of [node, ...node.querySelectorAll('*')]) if (one.matches(LIVE)) hear(one);
      }
    }).observe(root, { subtree: true, childList: true, characterData: true });
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    observe(root);
    return root;
  };
}
