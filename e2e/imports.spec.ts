import { runImport } from '@/lib/comments/transfer/at-desk/run-import';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('an administrator sends a file of comments, sees what would come of it, and has it imported @scriptless', async ({
  page,
  world,
}) => {
  const boss = await enroll(`Bongiwe Brings ${kind()}`, 'ADMIN');
  await arriveAs(page, world.moderator, '/admin/imports');
  await expect(page.getByRole('heading', { name: 'Import comments' })).toHaveCount(0);
  await arriveAs(page, boss, '/admin/imports');
  const form = page.getByRole('form', { name: 'Send a file' });
  await form.getByLabel('Where the file is from').selectOption('csv');
  await form.getByText('For a table (CSV) alone').click();
  await form.getByLabel('Columns that are called otherwise').fill('id = nr');
  await form.getByLabel('Leave out what waits for approval there').check();
  await form.getByRole('button', { name: 'See what would come of it' }).click();
  // What was chosen is kept; the file is not there.
  await expect(page.getByText('Choose a file.').first()).toBeVisible();
  await expect(form.getByLabel('Where the file is from')).toHaveValue('csv');
  await expect(form.getByLabel('Columns that are called otherwise')).toHaveValue('id = nr');
  await expect(form.getByLabel('Leave out what waits for approval there')).toBeChecked();
  await inspect(page);

  const name = `ten years ${kind()}.csv`;
  const id = (n: number) => `${kind()}-${n}`;
  const rows = [
    'nr,article,parent,name,text,created,state',
    `${id(1)},https://paper.example/${kind()},,Naledi,The weir was built before the war.,2015-03-02 10:00:00,`,
    `${id(2)},https://paper.example/${kind()},${id(1)},Sipho,So it was.,2015-03-02 11:00:00,`,
    `${id(3)},https://paper.example/${kind()},,Watches,Buy some,2015-03-02 12:00:00,pending`,
    `${id(4)},https://paper.example/${kind()},nobody,Sipho,Where is it?,2015-03-02 13:00:00,`,
  ];
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) };
  await form.getByLabel('The file', { exact: true }).setInputFiles(file);
  await form.getByRole('button', { name: 'See what would come of it' }).click();
  await expect(page.getByText('The file has arrived')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const importId = new URL(page.url()).pathname.split('/')[3]!;

  const job = { importId };
  await runImport({ job });
  await page.goto(`/admin/imports/${importId}`);
  const foreseen = page.getByRole('region', { name: 'What would come of it' });
  await expect(foreseen.getByText('It waits for approval there')).toBeVisible();
  await expect(foreseen.getByText('It answers something that is not there')).toBeVisible();
  await expect(foreseen.getByRole('definition').first()).toHaveText('4');
  await inspect(page);
  const download = page.waitForEvent('download');
  await foreseen.getByRole('link', { name: 'All of them as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('left-out.csv');

  await foreseen.getByRole('button', { name: 'Import these comments' }).click();
  await expect(page.getByText('The import has begun')).toBeVisible();
  await runImport({ job });
  await page.goto(`/admin/imports/${importId}`);
  const came = page.getByRole('region', { name: 'What came of it' });
  await expect(came.getByText('Readers see').locator('..')).toContainText('2');
  await inspect(page);

  await page.getByRole('link', { name: 'All imports' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name }).getByText('Imported')).toBeVisible();
});

test('a file that cannot be read is said to be, and is forgotten', async ({ page }) => {
  const boss = await enroll(`Finn Forgets ${kind()}`, 'ADMIN');
  await arriveAs(page, boss, '/admin/imports');
  const form = page.getByRole('form', { name: 'Send a file' });
  await form.getByLabel('Where the file is from').selectOption('csv');
  const name = `broken ${kind()}.csv`;
  await form
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`id,article\n${kind()},a\n`) });
  await form.getByRole('button', { name: 'See what would come of it' }).click();
  await expect(page.getByText('The file has arrived')).toBeVisible();
  const importId = new URL(page.url()).pathname.split('/')[3]!;
  await runImport({ job: { importId } });
  await page.goto(`/admin/imports/${importId}`);
  await expect(page.getByText('No column of the file is called “name”.')).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Forget the file' }).click();
  await expect(page.getByText('The file is forgotten')).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});

test('a file in which nothing is found is said to be, and there is nothing to import', async ({ page }) => {
  await arriveAs(page, await enroll(`Wilma Wrongfile ${kind()}`, 'ADMIN'), '/admin/imports');
  const form = page.getByRole('form', { name: 'Send a file' });
  await form.getByLabel('Where the file is from').selectOption('disqus');
  // As large as the form says it may be, and of another kind.
  const buffer = Buffer.alloc(5_000_000, `${kind()} is no XML. `);
  await form
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name: `wrong ${kind()}.xml`, mimeType: 'text/xml', buffer });
  await form.getByRole('button', { name: 'See what would come of it' }).click();
  await expect(page.getByText('The file has arrived')).toBeVisible();
  const importId = new URL(page.url()).pathname.split('/')[3]!;
  await runImport({ job: { importId } });
  await page.goto(`/admin/imports/${importId}`);
  await expect(page.getByText('Nothing was found in the file')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import these comments' })).toHaveCount(0);
  await inspect(page);
  await page.getByRole('button', { name: 'Forget the file' }).click();
  await expect(page.getByText('The file is forgotten')).toBeVisible();
});
