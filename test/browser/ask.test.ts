/**
 * Ask next and Warnings in a real browser on the sample case: the work is done, not only looked at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskView, WarningsView } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();
const pictures = process.env['HEARSAY_PICTURES'] ?? null;

if (program === null) {
  describe('asking and warnings in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('asking and warnings in a browser', { timeout: 60_000 }, () => {
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
    const ask = async <T>(address: string): Promise<T> =>
      (await (await context.request.get(address)).json()) as T;
    const picture = async (name: string): Promise<void> => {
      if (pictures === null) return;
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    };

    it('[DE90] [DE186] lists what to ask by question in the order of what it is worth, and says what answers would mean', async () => {
      await open('/ask?theme=light', '.ask-card');
      const view = await ask<AskView>(`${api}/ask`);
      const may = view.asks.filter(({ contact }) => contact.veto === null);
      expect(may.map(({ worth }) => worth)).toEqual(
        may.map(({ worth }) => worth).toSorted((a, b) => b - a),
      );
      // Each question once, the one with the best to ask first.
      const refs = [...new Set(may.map(({ ref }) => ref))];
      expect(await page.locator('.ask-question .ref').allInnerTexts()).toEqual(refs);
      // Behind a button are the others about a question: nobody is lost.
      for (let left = await page.locator('.ask-others').count(); left > 0; left--)
        await page.locator('.ask-others').first().click();
      expect((await page.locator('.ask-sentence').allInnerTexts()).toSorted()).toEqual(
        may.map(({ sentence }) => sentence).toSorted(),
      );
      // The bar says what it is, and that of the first is full.
      const bar = page.locator('.ask-worth-of').first();
      expect(await bar.innerText()).toContain('Worth asking');
      expect(await bar.locator('.ask-worth > span').getAttribute('style')).toContain('100%');
      const first = may[0] as AskView['asks'][number];
      expect(await page.locator('.ask-tells').first().innerText()).toBe('tells a great deal');
      expect(first.gain).toBeGreaterThan(0.6);
      await picture('ask-light');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.ask-means tbody tr').first().waitFor();
      expect(await page.locator('.ask-means tbody th').allInnerTexts()).toEqual(
        first.outcomes.map(({ says }) => says),
      );
      await picture('ask-open');
    });

    it('[DE187] says how many questions were not looked at, and looks at them', async () => {
      const all = await ask<AskView>(`${api}/ask`);
      expect(all.notLookedAt).toBe(0);
      const some = await ask<AskView>(`${api}/ask?questions=5`);
      expect([some.looked, some.notLookedAt]).toEqual([5, all.looked - 5]);
      await open('/ask?questions=5', '.ask-more');
      expect(await page.locator('.ask-more').innerText()).toContain(
        `${all.looked - 5} more open questions were not looked at`,
      );
      await page.getByRole('button', { name: `Look at all ${all.looked - 5}` }).click();
      await page.locator('.ask-more').waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.get('questions')).toBe(String(all.looked));
    });

    it('[DE90] narrows to one person in the address, and opens the question', async () => {
      await open('/ask', '.ask-card');
      await page.getByLabel('Whom').selectOption('Quince');
      await page.waitForURL(/who=Quince/);
      expect(
        (await page.locator('.ask-open').allInnerTexts()).every((one) => one.includes('Quince')),
      ).toBe(true);
      await page.reload();
      await page.locator('.ask-card').first().waitFor();
      expect(await page.getByLabel('Whom').inputValue()).toBe('Quince');
      const ref = await page.locator('.ask-card .ref').first().innerText();
      await page.locator('.ask-card .ref').first().click();
      await page.locator('.drawer h2').waitFor();
      expect(await page.locator('.drawer h2').innerText()).toContain(ref);
    });

    it('[DE91] shows who is left alone and why; a judgement by name lets them be asked, and can be taken back', async () => {
      await open('/ask', '.alone-card');
      const alone = () => page.locator('.alone-card .strong').allInnerTexts();
      expect((await alone()).toSorted()).toEqual(['Olive', 'Plum', 'Tern']);
      expect(await page.locator('.alone-card').first().innerText()).toContain(
        'above the limit, none',
      );
      await page
        .locator('.alone-card', { hasText: 'Tern' })
        .getByRole('button', { name: 'Judge the risk of contact' })
        .click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Risk now').selectOption('none');
      expect(await sheet.getByRole('button', { name: 'Put on record' }).isDisabled()).toBe(true);
      await sheet.getByLabel('Why').fill('Out of the valley since February.');
      await sheet.getByRole('button', { name: 'Put on record' }).click();
      await expect.poll(async () => (await alone()).toSorted()).toEqual(['Olive', 'Plum']);
      await page.getByLabel('Whom').selectOption('Tern');
      await page.locator('.ask-open', { hasText: 'Tern' }).first().waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator('.alone-card', { hasText: 'Tern' }).waitFor();
    });

    it('[DE92] a warning stands on every screen with its clock until somebody decides', async () => {
      await open('/warnings?theme=light', '.warning-card');
      expect(await page.locator('.warning-card').innerText()).toContain('34 min');
      await page.getByRole('button', { name: 'Raise a warning' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('What is to be known').fill('Is the school to be attacked?');
      await sheet.getByLabel('What is threatened').fill('The school is to be attacked on Friday.');
      await sheet.getByLabel('Who must decide').fill('R. Marrane');
      await sheet.getByRole('button', { name: 'Raise it now' }).click();
      const banner = page.locator('.warning-banner');
      await banner.waitFor();
      await picture('warnings-open');
      for (const screen of ['questions', 'sources', 'ask', 'inbox']) {
        await page.goto(`${base}/${screen}`);
        await banner.waitFor();
        expect(await banner.innerText()).toContain('R. Marrane must decide');
      }
      await banner.getByRole('link', { name: 'Decide' }).click();
      const card = page.locator('.warning-card.waiting');
      await card.getByRole('button', { name: 'Hand over' }).click();
      await page.getByRole('dialog').getByLabel('Who must decide').fill('S. Kerdane');
      await page.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
      await page.locator('.warning-banner', { hasText: 'S. Kerdane must decide' }).waitFor();
      await card.getByRole('button', { name: 'Decide' }).click();
      await sheet.getByLabel('What was done, and by whom').fill('The head of the school was told.');
      await sheet.getByLabel('Why').fill('Two nights are left.');
      await sheet.getByRole('button', { name: 'Put on record and stop the clock' }).click();
      await banner.waitFor({ state: 'detached' });
      const { warnings } = await ask<WarningsView>(`${api}/warnings`);
      const made = warnings.find(({ text }) => text.includes('school'));
      expect(made).toMatchObject({
        state: 'decided',
        responsible: 'S. Kerdane',
        decisions: [{ action: 'warned', what: 'The head of the school was told.' }],
      });
      // The decision can be taken back: the clock runs again.
      await page.getByRole('button', { name: 'Undo' }).click();
      await banner.waitFor();
      await card.getByRole('button', { name: 'Decide' }).click();
      await sheet.getByLabel('What was decided').selectOption('no-threat');
      await sheet.getByLabel('What was done, and by whom').fill('Asked the school: a drill.');
      await sheet.getByLabel('Why').fill('Announced by the school itself.');
      await sheet.getByRole('button', { name: 'Put on record and stop the clock' }).click();
      await banner.waitFor({ state: 'detached' });
    });

    it('[DE93] words in a new message are pointed at until somebody says by name what they are', async () => {
      const text =
        'Quiet day on the road.\n\nA driver heard that the well will be bombed on Monday.\n';
      const sent = await context.request.post(
        `${api}/imports?name=driver.txt&from=Damson&channel=by%20hand`,
        {
          data: Buffer.from(text),
          headers: {
            'content-type': 'application/octet-stream',
            'x-hearsay': '1',
            origin: desk.origin,
          },
        },
      );
      expect(sent.status(), await sent.text()).toBe(201);
      await open('/warnings', '.threat-card');
      expect(await page.locator('.threat-card').innerText()).toContain('will be bombed');
      expect(await page.locator('.warning-banner.quiet').innerText()).toContain(
        'may speak of a threat',
      );
      await page.getByRole('button', { name: 'No threat' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Why').fill('The driver says it every Monday.');
      await sheet.getByRole('button', { name: 'Put on record' }).click();
      await page.locator('.threat-card').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator('.threat-card').waitFor();
      await picture('warnings-words');
    });

    it('[DE4] nothing an accessibility checker finds, in light and in dark, wide and narrow', async () => {
      for (const theme of ['light', 'dark']) {
        for (const [where, ready] of [
          ['ask', '.ask-card'],
          ['warnings', '.warning-card'],
        ] as const) {
          await open(`/${where}?theme=${theme}`, ready);
          if (where === 'ask') await page.locator('.ask-open').first().click();
          expect(await accessibilityFaults(page), `${where} ${theme}`).toEqual([]);
          await picture(`${where}-${theme}-now`);
        }
      }
      await page.setViewportSize({ width: 900, height: 900 });
      await open('/ask?theme=light', '.ask-card');
      await picture('ask-narrow');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(900);
    });
  });
}
