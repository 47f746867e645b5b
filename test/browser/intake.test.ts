/**
 * The Inbox in a real browser: a folder taken in, photos on demand, a sheet mapped, files let go. From there to findings
 * by keyboard: `whole-case.test.ts`. Needs a Chromium (CHROMIUM_PATH, or one of the usual names); without one it is
 * skipped.
 */
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentSummary, QuestionRow } from '#server/views.ts';
import { prepared } from '../harness/newcomer.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const program = findChromium();

if (program === null) {
  describe('the Inbox', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('the Inbox', { timeout: 900_000 }, () => {
    let desk: StartedDesk;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let watch: PageWatch;
    let caseId = '';
    let base = '';
    /** The raw files apart from the repository: nothing may change them while they are sent. */
    let folder = '';
    const files = readdirSync(path.join(ROOT, 'fixtures/sefin/raw')).length;

    beforeAll(async () => {
      folder = path.join(await mkdtemp(path.join(tmpdir(), 'hearsay-raw-')), 'raw');
      await cp(path.join(ROOT, 'fixtures/sefin/raw'), folder, { recursive: true });
      desk = await startDesk(['--empty']);
      browser = await chromium.launch({
        executablePath: program,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const first = await context.newPage();
      await first.goto(desk.address);
      const made = await context.request.post(`${desk.origin}/api/cases`, {
        headers: { 'x-hearsay': '1', 'idempotency-key': 'intake-test' },
        data: { title: 'Dar Sefin market', purpose: 'event', zone: prepared.zone },
      });
      expect(made.ok(), await made.text()).toBe(true);
      caseId = ((await made.json()) as { case: { id: string } }).case.id;
      base = `${desk.origin}/case/${caseId}`;
      await first.close();
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.close();
      await rm(path.dirname(folder), { recursive: true, force: true });
    }, 60_000);

    beforeEach(async () => {
      page = await context.newPage();
      page.setDefaultTimeout(30_000);
      watch = watchPage(page, desk.origin);
    });
    afterEach(async () => {
      await page.close();
      expect(desk.ended()).toBeNull();
      // [DE2] Whatever a test did, the page never did this.
      expect(watch.problems).toEqual([]);
    });

    /** A connection that has idled is closed by the server, at times in the moment it is used again. */
    const get = async (address: string) => {
      try {
        return await context.request.get(`${desk.origin}${address}`);
      } catch (error) {
        if (!String(error).includes('ECONNRESET')) throw error;
        return context.request.get(`${desk.origin}${address}`);
      }
    };
    const ask = async <T>(address: string): Promise<T> => (await (await get(address)).json()) as T;
    const toast = (text: string | RegExp) => page.locator('.toast').getByText(text).waitFor();

    it('[DE21] takes a whole folder in, file by file, and says what became of each', async () => {
      await page.goto(`${base}/inbox`);
      await page.getByText('Nothing has been taken in yet').waitFor();
      await page.getByLabel('a folder').setInputFiles(folder);
      await page.getByText(`${files} files`).waitFor();
      await page.getByLabel('Handed over by').fill('a folder');
      await page.getByLabel('By which channel').fill('stick');
      await page.keyboard.press('Enter');
      await page.locator('.progress-line progress').waitFor();
      await page.locator('.toast').getByText(`${files} files are in`).waitFor({ timeout: 240_000 });
      expect(await page.locator('.import').count()).toBe(files);
      // Everything that waits for a person stands above, each count with its list.
      await page.getByText(/documents with open suggestions/).waitFor({ timeout: 60_000 });
      await page.getByText(/names that are no source yet/).waitFor();
      await page.getByText(/photos? to ask about/).click();
      await page.locator('.photo-flags li').first().waitFor();
      expect(await page.locator('.photo-flags').first().innerText()).toContain('same');
      // What was not understood in the sheet can be saved, line by line.
      const sheet = page.locator('.import').filter({ hasText: 'claims-heron.csv' });
      await sheet.locator('summary').click();
      const href = await sheet.getByRole('link', { name: /CSV/ }).getAttribute('href');
      expect(await (await get(href ?? '')).text()).toMatch(/^\uFEFF?line,/);
      for (const theme of ['light', 'dark']) {
        await page.goto(`${base}/inbox?theme=${theme}`);
        await page.locator('.decisions').waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
      }
    });

    it('[DE26] shows a photo only on demand, grey, with what to ask about it', async () => {
      const documents = await ask<DocumentSummary[]>(`/api/cases/${caseId}/documents`);
      const photo = documents.find(({ kind }) => kind === 'photo');
      for (const theme of ['light', 'dark']) {
        await page.goto(`${base}/reading/${photo?.number}?theme=${theme}`);
        await page.getByText('Pictures may hurt to look at').waitFor();
        expect(await page.locator('.photo-panel img').count()).toBe(0);
        await page.locator('.photo-flags li').first().waitFor();
        await page.getByRole('button', { name: 'Show the picture' }).click();
        const picture = page.locator('.photo img');
        await expect
          .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
          .toBeGreaterThan(0);
        expect(await picture.evaluate((image) => getComputedStyle(image).filter)).toContain(
          'grayscale(1)',
        );
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByRole('button', { name: 'In colour' }).click();
        expect(await picture.evaluate((image) => getComputedStyle(image).filter)).toBe('none');
      }
    });

    it('[DE24] turns a sheet into claims: columns guessed, rows tried at once, the mapping kept', async () => {
      await page.goto(`${base}/inbox`);
      await page.getByLabel('choose files').setInputFiles({
        name: 'carts of the week.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          'Informant,Question,Carts,Report date\nWagtail,How many carts at the mill?,12,2026-03-12\nWagtail,How many carts at the mill?,a great many,2026-03-13\n',
        ),
      });
      await page.getByLabel('Handed over by').fill('a visitor');
      await page.getByLabel('By which channel').fill('by hand');
      await page.getByRole('button', { name: 'Map its columns …' }).click();
      const wizard = page.getByRole('form', { name: /Turn the rows of/ });
      await wizard.waitFor();
      expect(await wizard.getByLabel('Who said it').inputValue()).toBe('Informant');
      await wizard.getByText('because the column is called “Informant”').waitFor();
      await wizard.getByLabel('Answer · needed').selectOption('Carts');
      await wizard.getByText('Tried on 2 rows').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      // Another choice is tried at once: nobody imports to find out.
      await wizard.getByLabel('Answer · needed').selectOption('');
      await wizard.getByText('Choose columns for: Answer').waitFor();
      await wizard.getByLabel('Answer · needed').selectOption('Carts');
      await wizard.getByLabel('Keep it under the name').fill('weekly carts');
      await wizard.getByRole('button', { name: 'Save the mapping and import' }).click();
      await toast(/carts of the week\.csv: 2 documents/);
      const rows = await ask<QuestionRow[]>(`/api/cases/${caseId}/questions`);
      expect(rows.map(({ question }) => question.text)).toContain('How many carts at the mill?');
      // Everything of it goes with one undo, and the folder’s case is as it was.
      await page
        .locator('.import')
        .filter({ hasText: 'carts of the week' })
        .getByRole('button', { name: 'Undo' })
        .click();
      await toast(/taken out/);
    });

    it('[DE21] what is dropped on it is listed before it is taken, and can be let go', async () => {
      await page.goto(`${base}/inbox`);
      const dropped = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(['Rain on the road.\n'], 'note.txt', { type: 'text/plain' }));
        data.items.add(new File(['x'], '.DS_Store'));
        return data;
      });
      await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
      await page.getByText('1 file, 18 B').waitFor();
      await page.locator('.file-list').getByText('note.txt').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('.file-list').waitFor({ state: 'detached' });
    });
  });
}
