import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/db';
import { publishedComment } from './harness/comments';
import { arriveAs, post } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** Writing: drafts, marks, what is pasted and quoted, the second look before sending, and corrections. */

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
/** What helps with writing is fetched by the first focus. */
const helped = async (page: Page) => {
  await textbox(page).focus();
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
};
const savedHere = (page: Page) =>
  expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('"state":"saved"');

test('a draft is on every device, survives a crash, and of two versions none is lost', async ({
  page,
  context,
  stranger,
  world,
}) => {
  const path = `/articles/${world.article.slug}`;
  const member = await enroll('Dora Drafts');
  await arriveAs(page, member, path);
  await textbox(page).fill('Begun at the desk');
  await savedHere(page);
  await expect(page.getByRole('status').filter({ hasText: 'Draft saved' })).toBeVisible();

  const telephone = await stranger();
  await arriveAs(telephone, member, path);
  await expect(textbox(telephone)).toHaveValue('Begun at the desk');
  await textbox(telephone).fill('Begun anew on the telephone');
  await savedHere(telephone);

  await textbox(page).fill('Begun at the desk, and gone on with there');
  const other = page.getByText('There is another version of this text, from another device');
  await expect(other).toBeVisible();
  await expect(page.getByRole('blockquote').filter({ hasText: 'Begun anew on the telephone' })).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Keep both' }).click();
  const both = 'Begun anew on the telephone\n\nBegun at the desk, and gone on with there';
  await expect(textbox(page)).toHaveValue(both);
  await expect(other).toBeHidden();
  await savedHere(page);
  await telephone.reload();
  await expect(textbox(telephone)).toHaveValue(both);

  // The page dies with the last letter.
  await textbox(page).pressSequentially(' and then');
  await page.close();
  const again = await context.newPage();
  await again.goto(path);
  await expect(textbox(again)).toHaveValue(`${both} and then`);
});

test('a preview is what is posted, to the byte @plain', async ({ page, world }) => {
  const member = await enroll(`Prue Preview ${kind()}`);
  const text = `> quoted **twice**\n\n1. one & "two"\n2. <b>three</b> \\*four\\*\n\n~~five~~ \`six\`\nseven (${kind()})`;
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await textbox(page).fill(text);
  await page.getByRole('button', { name: 'Preview' }).click();
  if (isScripted()) {
    const button = page.getByRole('button', { name: 'Preview' });
    const caption = page.getByRole('region', { name: 'Preview' }).locator('summary');
    await expect(caption).toBeFocused();
    // It stands below its button, and closes where the focus is.
    expect((await button.boundingBox())!.y).toBeLessThan((await caption.boundingBox())!.y);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Preview' }).locator('[dir=auto]')).toBeHidden();
    await page.keyboard.press('Enter');
  }
  const preview = page.getByRole('region', { name: 'Preview' }).locator('[dir=auto]');
  await expect(preview).toContainText('seven');
  const shown = await preview.innerHTML();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  await page.goto('/my-comments');
  expect(await page.getByRole('article').locator('[dir=auto]').first().innerHTML()).toBe(shown);
});

test('what was posted leaves an empty form in its place, and what was typed meanwhile stays', async ({
  page,
  world,
}) => {
  const member = await enroll('Paul Posts');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await helped(page);
  const area = await textbox(page).elementHandle();
  await textbox(page).fill('The clock was mended by its maker.');
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  await page.getByText('Write another', { exact: true }).click();
  await expect(textbox(page)).toHaveValue('');
  expect(await area?.isVisible(), 'the page was not left').toBe(true);
  await expect(page.locator('[data-typed]')).toHaveText('0 of 5,000');
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain('draft');

  await page.route('**/articles/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await textbox(page).pressSequentially(' And oiled.');
    await route.continue();
  });
  await textbox(page).fill('Twice a year.');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Twice a year.');
  await expect(textbox(page)).toHaveValue('Twice a year. And oiled.');
});

test('marks by button and by key, each to be undone, and the keys that send and leave', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll('Anna Answered');
  const member = await enroll('Kay Keys');
  const id = await publishedComment(author.viewer, slug, 'The spring *was* new, and the ladder old.');
  await arriveAs(page, member, `/articles/${slug}/comments/${id}?reply=${id}#reply`);
  const form = page.getByRole('form', { name: `Reply to ${author.displayName}` });
  const text = form.getByRole('textbox');
  await helped(page);

  await text.fill('one two');
  await text.press('ControlOrMeta+a');
  await text.press('ControlOrMeta+b');
  await expect(text).toHaveValue('**one two**');
  await text.press('ControlOrMeta+z');
  await expect(text).toHaveValue('one two');
  await text.press('ControlOrMeta+a');
  await form.getByRole('button', { name: 'Italic' }).click();
  await expect(text).toHaveValue('*one two*');
  await expect(text).toBeFocused();
  await form.getByRole('button', { name: 'Italic' }).click();
  await form.getByRole('button', { name: 'List' }).click();
  await expect(text).toHaveValue('- one two');

  // After the text comes the button that sends it; the marks stand before, one stop of the Tab key with arrows inside.
  await text.press('Tab');
  await expect(form.getByRole('button', { name: 'Send for review' })).toBeFocused();
  await text.press('Shift+Tab');
  await expect(form.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(form.getByRole('button', { name: 'Italic' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(form.getByRole('button', { name: 'List' })).toBeFocused();

  // The selected words, with whose they are.
  await text.fill('');
  await page
    .locator(`#comment-${id} em`)
    .evaluate((word) => getSelection()?.selectAllChildren(word.parentElement!));
  await form.getByRole('button', { name: 'Quote' }).click();
  await expect(text).toHaveValue('Anna Answered wrote:\n\n> The spring was new, and the ladder old.\n\n');
  await page.keyboard.type('It was.');
  await form.getByText('Keyboard', { exact: true }).click();
  await inspect(page);

  // Leaving keeps the text.
  await text.press('Escape');
  await expect(page).toHaveURL(new RegExp(`/comments/${id}#comment-${id}$`));
  await page.goto(`/articles/${slug}/comments/${id}?reply=${id}#reply`);
  await expect(text).toHaveValue(/It was\.$/);
  await helped(page);
  await text.press('ControlOrMeta+Enter');
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
});

test('what is pasted from Word and from a page comes as marks, and plain words stay plain', async ({
  page,
  world,
}) => {
  const member = await enroll('Patsy Pastes');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await helped(page);
  const paste = (html: string, plain: string) =>
    textbox(page).evaluate(
      (area, texts) => {
        area.focus();
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', texts.html);
        clipboardData.setData('text/plain', texts.plain);
        return area.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      { html, plain },
    );

  const item = (text: string) =>
    `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>${text}<o:p></o:p></p>`;
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>clock</b>&nbsp;runs:<o:p></o:p></p>${item('a spring')}${item('a <a href="https://example.org/?utm_source=x">ladder</a>')}<!--EndFragment--></body></html>`;
  await paste(word, 'The clock runs: a spring a ladder');
  await expect(textbox(page)).toHaveValue('The **clock** runs:\n\n- a spring\n- a ladder');
  await textbox(page).press('ControlOrMeta+z');
  await expect(textbox(page)).toHaveValue('');

  await textbox(page).fill('Before  after');
  await textbox(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(7, 7));
  await paste('<blockquote><p>Ten past four.</p></blockquote><img src="https://tracker.example/p.gif">', 'x');
  await expect(textbox(page)).toHaveValue('Before \n\n> Ten past four.\n\n after');

  // Nothing in it that a mark could say: the browser's own way.
  expect(await paste('<span style="color:red">plain</span>', 'plain')).toBe(true);
});

test('a second look before sending, once, that names the words and the rule @plain', async ({
  page,
  world,
}) => {
  const member = await enroll(`Nina Nudged ${kind()}`);
  const { slug } = world.article;
  await arriveAs(page, member, `/articles/${slug}`);
  await post(page, `Only an idiot would stop a clock!!! (${kind()})`);
  const notice = page.getByText('A second look before it is sent');
  await expect(notice).toBeVisible();
  await expect(page.getByText('“idiot”: readers may take this as an attack on a person.')).toBeVisible();
  await expect(page.getByText('“!!!”: rows of signs read as shouting.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Leave the person out of it' })).toHaveAttribute(
    'href',
    /#personal-attacks$/,
  );
  await expect(textbox(page)).toHaveValue(/^Only an idiot/);
  if (isScripted()) await expect(page.locator(':focus')).toContainText('A second look before it is sent');
  await inspect(page);
  await post(page, `Only a fool would stop a clock. (${kind()})`);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();

  // As it is: sent on the second try.
  const other = await enroll(`Otto Obstinate ${kind()}`);
  await page.context().clearCookies();
  await arriveAs(page, other, `/articles/${slug}`);
  await post(page, `SHUT UP ABOUT THAT CLOCK (${kind()})`);
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
});

test('where every change is reviewed, the page says so once, and sending sends @plain', async ({
  page,
  world,
}) => {
  const member = await enroll(`Lena Later ${kind()}`);
  const text = `It was the spring, and the crack in it was old (${kind()}).`;
  const id = await publishedComment(member.viewer, world.article.slug, text);
  await database().comment.update({ where: { id }, data: { publishedAt: new Date('2026-02-04T08:00:00Z') } });
  await arriveAs(page, member, `/my-comments/${id}/edit`);
  await expect(page.getByText('Your new text is reviewed like a new comment.')).toBeVisible();
  await textbox(page).fill(text.replace('spring', 'sprung'));
  await page.getByRole('button', { name: 'Send the new text' }).click();
  await expect(page.getByText('Your new text is in: in review by your peers')).toBeVisible();
});

test('a correction is posted at once, any other change is reviewed, its author is told which before, and the desk sees each text @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const { slug } = world.article;
  const member = await enroll(`Cora Corrects ${kind()}`);
  const before = `The clock was mended in May by a watchmaker who found a crack in the sprring (${kind()}).`;
  const after = before.replace('sprring', 'spring');
  const id = await publishedComment(member.viewer, slug, before);

  await arriveAs(page, member, `/my-comments/${id}/edit`);
  await expect(
    page.getByText(/^Until .+ a correction of spelling, punctuation or spacing is posted at once/),
  ).toBeVisible();
  await inspect(page);
  if (isScripted()) {
    // The new text is kept while it is typed, too.
    await textbox(page).fill(after);
    await savedHere(page);
    const telephone = await stranger();
    await arriveAs(telephone, member, `/my-comments/${id}/edit`);
    await expect(textbox(telephone)).toHaveValue(after);
    await expect(telephone.getByText('This goes on from what you had typed here before')).toBeVisible();
  }
  const send = page.getByRole('button', { name: 'Send the new text' });
  const atOnce = page.getByText('This is posted at once, marked “Edited”');
  const roundAgain = page.getByText('This goes round again: your peers review it like a new comment.');
  const notSent = page.getByText('Not sent yet');
  // One word more turns it round. With script it is said while it is typed, else in answer to sending it, which sends nothing.
  await textbox(page).fill(after.replace('was mended', 'was not mended'));
  if (!isScripted()) await send.click();
  await expect(roundAgain).toBeVisible();
  if (!isScripted()) await expect(notSent).toBeVisible();
  await inspect(page);
  // Changed again, and sent without another word: what was said before is not taken for this text.
  await textbox(page).fill(after);
  if (!isScripted()) await send.click();
  await expect(atOnce).toBeVisible();
  await expect(roundAgain).toBeHidden();
  await send.click();
  await expect(page.getByText('Your correction is posted')).toBeVisible();
  await page.goto(`/articles/${slug}/comments/${id}`);
  const comment = page.locator(`#comment-${id}`);
  await expect(comment).toContainText(after);
  await expect(comment).toContainText(/edited/i);

  await page.goto(`/my-comments/${id}/edit`);
  await textbox(page).fill(`It was never mended, whatever anybody says about it (${kind()}).`);
  await send.click();
  if (!isScripted()) {
    await expect(notSent).toBeVisible();
    await expect(roundAgain).toBeVisible();
    await send.click();
  } else {
    // As fast as that, nothing was known of it yet: it is said in answer, and sent by the same button.
    await expect(notSent.or(page.getByText('Your new text is in'))).toBeVisible();
    if (await notSent.isVisible()) await send.click();
  }
  await expect(page.getByText('Your new text is in: in review by your peers')).toBeVisible();
  await page.goto(`/articles/${slug}/comments/${id}`);
  await expect(comment).toContainText(after);

  const desk = await stranger();
  await arriveAs(desk, world.moderator, `/admin/comments/${id}`);
  const texts = desk.getByRole('region', { name: 'Texts' });
  await expect(texts.getByRole('heading', { name: /^Text \d/ })).toHaveCount(3);
  const corrected = texts
    .getByRole('listitem')
    .filter({ has: desk.getByRole('heading', { name: /^Text 2/ }) });
  await expect(corrected.locator('del')).toContainText('sprring');
  await expect(corrected.locator('ins')).toContainText('spring');
  await expect(corrected).toContainText('A correction by its author soon after publication');
  await inspect(desk);
});

test('words that are selected in a comment are quoted in a reply to it', async ({ page, world }) => {
  const author = await enroll('Quint Quoted');
  const member = await enroll('Quirin Quotes');
  const id = await publishedComment(
    author.viewer,
    world.article.slug,
    'The weights are of lead.\n\nThe lead is from the roof of the church.',
  );
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  const comment = page.locator(`#comment-${id}`);
  const quote = comment.getByRole('button', { name: 'Quote' });
  const select = () =>
    comment
      .locator('[dir=auto]')
      .first()
      .evaluate((prose) => document.getSelection()?.selectAllChildren(prose));
  const form = page.getByRole('form', { name: 'Reply to Quint Quoted' });
  const area = form.getByRole('textbox', { name: 'Your comment' });

  await test.step('by pointer, which leaves again with the selection', async () => {
    await select();
    await expect(quote).toBeVisible();
    await inspect(page);
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await expect(quote).toHaveCount(0);
    await select();
    await quote.click();
  });

  await test.step('the reply opens under the comment, with the words in it and the cursor after them', async () => {
    await expect(area).toBeFocused();
    await expect(area).toHaveValue(
      '> The weights are of lead.\n>\n> The lead is from the roof of the church.\n\n',
    );
    await page.keyboard.type('It was mine.');
    await expect(area).toHaveValue(/church\.\n\nIt was mine\.$/);
    await expect(quote).toHaveCount(0);
  });

  await test.step('by keyboard', async () => {
    await form.getByRole('link', { name: 'Cancel' }).click();
    await expect(form).toHaveCount(0);
    await select();
    await expect(quote).toBeVisible();
    await quote.focus();
    await page.keyboard.press('Enter');
    await expect(area).toBeFocused();
    await expect(area).toHaveValue(/> The weights are of lead\./);
  });

  await test.step('and sent as it stands', async () => {
    await area.fill('> The weights are of lead.\n\nThey are of iron.');
    await form.getByRole('button', { name: 'Send for review' }).click();
    await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
    await expect(
      page.getByRole('blockquote').filter({ hasText: 'The weights are of lead.' }).first(),
    ).toBeVisible();
  });
});
