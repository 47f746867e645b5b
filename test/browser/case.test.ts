/** The Case screen: settings, members, what was done and whether it still says so, backup; a case of one's own. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';
import { accessibilityFaults, type PageWatch } from './watch-page.ts';

describe.skipIf(CHROMIUM === null)('Case', { timeout: 90_000 }, () => {
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

  const shown = (): Promise<CaseView> => open.ask(open.caseApi);
  const go = async (part: string): Promise<void> => {
    await page.goto(`${open.base}/case?part=${part}`);
    await page.getByRole('tab', { selected: true }).waitFor();
  };

  it('[DE132] changes the settings of a case and takes it back', async () => {
    const before = await shown();
    await go('settings');
    await page.getByLabel('Title').fill('Another name for it');
    await page.getByLabel('Places are given to about').selectOption('0');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.toast').getByText('The settings are changed.').waitFor();
    expect((await shown()).case).toMatchObject({
      title: 'Another name for it',
      releasePolicy: { coordinateDigits: 0 },
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.toast').getByText('Taken back').waitFor();
    expect((await shown()).case).toMatchObject({
      title: before.case.title,
      releasePolicy: before.case.releasePolicy,
    });
  });

  it('[DE132] adds a member and takes them out; the last lead stays', async () => {
    await go('members');
    expect(await page.getByRole('button', { name: /Take .* out/ }).isDisabled()).toBe(true);
    await page.getByLabel('Name of the account').fill('second-reader');
    await page.getByLabel('May', { exact: true }).selectOption('reader');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('rowheader', { name: 'second-reader' }).waitFor();
    await page.getByRole('button', { name: 'Take second-reader out' }).click();
    await page.locator('.toast').getByText('no longer a member').waitFor();
    expect((await shown()).case.members).toHaveLength(1);
  });

  it('[DE133] shows what was done, newest first, and checks that it is whole', async () => {
    await go('log');
    await page.locator('.log-table tbody tr').first().waitFor();
    const entries = await page.locator('.log-table tbody tr td:first-child').allInnerTexts();
    const numbers = entries.map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    await page.getByRole('button', { name: 'Check the log and the originals' }).click();
    await page.getByText(/^Whole: \d+ entries/).waitFor();
  });

  it('[DE134] makes a backup that then stands in the list', async () => {
    await go('backup');
    await page.getByText('None has been made here yet.').waitFor();
    await page.getByLabel('Passphrase').fill('a long enough phrase');
    await page.getByRole('button', { name: 'Make a backup' }).click();
    await page.getByRole('rowheader', { name: /\.hearsay$/ }).waitFor();
  });

  it('[DE4] has no fault a checker finds in any part, light and dark', async () => {
    for (const part of ['settings', 'members', 'log', 'backup', 'searches']) {
      for (const theme of ['light', 'dark']) {
        await page.goto(`${open.base}/case?part=${part}&theme=${theme}`);
        await page.getByRole('tab', { selected: true }).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await accessibilityFaults(page)).toEqual([]);
      }
    }
  });

  it('[DE135] a case of one’s own starts with three answers and an empty inbox', async () => {
    await go('settings');
    await page.getByRole('link', { name: 'Start another case' }).click();
    await page.getByLabel('What is to be found out?').fill('The fire at the Oru depot');
    await page.getByLabel('What is it about?').selectOption('harm');
    await page.getByLabel('Whose clock').fill('Europe/Helsinki');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start, and go to the inbox' }).click();
    await page.waitForURL(/\/inbox$/);
    const made = await open.ask<CaseView[]>('/api/cases');
    expect(made[0]?.case).toMatchObject({
      title: 'The fire at the Oru depot',
      purpose: 'harm',
      zone: 'Europe/Helsinki',
    });
    await page.locator('.crumbs').getByText('The fire at the Oru depot').waitFor();
  });
});
