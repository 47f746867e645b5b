/**
 * Ten tasks of a desk's day, done in a real browser as `docs/tasks.md` describes them, every key and
 * click counted. A task passes when what the person wanted to know or change is so afterwards.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionBundle, TableView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';

describe.skipIf(CHROMIUM === null)('ten tasks of a day', { timeout: 90_000 }, () => {
  let open: OpenBrowser;
  let page: Page;
  let count = 0;
  const counted: { readonly task: string; readonly interactions: number }[] = [];

  beforeAll(async () => {
    open = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await open?.close();
    process.stdout.write(
      `\nInteractions (keys and clicks; typed words count one):\n${counted
        .map(({ task, interactions }) => `  ${String(interactions).padStart(3)}  ${task}\n`)
        .join('')}`,
    );
  }, 60_000);
  afterEach(async () => {
    await page.close();
  });

  const task = (name: string, work: () => Promise<void>): void => {
    it(`[DE136] ${name}`, async () => {
      ({ page } = await open.newPage());
      count = 0;
      await work();
      counted.push({ task: name, interactions: count });
    });
  };
  const key = async (name: string): Promise<void> => {
    count += 1;
    await page.keyboard.press(name);
  };
  const click = async (target: ReturnType<Page['locator']>): Promise<void> => {
    count += 1;
    await target.click();
  };
  const type = async (target: ReturnType<Page['locator']>, text: string): Promise<void> => {
    count += 1;
    await target.fill(text);
  };
  const at = async (where: string, ready: string): Promise<void> => {
    await page.goto(`${open.base}${where}`);
    await page.locator(ready).first().waitFor();
  };
  const table = (query = ''): Promise<TableView> =>
    open.ask(`${open.caseApi}/question-table${query}`);
  const bundle = async (ref: string): Promise<QuestionBundle> => {
    const row = (await table(`?find=${ref}&limit=1`)).rows[0];
    return open.ask(`/api/questions/${row?.id}`);
  };

  task('1. What do we know of the silo, and from whom?', async () => {
    await at('/questions', '.table-run .row');
    await key('Control+k');
    await type(page.getByRole('dialog').getByRole('combobox'), 'silo night');
    await page.getByRole('option', { name: /Q-017/ }).first().waitFor();
    await key('Enter');
    await page.locator('.drawer .sentence').waitFor();
    expect(await page.locator('.drawer .sentence').innerText()).toBe(
      (await bundle('Q-017')).assessment.sentence,
    );
    expect(await page.locator('.drawer .evidence').count()).toBeGreaterThan(1);
  });

  task('2. What would be left of it without Plum?', async () => {
    await at('/questions/Q-017', '.drawer .sentence');
    await key('c');
    await page.locator('.picture .box').first().waitFor();
    await click(page.locator('.origin-list li', { hasText: 'Plum' }).locator('label'));
    await page.locator('.moved').getByText('Without Plum').waitFor();
  });

  task('3. Two reports look alike: are they one? Decide, and think again', async () => {
    const before = (await bundle('Q-017')).assessment.best?.probability;
    await at('/chain/Q-017', '.link-button');
    await click(page.locator('.link-button').first());
    await click(page.getByRole('dialog').getByRole('button', { name: 'Not the same' }));
    await page.locator('.toast').getByText('not the same report').waitFor();
    expect((await bundle('Q-017')).assessment.best?.probability).not.toBe(before);
    await key('z');
    await page.locator('.toast').getByText('Taken back').waitFor();
    expect((await bundle('Q-017')).assessment.best?.probability).toBe(before);
  });

  task(
    '4. A lead’s confirmations turn out to be one man: where does counting mislead most?',
    async () => {
      await at('/questions', '.table-run .row');
      await key('g');
      await key('c');
      await page.locator('.picture .box').first().waitFor();
      const { rows } = await table('?sort=-misled&limit=1');
      expect(page.url()).toContain(`/chain/${rows[0]?.ref}`);
      const finding = rows[0]?.finding;
      expect(finding?.reports).toBeGreaterThan((finding?.independent ?? 0) + 1);
    },
  );

  task('5. A second export arrives that repeats the first: nothing is counted twice', async () => {
    const before = (await table()).total;
    const documents = await open.ask<unknown[]>(`${open.caseApi}/documents`);
    await at('/inbox', '#stage h1');
    const note = {
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('The mill is quiet.\n'),
    };
    const give = async (): Promise<void> => {
      count += 1;
      await page.locator('input[type=file]').first().setInputFiles(note);
      await type(page.getByLabel('Handed over by'), 'a visitor');
      await type(page.getByLabel('By which channel'), 'by hand');
      await click(page.getByRole('button', { name: 'Take in' }));
    };
    await give();
    await expect
      .poll(async () => (await open.ask<unknown[]>(`${open.caseApi}/documents`)).length)
      .toBe(documents.length + 1);
    await give();
    await page.locator('.toast').getByText('nothing was added').waitFor();
    expect((await open.ask<unknown[]>(`${open.caseApi}/documents`)).length).toBe(
      documents.length + 1,
    );
    expect((await table()).total).toBe(before);
  });

  task(
    '6. Which findings are contradicted and still open? Keep the view for tomorrow',
    async () => {
      await at('/questions', '.table-run .row');
      await click(page.getByRole('button', { name: /^contradiction \d+$/ }));
      await click(page.getByRole('button', { name: /^open \d+$/ }));
      await click(page.getByRole('button', { name: 'Saved searches' }));
      await type(page.getByLabel('Name for this view'), 'contradicted and open');
      await key('Enter');
      await page.locator('.toast').getByText('is kept with the case').waitFor();
      const { matching } = await table('?only=contradiction,open');
      await page.getByText(new RegExp(`^${matching} of `)).waitFor();
    },
  );

  task('7. Put all of these under review, in one go', async () => {
    await at('/questions?only=contradiction', '.table-run .row');
    const { matching } = await table('?only=contradiction');
    await key('x');
    await click(page.getByRole('button', { name: /^Pick all/ }));
    await page.getByText(`${matching} picked`).waitFor();
    count += 1;
    await page.getByLabel('Set status').selectOption('under-review');
    await page.locator('.toast').getByText('changed').waitFor();
    expect((await table('?only=contradiction&status=under-review')).matching).toBe(matching);
  });

  task('8. Something turned out: record it, and see whom it moves', async () => {
    await at('/questions/Q-011', '.drawer .sentence');
    await click(page.getByRole('button', { name: 'Record outcome' }));
    const sheet = page.getByRole('dialog');
    await click(sheet.getByLabel('no', { exact: true }));
    await type(sheet.getByLabel('Evidence'), 'Dated picture of the closed barrier');
    await click(sheet.getByRole('button', { name: 'Record outcome' }));
    await sheet.getByText('On record:').waitFor();
    expect((await bundle('Q-011')).outcome?.value).toEqual({ type: 'yes-no', answer: 'no' });
  });

  task('9. Who changed what today, and is the record whole?', async () => {
    await at('/questions', '.table-run .row');
    await key('g');
    await key('e');
    await click(page.getByRole('tab', { name: 'What was done' }));
    await page.locator('.log-table tbody tr').first().waitFor();
    await click(page.getByRole('button', { name: 'Check the log and the originals' }));
    await page.getByText(/^Whole: \d+ entries/).waitFor();
  });

  task('10. What shall we ask next, and whom?', async () => {
    await at('/questions', '.table-run .row');
    await key('g');
    await key('a');
    await page.waitForURL(/\/ask/);
    await page.locator('#stage h1').first().waitFor();
    await expect
      .poll(async () => (await page.locator('#stage').innerText()).length)
      .toBeGreaterThan(200);
  });
});
