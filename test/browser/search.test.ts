/** Finding anything, narrowing and keeping a view, changing many at once, the first hour. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TableView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';
import { accessibilityFaults, type PageWatch } from './watch-page.ts';

describe.skipIf(CHROMIUM === null)('search and the table', { timeout: 90_000 }, () => {
  let open: OpenBrowser;
  let page: Page;
  let watch: PageWatch;

  beforeAll(async () => {
    open = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await open?.close();
  }, 60_000);
  beforeEach(async () => {
    ({ page, watch } = await open.newPage());
  });
  afterEach(async () => {
    await page.close();
    expect(watch.problems).toEqual([]);
  });

  const table = (query = ''): Promise<TableView> =>
    open.ask(`${open.caseApi}/question-table${query}`);
  const go = async (where: string, ready: string): Promise<void> => {
    await page.goto(`${open.base}${where}`);
    await page.locator(ready).first().waitFor();
  };

  it('[DE126] Ctrl+K finds words of documents, claims, questions and sources, lit, by keyboard', async () => {
    await go('/questions', '.table-run .row');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('silo');
    await page.getByRole('group', { name: 'Documents' }).waitFor();
    for (const group of ['Questions', 'Documents', 'Claims']) {
      const found = page.getByRole('group', { name: group });
      expect((await found.locator('mark').first().innerText()).toLowerCase()).toContain('silo');
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    const documents = page.getByRole('group', { name: 'Documents' }).getByRole('option');
    const mark = await documents.first().locator('.mute').first().innerText();
    while ((await documents.first().getAttribute('aria-selected')) !== 'true') {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/reading/${mark.replace('#', '')}$`));
  });

  it('[DE126] finds a source by its pseudonym and a document by its number', async () => {
    await go('/questions', '.table-run .row');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('plum');
    await page
      .getByRole('group', { name: 'Sources' })
      .getByRole('option', { name: /Plum/ })
      .waitFor();
    await page.getByRole('dialog').getByRole('combobox').fill('#33');
    await page
      .getByRole('group', { name: 'Documents' })
      .getByRole('option', { name: /#33/ })
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('combobox').fill('qqqzzz');
    await page.getByText('Nothing in this case matches').waitFor();
  });

  const openFind = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
  };
  /** By keys alone: Ctrl+K, the words, down to the first of a group, Enter. What was chosen is given back. */
  const findByKeys = async (words: string, group: string): Promise<string> => {
    await openFind();
    await page.keyboard.type(words);
    const options = page.getByRole('group', { name: group, exact: true }).getByRole('option');
    // The answer to all the words, not to the first of them.
    await expect
      .poll(async () => {
        const lit = (await options.first().locator('mark').allInnerTexts()).join(' ').toLowerCase();
        return words.split(' ').every((word) => lit.includes(word));
      })
      .toBe(true);
    const said = await options.first().innerText();
    for (let i = 0; i < 100; i += 1) {
      if ((await options.first().getAttribute('aria-selected')) === 'true') break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    return said;
  };
  const inView = async (where: string): Promise<string> => {
    const place = page.locator(where);
    await place.waitFor();
    await expect
      .poll(() =>
        place.evaluate((element) => {
          const box = element.getBoundingClientRect();
          return box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
        }),
      )
      .toBe(true);
    return place.innerText();
  };

  it.each([
    ['damson expenses', 'Payments', /sources\?.*tab=pay/, '.source-file [data-found]', /35 USD/],
    ['sumac brother', 'Ties and grudges', /tab=ties/, '.source-file [data-found]', /took the shop/],
    [
      'roof dark',
      'Ways to make contact',
      /tab=contact/,
      '.source-file [data-found]',
      /last prayer/,
    ],
    ['satellite clear', 'Outcomes', /outcomes\?/, '.outcome-table tr.on', /K-\d\d/],
    [
      'channel word',
      'Decisions on links',
      /chain\/.*link=/,
      '.link-list [data-found]',
      /Copied word for word/,
    ],
    [
      'join company',
      'Sessions',
      /sessions\/.*session=/,
      '.account [data-found]',
      /On which day did you join/,
    ],
    ['gazette', 'Files', /inbox\?.*import=/, '.import[data-found]', /gazette/],
  ] as const)(
    '[DE183] “%s” leads by keys alone to where it stands among %s, marked',
    async (words, group, address, where, says) => {
      await go('/questions', '.table-run .row');
      await findByKeys(words, group);
      await page.waitForURL(address);
      expect(await inView(where)).toMatch(says);
      expect(await accessibilityFaults(page)).toEqual([]);
      // Reloaded, the address still says which one is meant.
      await page.reload();
      expect(await inView(where)).toMatch(says);
    },
  );

  it('[DE183] a decision on a warning is found by its reason', async () => {
    await go('/warnings', '.warnings');
    await page.keyboard.press('n');
    const raise = page.getByRole('dialog');
    await raise.locator('#raise-text').fill('Will the school at Oru be shelled?');
    await raise.locator('#raise-why').fill('A driver saw guns drawn up.');
    await raise.getByRole('button', { name: 'Raise it now' }).click();
    await raise.waitFor({ state: 'detached' });
    await page.locator('.warning-card').first().waitFor();
    await page.locator('.warning-card .actions .primary').first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('What was done, and by whom').fill('Marrane rang the headmistress.');
    await sheet.getByLabel('Why').fill('She sends the children home.');
    await sheet.getByRole('button', { name: 'Put on record and stop the clock' }).click();
    await sheet.waitFor({ state: 'detached' });
    await go('/questions', '.table-run .row');
    await findByKeys('headmistress', 'Warnings and decisions on them');
    await page.waitForURL(/warnings\?question=/);
    expect(await inView('.warning-card[data-found]')).toContain('sends the children home');
  });

  it('[DE183] says how many there are of each kind, and shows all of one on wish', async () => {
    await go('/questions', '.table-run .row');
    await openFind();
    await page.keyboard.type('usd');
    const payments = page.getByRole('group', { name: 'Payments' });
    await payments.getByRole('option', { name: 'Show all 10' }).waitFor();
    expect(await payments.locator('.find-count').innerText()).toBe('10');
    while (
      (await payments
        .getByRole('option', { name: 'Show all 10' })
        .getAttribute('aria-selected')) !== 'true'
    ) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    // All ten, and the way back.
    await expect.poll(() => page.getByRole('dialog').getByRole('option').count()).toBe(11);
    expect(await page.getByRole('dialog').getByRole('group').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await payments.getByRole('option', { name: 'Show all 10' }).waitFor();
  });

  it('[DE184] leads to parts of screens and does what the desk can be told, by name', async () => {
    await go('/questions', '.table-run .row');
    await openFind();
    await page.keyboard.type('members');
    await page.getByRole('group', { name: 'Commands' }).getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/case\?.*part=members/);
    await openFind();
    await page.keyboard.type('dark col');
    await page.getByRole('group', { name: 'Commands' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/theme=dark/);
    await openFind();
    await page.keyboard.type('keyb');
    await page.getByRole('group', { name: 'Commands' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  });

  it('[DE127] keeps a view under a name, comes back to it, sets it anew, drops it; each with undo', async () => {
    await go('/questions?only=contradiction', '.table-run .row');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    await page.getByLabel('Name for this view').fill('contradicted');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.locator('.toast').getByText('is kept with the case').waitFor();
    await go('/questions', '.table-run .row');
    await page.getByRole('button', { name: 'Saved searches' }).click();
    await page.getByRole('button', { name: 'contradicted', exact: true }).click();
    await page.waitForURL(/only=contradiction/);
    await page.getByRole('button', { name: 'contradicted', exact: true }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Drop “contradicted”' }).click();
    await page.locator('.toast').getByText('is dropped').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.toast').getByText('Taken back').waitFor();
    const kept = await open.ask<{ name: string }[]>(`${open.caseApi}/saved-searches`);
    expect(kept.map((each) => each.name)).toEqual(['contradicted']);
  });

  it('[DE125] [DE128] changes many questions at once and takes all of it back with one key', async () => {
    const before = await table('?limit=200');
    await go('/questions', '.table-run .row');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 picked').waitFor();
    await page.getByLabel('Set status').selectOption('under-review');
    await page.locator('.toast').getByText('2 questions are changed').waitFor();
    const first = before.rows.slice(0, 2).map((row) => row.ref);
    const after = await table('?limit=200&status=under-review');
    expect(after.rows.map((row) => row.ref)).toEqual(first);
    await page.getByLabel('Set importance').selectOption({ label: 'minor' });
    await expect
      .poll(async () => (await table('?importance=1&status=under-review')).matching)
      .toBe(2);
    await page.locator('.toast').getByText('changed').waitFor();
    await page.locator('#questions-title').click();
    await page.keyboard.press('z');
    await page.locator('.toast').getByText('Taken back').waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await table('?status=under-review')).matching).toBe(0);
    const end = await table('?limit=200');
    const plain = (view: TableView) =>
      view.rows.map(({ ref, status, topic, importance }) => ({ ref, status, topic, importance }));
    expect(plain(end)).toEqual(plain(before));
  });

  it('[DE130] saves what the filters leave as a sheet, and that is on record', async () => {
    await go('/questions?only=contradiction', '.table-run .row');
    await page.keyboard.press('x');
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /as a sheet/ }).click(),
    ]);
    const stream = await saved.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + (await table('?only=contradiction')).matching);
    const log = await open.ask<{ verb: string }[]>(`${open.caseApi}/log`);
    expect(log[0]?.verb).toBe('questions.export');
  });

  it('[DE131] leads through the first hour on the real controls, and can be closed at any step', async () => {
    await go('/questions', '.table-run .row');
    await page.getByRole('button', { name: 'First hour' }).click();
    const steps = page.locator('.guide');
    await steps.getByText('1 of 9').waitFor();
    await page.locator('.table-run .row[data-guided]').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    for (let step = 2; step <= 9; step += 1) {
      await steps.getByRole('button', { name: 'Next' }).click();
      await steps.getByText(`${step} of 9`).waitFor();
      await page.locator('[data-guided]').first().waitFor();
    }
    await page.reload();
    await steps.getByText('9 of 9').waitFor();
    await steps.getByRole('button', { name: 'Close the guide' }).click();
    await steps.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('guide');
  });
});
