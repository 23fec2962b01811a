import type { Page } from '@playwright/test';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { changePolicy } from '@/lib/moderation/change-policy';
import { decideComment } from '@/lib/moderation/decide-comment';
import { database } from '@/lib/platform/db';
import { systemContext } from '@/lib/platform/context';
import type { PolicyPatch } from '@/lib/policy/schemas';
import { leaseOn } from '@/lib/testing/comments';
import { commentInReview, lease, practiseOnly, publishedComment, waitingComment } from './harness/comments';
import { arriveAs, review, reviewThree } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, type World } from './harness/world';

const panelOf = (page: Page) => page.getByRole('region', { name: 'Peer review' });
const radioOf = (page: Page, name: string) => panelOf(page).getByRole('radio', { name, exact: true });
const labels = { YES: 'Yes', NOT_CIVIL: 'Not civil', MISINFORMATION: 'Mis/disinformation' } as const;

async function setPolicy(review: NonNullable<PolicyPatch['review']>): Promise<void> {
  const { viewer } = await enroll(`Pol Icy ${systemContext.now().getTime()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { review } });
}

/** A member whose three places all hold practice comments, on the page where they review. */
async function practise(page: Page, world: World, name: string): Promise<void> {
  const member = await enroll(name);
  const own = await waitingComment(member.viewer, world.article.slug, `I practise for this one (${name}).`);
  await practiseOnly(member.viewer, own);
  await arriveAs(page, member, '/review');
  await expect(panelOf(page).getByText('0 of 3 reviews done')).toBeVisible();
}

/** What the practice comment that is shown calls for. */
async function rightVerdict(page: Page): Promise<keyof typeof labels> {
  const id = await panelOf(page).locator('input[name="assignmentId"]').first().inputValue();
  const { calibrationItem } = await database().reviewAssignment.findUniqueOrThrow({
    where: { id },
    select: { calibrationItem: { select: { verdict: true } } },
  });
  if (!calibrationItem) throw new Error('this is no practice comment');
  return calibrationItem.verdict;
}

test('1, 2 and 3 choose and Enter sends, while the focus is in the panel and nothing is being typed', async ({
  page,
  world,
}) => {
  const member = await enroll('Kit Keys');
  await waitingComment(member.viewer, world.article.slug, 'Reviewed without a mouse, and quickly.');
  await arriveAs(page, member, '/review');
  const panel = panelOf(page);
  const yes = radioOf(page, 'Yes');
  await expect(
    panel.getByRole('group', { name: 'Should this comment be posted?' }),
  ).toHaveAccessibleDescription(/1, 2 and 3 choose an answer, Enter sends it/);
  await expect(yes).toHaveAttribute('aria-keyshortcuts', '1');

  await test.step('not while the focus is elsewhere', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('2');
    await expect(radioOf(page, 'Not civil')).not.toBeChecked();
  });

  await test.step('they choose, and the choice has the focus', async () => {
    await panel.getByRole('group', { name: 'The comment to review' }).click();
    await page.keyboard.press('2');
    await expect(radioOf(page, 'Not civil')).toBeChecked();
    await expect(radioOf(page, 'Not civil')).toBeFocused();
    await page.keyboard.press('3');
    await expect(radioOf(page, 'Mis/disinformation')).toBeChecked();
    await page.keyboard.press('1');
    await expect(yes).toBeChecked();
  });

  await test.step('a note is a note', async () => {
    await panel.getByText('Add a note').click();
    const note = panel.getByLabel('Note to the moderators');
    await note.focus();
    await page.keyboard.type('2 of 3');
    await page.keyboard.press('Enter');
    await page.keyboard.type('3');
    await expect(note).toHaveValue('2 of 3\n3');
    await expect(yes).toBeChecked();
    await expect(panel.getByText('0 of 3 reviews done')).toBeVisible();
  });

  await test.step('other keys’ company is left alone', async () => {
    await yes.focus();
    await page.keyboard.press('Alt+2');
    await expect(yes).toBeChecked();
  });

  await test.step('Enter sends, and the next comment is a keystroke away', async () => {
    await page.keyboard.press('Enter');
    await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
    await expect(panel.getByRole('heading', { level: 3 })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
    await expect(radioOf(page, 'Yes')).not.toBeChecked();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('2 of 3 reviews done')).toBeVisible();
  });
});

test('a practice comment that was missed teaches, and is contested @scriptless', async ({ page, world }) => {
  test.slow();
  await practise(page, world, `Mia Missed ${kind()}`);
  const panel = panelOf(page);
  const right = await rightVerdict(page);
  const given = right === 'YES' ? 'NOT_CIVIL' : 'YES';
  await review(page, { done: 1, verdict: labels[given] });

  const lesson = panel.getByRole('complementary', { name: 'About your last review' });
  await expect(lesson).toContainText(`We would have chosen “${labels[right]}”`);
  await expect(lesson).toContainText(/for practice/);
  await expect(lesson.getByText('You chose').locator('..')).toContainText(labels[given]);
  await expect(lesson.getByText('Right was').locator('..')).toContainText(labels[right]);
  await test.step('what it looks like', () => inspect(page));

  await test.step('it is still there after a reload', async () => {
    await page.goto('/review');
    await expect(lesson).toContainText(`We would have chosen “${labels[right]}”`);
  });

  await test.step('a reason is needed, and then a moderator has it', async () => {
    await lesson.getByText('I see it differently').click();
    await lesson.getByLabel('Why do you see it differently?').fill('   ');
    await lesson.getByRole('button', { name: 'Contest this' }).click();
    await expect(lesson.getByText('must be given')).toBeVisible();
    await inspect(page);
    const reason = `It is how people speak at the harbour (${kind()}).`;
    await lesson.getByLabel('Why do you see it differently?').fill(reason);
    await lesson.getByRole('button', { name: 'Contest this' }).click();
    await expect(lesson.getByText('A moderator will look at it.')).toBeVisible();
    await expect(lesson).toContainText(reason);
    expect(await database().calibrationContest.count({ where: { reason } })).toBe(1);
    await page.goto('/review');
    await expect(lesson).toContainText(reason);
    await expect(lesson.getByRole('button', { name: 'Contest this' })).toHaveCount(0);
  });

  await test.step('one that was judged well says so', async () => {
    await review(page, { done: 2, verdict: labels[await rightVerdict(page)] });
    await expect(lesson).toContainText('You judged that one well');
    await expect(lesson.getByText('I see it differently')).toHaveCount(0);
  });

  await test.step('and at the end all of them are there to be looked at again', async () => {
    await review(page, { done: 3, verdict: labels[await rightVerdict(page)] });
    await expect(panel.getByText('Thank you: you are done.')).toBeVisible();
    await expect(panel).toContainText(
      'No comment by others was free to review, so all three were for practice; you judged two of them well.',
    );
    await panel.getByText('The 2 practice comments before').click();
    await expect(panel.getByText('We would have chosen otherwise')).toBeVisible();
    await inspect(page);
  });
});

test('the thank-you says what the reviews did, each time as it stands @plain', async ({ page, world }) => {
  test.slow();
  const { slug } = world.article;
  await setPolicy({ calibrationRate: 0, calibration: { amongFirst: 0 } });
  for (const name of ['Ari', 'Bea', 'Cas'])
    await commentInReview(
      (await enroll(`${name} Inline ${kind()}`)).viewer,
      slug,
      `${name} waits in line (${kind()}).`,
    );
  const member = await enroll(`Tess Thanked ${kind()}`);
  await waitingComment(member.viewer, slug, `Three reviews went into this one (${kind()}).`);
  await arriveAs(page, member, '/review');
  await reviewThree(page);
  const panel = panelOf(page);
  await expect(panel.getByText('Thank you: you are done.')).toBeVisible();
  await test.step('what it looks like', () => inspect(page));

  const reviewed = await database().review.findMany({
    where: { reviewerId: member.viewer.id, commentId: { not: null } },
    select: { comment: { select: { id: true, version: true, state: true } } },
  });
  expect(reviewed).toHaveLength(3);
  const { viewer } = await enroll(`Des Decides ${kind()}`, 'MODERATOR');
  for (const { comment } of reviewed)
    if (comment && comment.state !== 'PUBLISHED')
      await decideComment({ viewer, commentId: comment.id, action: 'PUBLISH', version: comment.version });
  await page.reload();
  await expect(panel).toContainText('All three comments that you reviewed are now posted.');
  await page.goto(`/articles/${slug}`);
  await expect(panel).toContainText('All three comments that you reviewed are now posted.');
});

test('a lease that ran out loses neither the verdict nor the note @plain', async ({ page, world }) => {
  const member = await enroll(`Len Lease ${kind()}`);
  await waitingComment(member.viewer, world.article.slug, `My kettle boiled over meanwhile (${kind()}).`);
  await arriveAs(page, member, '/review');
  const panel = panelOf(page);
  const text = await panel.getByRole('group', { name: 'The comment to review' }).innerText();
  await radioOf(page, 'Not civil').check();
  await panel.getByText('Add a note').click();
  await panel.getByLabel('Note to the moderators').fill('The second sentence.');
  await database().reviewAssignment.updateMany({
    where: { reviewerId: member.viewer.id, state: 'OPEN' },
    data: { expiresAt: new Date(systemContext.now().getTime() - 1_000) },
  });
  await panel.getByRole('button', { name: 'Submit review' }).click();
  await expect(panel.getByText(/The time for this review ran out/)).toBeVisible();
  await test.step('what it looks like', () => inspect(page));
  await expect(panel.getByRole('group', { name: 'The comment to review' })).toHaveText(text);
  await expect(radioOf(page, 'Not civil')).toBeChecked();
  await expect(panel.getByLabel('Note to the moderators')).toHaveValue('The second sentence.');
  await panel.getByRole('button', { name: 'Submit review' }).click();
  await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
  await expect(panel.getByText(/The time for this review ran out/)).toHaveCount(0);
});

test('a text that its author changed is shown anew, to be judged anew, with the note kept @plain', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll(`Eda Edits ${kind()}`);
  const commentId = await commentInReview(author.viewer, slug, `The clock is green (${kind()}).`);
  const member = await enroll(`Rob Reads ${kind()}`);
  await leaseOn({
    commentId,
    reviewer: member.viewer,
    article: { id: commentId, slug },
    context: systemContext,
  });
  await arriveAs(page, member, '/review');
  const panel = panelOf(page);
  const shown = panel.getByRole('group', { name: 'The comment to review' });
  for (let skips = 0; !(await shown.innerText()).includes('The clock is green'); skips += 1) {
    expect(skips, 'the comment is in the batch').toBeLessThan(3);
    await review(page, { done: skips + 1 });
  }
  const progress = await panel.getByText(/of 3 reviews done/).innerText();
  await radioOf(page, 'Mis/disinformation').check();
  await panel.getByText('Add a note').click();
  await panel.getByLabel('Note to the moderators').fill('It is blue, as anyone can see.');
  await editComment({
    viewer: author.viewer,
    id: commentId,
    body: `The clock is blue (${kind()}).`,
    revision: 1,
  });
  await panel.getByRole('button', { name: 'Submit review' }).click();
  await expect(panel.getByText('This comment was changed in the meantime.')).toBeVisible();
  await expect(shown).toContainText('The clock is blue');
  await expect(panel.getByText(progress)).toBeVisible();
  await expect(radioOf(page, 'Mis/disinformation')).not.toBeChecked();
  await expect(panel.getByLabel('Note to the moderators')).toHaveValue('It is blue, as anyone can see.');
  await test.step('what it looks like', () => inspect(page));
});

test('of two comments that wait, the panel says which one the reviews are for @plain', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  const member = await enroll(`Two Waiting ${kind()}`);
  await waitingComment(member.viewer, slug, `The older of my two comments (${kind()}).`);
  await arriveAs(page, member, `/articles/${slug}`);
  const panel = panelOf(page);
  await expect(panel.getByText('For your comment')).toHaveCount(0);
  await waitingComment(member.viewer, slug, `The newer of my two comments (${kind()}).`);
  await page.reload();
  await expect(panel.getByText('For your comment')).toContainText('The older of my two comments');
  await page.goto('/review');
  await expect(
    page.getByRole('heading', { level: 2, name: /^For “The older of my two comments/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: /The newer of my two comments/ }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: /^For “The newer of my two comments/ }),
  ).toBeVisible();
});

test('the answers are explained with examples, and a verdict that comes too early is kept @plain', async ({
  page,
  world,
}) => {
  await setPolicy({ readingFloor: true });
  try {
    const member = await enroll(`Pat Patience ${kind()}`);
    await waitingComment(member.viewer, world.article.slug, `I am always too early (${kind()}).`);
    await arriveAs(page, member, '/review');
    const panel = panelOf(page);
    await panel.getByText('What the answers mean, with examples').click();
    await expect(panel.getByText('Funny, and still an insult.')).toBeVisible();
    await inspect(page);
    // However long this took: nobody could have read it yet.
    await database().reviewAssignment.updateMany({
      where: { reviewerId: member.viewer.id, state: 'OPEN' },
      data: { notBefore: new Date(systemContext.now().getTime() + 600_000) },
    });
    await page.reload();
    await expect(panel.getByText(/You can answer in 10 minutes/)).toBeVisible();
    await radioOf(page, 'Yes').check();
    await panel.getByRole('button', { name: 'Submit review' }).click();
    await expect(panel.getByText('Your answer is kept as you chose it.')).toBeVisible();
    await expect(radioOf(page, 'Yes')).toBeChecked();
    await expect(panel.getByText('0 of 3 reviews done')).toBeVisible();
    await expect(panel.getByRole('alert')).toHaveCount(0);
    if (isScripted()) await expect(panel.getByText(/1, 2 and 3 choose an answer/)).toBeVisible();
    else await expect(panel.getByText(/1, 2 and 3 choose an answer/)).toHaveCount(0);
  } finally {
    await setPolicy({ readingFloor: false });
  }
});

test('who reviews on a touch screen is told of no keys, and stands in the column of the page', async ({
  page,
  browser,
  site,
  world,
}) => {
  const member = await enroll('Tia Touches');
  await waitingComment(member.viewer, world.article.slug, 'Reviewed with a thumb.');
  await arriveAs(page, member, '/review');
  await expect(panelOf(page).getByText(/1, 2 and 3 choose an answer/)).toBeVisible();
  const [heading, panel] = await Promise.all(
    [page.getByRole('heading', { level: 1 }), panelOf(page)].map((part) => part.boundingBox()),
  );
  expect(panel?.x).toBe(heading?.x);
  const phone = await browser.newContext({
    baseURL: site.url,
    storageState: await page.context().storageState(),
    viewport: { width: 390, height: 800 },
    isMobile: true,
    hasTouch: true,
  });
  try {
    const held = await phone.newPage();
    await held.goto('/review');
    await expect(radioOf(held, 'Yes')).toHaveAttribute('aria-keyshortcuts', '1');
    await expect(panelOf(held).getByText(/1, 2 and 3 choose an answer/)).toBeHidden();
    await expect(panelOf(held).locator('kbd').first()).toBeHidden();
  } finally {
    await phone.close();
  }
});

/** Reviews until the panel shows a text. */
async function reviewUntil(page: Page, words: string): Promise<void> {
  const shown = panelOf(page).getByRole('group', { name: 'The comment to review' });
  for (let done = 1; !(await shown.innerText()).includes(words); done += 1) {
    expect(done, 'it is in the batch').toBeLessThan(4);
    await review(page, { done });
  }
}

test('on a phone’s screen a review is one card, however long its text is @scriptless', async ({
  browser,
  contextOptions,
  site,
  world,
}) => {
  test.slow();
  const { slug } = world.article;
  const [above, below] = [await enroll(`Abe Above ${kind()}`), await enroll(`Bel Below ${kind()}`)];
  const parent = await publishedComment(
    above.viewer,
    slug,
    `It was the damp, and not the spring (${kind()}).`,
  );
  const words = `I greased that spring every April for nine years (${kind()}).`;
  const text = `${words} ${'It never once failed, and the damp came up the tower only after the roof was off. '.repeat(12)}`;
  const id = await commentInReview(below.viewer, slug, text, parent);
  const member = await enroll(`Phil Phone ${kind()}`);
  await lease(id, member.viewer, slug);
  const phone = await browser.newContext({
    ...contextOptions,
    baseURL: site.url,
    viewport: { width: 390, height: 640 },
    isMobile: true,
    hasTouch: true,
  });
  const page = await phone.newPage();
  await arriveAs(page, member, '/review');
  await reviewUntil(page, words);
  const panel = panelOf(page);
  const answers = panel.getByRole('radio');
  const send = panel.getByRole('button', { name: 'Submit review' });

  await test.step('all of it is on the screen at once', async () => {
    await page.evaluate(() => document.fonts.ready);
    const height = await panel.evaluate((card) => {
      const form = card.querySelector('form')!;
      card.scrollIntoView({ behavior: 'instant' });
      return form.getBoundingClientRect().bottom - card.getBoundingClientRect().top;
    });
    expect(height).toBeLessThanOrEqual(640);
    const shown = panel.getByRole('group', { name: 'The comment to review' });
    const parts = [panel.getByText(/^A reply, under/), shown, ...(await answers.all()), send];
    for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
    expect(await shown.evaluate((box) => box.scrollHeight > box.clientHeight), 'it is scrolled').toBe(true);
    await shown.focus();
    await expect(shown).toBeFocused();
    for (const answer of await answers.all()) {
      const box = await answer.locator('xpath=ancestor::label').boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
  });

  await test.step('its context is folded, and there', async () => {
    await expect(panel.getByText('It was the damp, and not the spring')).toBeHidden();
    await panel.getByText(/^A reply, under/).click();
    await expect(panel.getByText('It was the damp, and not the spring')).toBeVisible();
    await expect(panel.getByRole('link', { name: world.article.title })).toBeVisible();
    await panel.getByText(/^A reply, under/).click();
  });

  await phone.close();
});
