/** Outcomes in a real browser on the sample case. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CalibrationView } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();
const pictures = process.env['HEARSAY_PICTURES'] ?? null;

if (program === null) {
  describe('outcomes in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('outcomes in a browser', { timeout: 60_000 }, () => {
    let desk: StartedDesk;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let watch: PageWatch;
    let base = '';
    let api = '';

    beforeAll(async () => {
      desk = await startDesk();
      browser = await chromium.launch({
        executablePath: program,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const first = await context.newPage();
      await first.goto(desk.address);
      await first.waitForURL(/\/case\/[^/]+\/questions/);
      base = first.url().replace(/\/questions.*$/, '');
      api = `${desk.origin}/api${new URL(base).pathname.replace('/case/', '/cases/')}`;
      await first.close();
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      await desk?.close();
    }, 60_000);
    beforeEach(async () => {
      page = await context.newPage();
      page.setDefaultTimeout(15_000);
      watch = watchPage(page, desk.origin);
    });
    afterEach(async () => {
      await page.close();
      expect(desk.ended()).toBeNull();
      // [DE2]
      expect(watch.problems).toEqual([]);
    });

    const open = async (where: string, ready: string): Promise<void> => {
      await page.goto(`${base}${where}`);
      await page.locator(ready).first().waitFor();
    };
    const record = async (): Promise<CalibrationView> =>
      (await (await context.request.get(`${api}/calibration`)).json()) as CalibrationView;
    const picture = async (name: string): Promise<void> => {
      if (pictures === null) return;
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    };

    it('[DE94] [DE191] shows our own record with intervals, whole axes and the same in words', async () => {
      await open('/outcomes?theme=light', '.curve');
      const { calibration, outcomes } = await record();
      expect(await page.locator('.record-sentence').innerText()).toBe(calibration.sentence);
      expect(await page.locator('.curve-band').count()).toBe(calibration.bands.length);
      const label = await page.locator('.curve').getAttribute('aria-label');
      for (const { words } of calibration.bands) expect(label).toContain(words);
      expect(await page.locator('.curve-grid text').allTextContents()).toEqual(
        expect.arrayContaining(['0', '100']),
      );
      expect(await page.locator('.outcome-table tbody tr').count()).toBe(outcomes.length);
      // [DE191] Since when each was known, and the months, are one reckoning.
      const since = await page.locator('.outcome-table tbody td:last-child').allInnerTexts();
      expect(since.every((day) => /(?:Jan|Feb) 2026/.test(day))).toBe(true);
      await page.getByRole('columnheader', { name: 'Became known in' }).waitFor();
      expect(await page.locator('.brier-parts').getAttribute('open')).toBeNull();
      await picture('outcomes-light');
      await page.locator('.record-topics button', { hasText: 'movement' }).click();
      await page.waitForURL(/topic=movement/);
      await page.waitForFunction(
        (all) => document.querySelectorAll('.outcome-table tbody tr').length < all,
        outcomes.length,
      );
    });

    it('[DE95] records what turned out, follows it back and on, corrects it and takes it back', async () => {
      await open('/outcomes', '.curve');
      const before = await record();
      await page.getByRole('button', { name: 'Record an outcome' }).click();
      const sheet = page.getByRole('dialog');
      const id = (await sheet.locator('option', { hasText: 'Q-021' }).getAttribute('value')) ?? '';
      await sheet.getByLabel('Which question has turned out?').selectOption(id);
      await sheet.getByRole('button', { name: 'Go on' }).click();
      await sheet.getByLabel('no', { exact: true }).check();
      await sheet.locator('#outcome-evidence').fill('The owner counted every sack.');
      await sheet.locator('.button.primary').click();
      await sheet.locator('table').waitFor();
      await sheet.locator('.button.primary').click();
      await page.locator('.outcome-table .ref', { hasText: 'Q-021' }).click();
      const panel = page.locator('.outcome-panel');
      await panel.locator('.traced li').first().waitFor();
      expect(await panel.locator('.outcome-truth bdi').innerText()).toBe('no');
      const traced = await panel.innerText();
      for (const name of ['Fig', 'C-Alder', 'Sumac', 'C-Cedar']) expect(traced).toContain(name);
      expect(await panel.locator('.moves li').count()).toBeGreaterThan(0);
      expect(traced).toContain('It was in nothing that left.');
      await picture('outcomes-panel');
      expect((await record()).calibration.n + (await record()).outcomes.length).toBeGreaterThan(
        before.calibration.n + before.outcomes.length,
      );

      await panel.getByRole('button', { name: 'Correct it' }).click();
      await sheet.getByLabel('yes', { exact: true }).check();
      await sheet.locator('#outcome-evidence').fill('Another store: this one was empty.');
      await sheet.locator('.button.primary').click();
      await sheet.locator('.button.primary', { hasText: 'Close' }).click();
      await page.waitForFunction(
        () => document.querySelector('.outcome-truth bdi')?.textContent === 'yes',
      );
      expect(await panel.innerText()).toContain('The owner counted every sack.');

      await panel.getByRole('button', { name: 'Take it back' }).click();
      await page.waitForFunction(
        () => document.querySelector('.outcome-truth bdi')?.textContent === 'no',
      );
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.waitForFunction(
        () => document.querySelector('.outcome-truth bdi')?.textContent === 'yes',
      );
    });

    it('[DE4] nothing an accessibility checker finds, in light and in dark, wide and narrow', async () => {
      const [first] = (await record()).outcomes;
      for (const theme of ['light', 'dark']) {
        await open(
          `/outcomes?theme=${theme}&outcome=${first?.outcome.id}`,
          '.outcome-panel .traced',
        );
        expect(await accessibilityFaults(page), theme).toEqual([]);
        await picture(`outcomes-${theme}-panel`);
      }
      await page.setViewportSize({ width: 900, height: 900 });
      await open('/outcomes?theme=light', '.curve');
      await picture('outcomes-narrow');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        900,
      );
    });
  });
}
