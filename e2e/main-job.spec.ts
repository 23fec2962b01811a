import { expect, kind, test } from './harness/test';
import { commentInReview, lease, putFirstInLine, putLastInLine } from './harness/comments';
import { arriveAs, confirmAddress, post, postAndReview, review, signUp } from './harness/member';
import { enroll, newAccount } from './harness/world';

test('from sign-up to a comment that anybody can read @scriptless', async ({ page, stranger, world }) => {
  const path = `/articles/${world.article.slug}`;
  const words = `I kept that clock for nine years, and the spring was never the trouble (${kind()}).`;

  await test.step('a newcomer signs up and is back at the comments', async () => {
    await page.goto(path);
    await expect(
      page.getByRole('heading', { name: 'Comments - share your knowledge and experience' }),
    ).toBeVisible();
    await expect(page.getByText('Please note you must be a Maverick Insider to comment.')).toBeVisible();
    await page.getByRole('link', { name: 'Sign up here' }).click();
    const account = newAccount(`Nomsa Keeper ${kind()}`);
    await signUp(page, account);
    await expect(page).toHaveURL(new RegExp(`${path}#comments$`));
    await confirmAddress(page, account);
  });

  await test.step('writes, and is asked to review three', async () => {
    await post(page, words);
    const panel = page.getByRole('region', { name: 'Peer review' });
    await expect(panel).toContainText(
      'Please peer review 3 community comments before your comment can be posted',
    );
    await review(page, { done: 1 });
  });

  await test.step('goes on after a break, and is in line after the third', async () => {
    await page.goto('/review');
    await expect(page.getByText('1 of 3 reviews done')).toBeVisible();
    await page.goto(path);
    await review(page, { done: 2 });
    await review(page, { done: 3 });
    await expect(page.getByText('Your comment is with its reviewers')).toBeVisible();
    await expect(page.getByText(/^In line; nobody has read it yet/)).toBeVisible();
  });

  await test.step('nobody else sees it yet', async () => {
    const reader = await stranger();
    await reader.goto(path);
    await expect(reader.getByText(words)).toHaveCount(0);
  });

  await test.step('three peers accept it, each for a comment of their own', async () => {
    await putFirstInLine(words);
    for (const name of ['Ola', 'Pia', 'Quin']) {
      const peer = await stranger();
      await peer.goto(`/join?callbackUrl=${encodeURIComponent(path)}`);
      const account = newAccount(`${name} Peer ${kind()}`);
      await signUp(peer, account);
      await expect(peer).toHaveURL(new RegExp(path));
      await confirmAddress(peer, account);
      await postAndReview(peer, `${name} remembers the storm well, from the quay side (${kind()}).`);
    }
  });

  await test.step('anybody reads it, at once', async () => {
    const reader = await stranger();
    await reader.goto(path);
    await expect(reader.getByText(words)).toBeVisible();
    await expect(reader.getByText(`Nomsa Keeper ${kind()}`, { exact: true })).toBeVisible();
    await page.goto('/my-comments');
    await expect(page.getByText('Posted', { exact: true })).toBeVisible();
  });
});

test('what its reviewers object to comes back to its author, who asks a moderator, and a moderator publishes it @plain', async ({
  page,
  stranger,
  world,
}) => {
  const path = `/articles/${world.article.slug}`;
  const author = await enroll(`Olga Objected ${kind()}`);
  const words = `Whoever paints a clock face white has never had to clean one (${kind()}).`;
  const id = await commentInReview(author.viewer, world.article.slug, words);
  await putLastInLine(id);

  await test.step('its peers object to it, and to nothing else', async () => {
    for (const name of ['Rhea', 'Sami', 'Tove']) {
      const account = await enroll(`${name} Objects ${kind()}`);
      const peer = await stranger();
      // For a comment of theirs: only these three judge it, whatever other tests review meanwhile.
      await lease(id, account.viewer, world.article.slug);
      await arriveAs(peer, account, path);
      const panel = peer.getByRole('region', { name: 'Peer review' });
      for (const done of [1, 2, 3]) {
        await expect(panel.getByText(`${done - 1} of 3 reviews done`)).toBeVisible();
        const isIt = (await panel.getByText(words).count()) > 0;
        await review(peer, { done, verdict: isIt ? 'Not civil' : 'Yes' });
      }
    }
  });

  await test.step('its author hears it first, and asks for a moderator', async () => {
    await arriveAs(page, author, '/my-comments');
    await page
      .getByRole('group', { name: 'What your peers say about this text' })
      .getByRole('button', { name: /^Ask a moderator/ })
      .click();
    await expect(page.getByText('With a moderator', { exact: true })).toBeVisible();
    await expect(page.getByText(/Objects/)).toHaveCount(0);
  });

  await test.step('a moderator reads why, and publishes it', async () => {
    const desk = await stranger();
    await arriveAs(desk, world.moderator, `/admin/comments/${id}`);
    // Two are enough where practice has shown that they judge well.
    const why = desk.getByText(/0 of [23] reviewers accept it\..*Objected to, and below 20/);
    await expect(why).toBeVisible();
    const [, reviewers] = /0 of (\d)/.exec(await why.innerText())!;
    await expect(desk.getByText(`Rhea Objects ${kind()}`)).toHaveCount(0);
    await desk.getByRole('button', { name: 'Show who reviewed it' }).click();
    await expect(desk.getByText(`Rhea Objects ${kind()}`).first()).toBeVisible();
    // All who reviewed it object: it asks once more.
    await desk.getByText('Publish…', { exact: true }).click();
    const asked = new RegExp(`^Nobody who reviewed it accepts it; ${reviewers} object\\.`);
    await expect(desk.getByText(asked)).toBeVisible();
    await desk.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
    await expect(desk.getByText(/Published: the comment by Olga Objected/)).toBeVisible();
  });

  await test.step('anybody reads it, and its author is told', async () => {
    const reader = await stranger();
    await reader.goto(path);
    await expect(reader.getByText(words)).toBeVisible();
    await page.goto('/my-comments');
    await expect(page.getByText('Posted', { exact: true })).toBeVisible();
  });
});
