import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { choosePicture } from '@/lib/members/picture/choose-picture';
import { query } from '@/lib/testing/database';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

const flat = (background: string) => sharp({ create: { width: 640, height: 480, channels: 3, background } });
const fileOf = async (name: string, background: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await flat(background).jpeg().toBuffer(),
});

/** What stands beside a comment that says something. */
const besides = (page: Page, text: string): Locator =>
  page.getByRole('article').filter({ hasText: text }).locator('[data-initials]').first();

/** Waits until a page that is kept shows which picture, or none. */
async function expectShown(page: Page, path: string, text: string, picture: string | null): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    const image = besides(page, text).locator('img');
    if (picture === null) await expect(image).toHaveCount(0, { timeout: 500 });
    else await expect(image).toHaveAttribute('src', `/member-pictures/${picture}-72.webp`, { timeout: 500 });
  }).toPass();
}

const shownNow = async (memberId: string): Promise<string | null> => {
  const rows = await query<{ name: string }>('select name from member_pictures where member_id = $1', [
    memberId,
  ]);
  return rows[0]?.name ?? null;
};

test('a member shows a picture, another, and none, and every copy of the pages follows @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll(`Pia Pictured ${kind()}`);
  const other = await enroll(`Otto Onlooker ${kind()}`);
  const text = `A face says what a name leaves out (${kind()}).`;
  await publishedComment(member.viewer, world.article.slug, text);
  const path = `/articles/${world.article.slug}?sort=newest`;
  const [anyone, onlooker] = [await stranger(), await stranger()];
  await arriveAs(onlooker, other, path);
  const expectEverywhere = async (picture: string | null) => {
    for (const reader of [anyone, onlooker]) await expectShown(reader, path, text, picture);
  };
  await expectEverywhere(null);
  const emptyBox = isScripted() ? await besides(anyone, text).boundingBox() : null;

  await arriveAs(page, member, '/account');
  const form = page.getByRole('form', { name: 'Your picture', exact: true });
  const file = form.getByLabel(/^Picture/);
  const send = () => form.getByRole('button', { name: /^Show this/ }).click();

  await test.step('what is no picture is refused in words', async () => {
    await send();
    await expect(page.getByText('Please choose a picture first.').first()).toBeVisible();
    const svg = {
      name: 'me.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    };
    await file.setInputFiles(svg);
    if (!isScripted()) await send();
    await expect(page.getByText('The picture must be a JPEG, PNG or WebP file.').first()).toBeVisible();
    await file.setInputFiles({ ...svg, name: 'me.png', mimeType: 'image/png' });
    await send();
    await expect(page.getByText('The picture must be a JPEG, PNG or WebP file.').first()).toBeVisible();
    await inspect(page);
  });

  await test.step('what is too large is not taken', async () => {
    await file.setInputFiles({
      name: 'huge.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.alloc(10 * 1024 * 1024),
    });
    if (isScripted()) {
      await expect(page.getByText(/A picture can have 5 MB at the most/)).toBeVisible();
      await expect(file).toHaveValue('');
    } else {
      await send();
      await expect(page.getByText(/That is more than 5 megabytes/)).toBeVisible();
      await page.goto('/account');
    }
  });

  await test.step('one is seen before it is sent, and shown to everybody after', async () => {
    await file.setInputFiles(await fileOf('me.jpg', '#b03020'));
    if (isScripted()) {
      const preview = page.getByRole('img', { name: 'How it will look' });
      await expect(preview).toBeVisible();
      const drawn = await preview.evaluate((canvas: HTMLCanvasElement) => [
        ...canvas.getContext('2d')!.getImageData(64, 64, 1, 1).data,
      ]);
      expect(drawn[0]).toBeGreaterThan(drawn[1]! + 80);
      await inspect(page);
    }
    await send();
    await expect(page.getByText('Your picture is shown')).toBeVisible();
    if (isScripted()) await expect(page.getByRole('img', { name: 'How it will look' })).toBeHidden();
    await inspect(page);
    const first = await shownNow(member.viewer.id);
    await expectEverywhere(first);
    if (emptyBox) {
      const image = besides(anyone, text).locator('img');
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
      const { width, height } = (await besides(anyone, text).boundingBox())!;
      expect([width, height]).toEqual([emptyBox.width, emptyBox.height]);
      await inspect(anyone);
    }
    await anyone.goto(`/members/${member.viewer.id}`);
    await expect(anyone.locator('h1').locator('..').locator('img')).toHaveAttribute(
      'src',
      `/member-pictures/${first}-144.webp`,
    );
    await inspect(anyone);
  });

  await test.step('another takes its place, and then none', async () => {
    const first = await shownNow(member.viewer.id);
    await file.setInputFiles(await fileOf('other.jpg', '#2040b0'));
    await send();
    await expect(page.locator('#picture img')).not.toHaveAttribute('src', new RegExp(first!));
    const second = await shownNow(member.viewer.id);
    expect(second).not.toBe(first);
    await expectEverywhere(second);
    await page.getByRole('button', { name: 'Remove the picture' }).click();
    await expect(page.getByText('Your picture is removed')).toBeVisible();
    await expect(page.locator('#picture img')).toHaveCount(0);
    await expectEverywhere(null);
    await expect(besides(anyone, text)).toHaveAttribute('data-initials', kind() === 'Script' ? 'PS' : 'PP');
  });
});

test('a moderator removes a picture, and its member is told why @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll(`Rudi Rude ${kind()}`);
  const bytes = await flat('#20a040').png().toBuffer();
  const { picture } = await choosePicture({ viewer: member.viewer, sent: { type: 'image/png', bytes } });
  const text = `Manners are for others (${kind()}).`;
  await publishedComment(member.viewer, world.article.slug, text);
  const path = `/articles/${world.article.slug}?sort=newest`;
  const reader = await stranger();
  await expectShown(reader, path, text, picture);

  await arriveAs(page, world.moderator, `/admin/members/${member.viewer.id}`);
  const section = page.getByRole('region', { name: 'Picture' });
  await expect(section.getByRole('img', { name: `The picture of ${member.displayName}` })).toBeVisible();
  await section.getByText('Remove the picture', { exact: true }).click();
  const form = page.getByRole('form', { name: 'Remove the picture' });
  const remove = () =>
    form.getByRole('button', { name: `Remove the picture of ${member.displayName}` }).click();
  await remove();
  await expect(page.getByRole('link', { name: /must be chosen/ })).toBeVisible();
  await form.getByRole('radio', { name: 'Be civil' }).check();
  await form.getByLabel('Reason').fill('It shows a rude gesture.');
  await inspect(page);
  await remove();
  await expect(page.getByText(`The picture of ${member.displayName} is removed`)).toBeVisible();
  await expect(section.getByText('They show no picture.')).toBeVisible();
  await expect(page.getByText(/removed the picture of/)).toBeVisible();
  await expectShown(reader, path, text, null);
  expect((await reader.request.get(`/member-pictures/${picture}-72.webp`)).status()).toBe(404);

  const own = await stranger();
  await arriveAs(own, member, '/account');
  await expect(own.locator('#picture img')).toHaveCount(0);
});

test('a picture is a picture and nothing else, for a browser to keep', async ({ page, site }) => {
  const member = await enroll('Vera Velvet');
  const script = '<script>document.title = "taken over"</script>';
  const jpeg = await flat('#a03070').jpeg().toBuffer();
  const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(script.length + 2)}${script}`, 'latin1');
  const bytes = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(script)]);
  const { picture } = await choosePicture({ viewer: member.viewer, sent: { type: 'image/jpeg', bytes } });
  for (const size of [72, 144, 256]) {
    const answer = await fetch(`${site.url}/member-pictures/${picture}-${size}.webp`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      etag: `"${picture}-${size}"`,
    });
    const content = Buffer.from(await answer.arrayBuffer());
    expect((await sharp(content).metadata()).width).toBe(size);
    expect(content.toString('latin1')).not.toContain('script');
    const again = await fetch(answer.url, { headers: { 'if-none-match': answer.headers.get('etag')! } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  }
  for (const nothing of [`${'0'.repeat(32)}-72`, `${picture}-73`, `${picture}-72.webp/..`]) {
    const answer = await fetch(`${site.url}/member-pictures/${nothing}.webp`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control') ?? '').not.toContain('max-age=3600');
  }
  await page.goto(`/member-pictures/${picture}-256.webp`);
  expect(await page.title()).not.toContain('taken over');
});
