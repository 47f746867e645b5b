/**
 * The Sources screen in a real browser, on the sample case: the network seen, a file read, records
 * added, changed and taken back. Needs a Chromium; without one the tests are skipped and say so.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NetworkView } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { inventNetwork } from './invent-network.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();
/** A folder for pictures of the screen, when somebody wants to look at it. */
const pictures = process.env['HEARSAY_PICTURES'];

if (program === null) {
  describe('sources in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('sources in a browser', { timeout: 60_000 }, () => {
    let desk: StartedDesk;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let watch: PageWatch;
    let base = '';

    beforeAll(async () => {
      desk = await startDesk();
      browser = await chromium.launch({
        executablePath: program,
        // WebGL without a graphics card.
        args: [
          '--no-sandbox',
          '--use-angle=swiftshader',
          '--enable-unsafe-swiftshader',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
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
      // [DE2] Whatever a test did, the page never did this. What WebGL says of its speed, and that
      // a refusal is a refusal, is no fault.
      expect(
        watch.problems.filter((text) => !/GPU stall|WebGL.*swiftshader|status of 422/i.test(text)),
      ).toEqual([]);
    });

    const open = async (where: string, ready: string): Promise<void> => {
      await page.goto(`${base}/sources${where}`);
      await page.locator(ready).first().waitFor();
    };
    const picture = async (name: string): Promise<void> => {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    };
    const row = (name: string) => page.locator('.source-run .source-row', { hasText: name });
    const file = () => page.locator('.source-file');
    const tab = (name: string | RegExp) => file().getByRole('tab', { name });
    const network = (): Promise<NetworkView> =>
      page.evaluate(
        async (address) => (await (await fetch(address)).json()) as NetworkView,
        `/api${new URL(base).pathname.replace('/case/', '/cases/')}/network`,
      );

    it('[DE42] a file opens from the table, and the address shows it again', async () => {
      await open('', '.source-run .source-row');
      await picture('table-light');
      await row('Damson').click();
      await file().getByRole('heading', { name: 'Damson' }).waitFor();
      await tab('Reliability').click();
      await file().getByText('K-03').waitFor();
      await picture('file-reliability');
      await page.reload();
      await file().getByText('K-03').waitFor();
      expect(page.url()).toContain('tab=reliability');
      // The cases behind it open their questions.
      await file().getByRole('link', { name: 'K-03' }).click();
      await page.waitForURL(/questions\/K-03/);
    });

    it('[DE43] whoever is not measured is said to be unknown, in violet, and no letter is shown', async () => {
      await open('?only=unmeasured', '.source-run .source-row');
      const rows = page.locator('.source-run .source-row');
      const all = await rows.count();
      expect(all).toBeGreaterThan(2);
      expect(await rows.locator('.pill.unknown.dashed', { hasText: 'Not measured' }).count()).toBe(
        all,
      );
      expect(await rows.locator('.grade').count()).toBe(0);
    });

    it('[DE44] a tie is added, changed and taken back with z; the way back is there each time', async () => {
      await open('', '.source-run .source-row');
      await row('Plum').click();
      await tab(/^Ties/).click();
      const before = (await network()).ties.length;
      await file().getByRole('button', { name: 'Add a tie' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('This source').selectOption('kin');
      await sheet.getByLabel('Whom').fill('Nobody known');
      await sheet.getByText('Nobody and nothing in this case is called that.').waitFor();
      expect(await sheet.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await sheet.getByLabel('Whom').fill('Fig');
      await sheet.getByLabel('How it is known').fill('Alder, in passing');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await file().getByText('Alder, in passing').waitFor();
      expect((await network()).ties).toHaveLength(before + 1);
      await page.keyboard.press('z');
      await page.getByText(/taken back/i).waitFor();
      await file().getByText('Alder, in passing').waitFor({ state: 'detached' });
      expect((await network()).ties).toHaveLength(before);
      // Taken out, and back again.
      await file().getByRole('button', { name: 'Take out' }).first().click();
      await page.getByText('Tie taken out.').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/taken back/i).waitFor();
      expect((await network()).ties).toHaveLength(before);
    });

    it('[DE44] payments and contact windows are added, refused in words, and taken back', async () => {
      await open('', '.source-run .source-row');
      await row('Quince').click();
      await tab(/^Payments/).click();
      await file().getByRole('button', { name: 'Add a payment' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Amount').fill('20');
      await sheet.getByLabel('On', { exact: true }).fill('some day, surely');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await sheet.getByRole('alert').waitFor();
      await sheet.getByLabel('On', { exact: true }).fill('12 March 2026');
      await sheet.getByLabel('For', { exact: true }).selectOption('expenses');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await file().getByText('20 USD').waitFor();
      await tab(/^Contact/).click();
      await file().getByRole('button', { name: 'Change this window' }).click();
      await sheet.getByLabel('When').fill('Fridays');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await sheet.waitFor({ state: 'detached' });
      await file().getByText('Fridays').first().waitFor();
      await file().locator('.day.reachable').nth(3).waitFor();
      await picture('file-contact');
      await page.keyboard.press('z');
      await file().getByText('mornings').waitFor();
      await page.keyboard.press('z');
      await tab(/^Payments/).click();
      await file().getByText('No payment is on record.').waitFor();
    });

    it('[DE44] a source is added by pseudonym; a name that is taken is refused; taking back takes it out', async () => {
      await open('', '.source-run .source-row');
      await page.keyboard.press('a');
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('Pseudonym').fill('plum');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await sheet.getByText(/is taken/).waitFor();
      await sheet.getByLabel('Pseudonym').fill('Wren');
      await sheet.getByLabel('Place in the network').selectOption('0');
      await sheet.getByLabel('Cell').fill('river');
      await sheet.getByLabel('First contact').fill('April 2026');
      await sheet.getByRole('button', { name: 'Save' }).click();
      await file().getByRole('heading', { name: 'Wren' }).waitFor();
      await file().getByText('Joined with Apr 2026').waitFor();
      await file().getByRole('button', { name: 'Close the file' }).click();
      await page.keyboard.press('z');
      await row('Wren').waitFor({ state: 'detached' });
    });

    it('[DE41] the drawing is used by keyboard, and the table beneath says the same', async () => {
      await open('?view=drawing', '.network-frame canvas');
      await page.waitForFunction(
        () => document.querySelector<HTMLElement>('.network-frame')?.dataset['drawnIn'],
      );
      await picture('drawing-light');
      const frame = page.getByRole('application');
      await frame.focus();
      await page.keyboard.press('ArrowRight');
      const here = page.locator('#network-here');
      const first = await here.innerText();
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => here.innerText()).not.toBe(first);
      await page.keyboard.press('Enter');
      await file().waitFor();
      const name = (await file().getByRole('heading', { level: 2 }).innerText()).trim();
      expect(await here.innerText()).toContain(name);
      await picture('drawing-file');
      await file().getByRole('button', { name: 'Close the file' }).click();
      // Every number opens its list.
      const cell = page.locator('.matrix tbody tr', { hasText: 'lead' }).getByRole('button');
      const count = Number(await cell.innerText());
      await cell.click();
      await page.locator('.source-run .source-row').first().waitFor();
      expect(await page.locator('.source-run .source-row').count()).toBe(count);
      expect(page.url()).toContain('tier=t3');
    });

    it('[DE40] five thousand sources are drawn in under two seconds', async () => {
      await page.route('**/api/cases/*/network', (route) =>
        route.fulfill({ json: inventNetwork(5000) }),
      );
      await open('?view=drawing', '.network-frame canvas');
      const drawn = await page.waitForFunction(
        () => document.querySelector<HTMLElement>('.network-frame')?.dataset['drawnIn'],
      );
      await picture('drawing-5000');
      expect(Number(await drawn.jsonValue())).toBeLessThan(2000);
      await open('', '.source-run .source-row');
      expect(await page.locator('.source-run .source-row').count()).toBeLessThan(60);
    });

    it('[DE46] what the records show accuses nobody and opens what it rests on', async () => {
      await open('?view=records', '.records .drift');
      await picture('records-light');
      const text = await page.locator('.records').innerText();
      expect(text).toContain('Cannot be tested');
      expect(text).toMatch(/shared rare error|declared|near wording/);
      expect(text).not.toMatch(/\b(lie|liar|lying|fraud|cheat|dishonest|suspect)/i);
      await page.locator('.records').getByRole('button', { name: 'L-Heron' }).first().click();
      await file().getByRole('heading', { name: 'L-Heron' }).waitFor();
    });

    it.each(['light', 'dark'])(
      '[DE47] an accessibility checker finds nothing in %s colours',
      async (theme) => {
        for (const [where, ready] of [
          [`?theme=${theme}`, '.source-run .source-row'],
          [`?theme=${theme}&view=drawing`, '.network-frame canvas'],
          [`?theme=${theme}&view=records`, '.records .drift'],
        ] as const) {
          await open(where, ready);
          expect(await accessibilityFaults(page), where).toEqual([]);
          await picture(`${theme}-${where.replaceAll(/\W+/g, '-')}`);
        }
        await open(`?theme=${theme}`, '.source-run .source-row');
        await row('Damson').click();
        for (const name of ['Place', 'Reliability', 'Claims', 'Ties', 'Payments', 'Contact']) {
          await tab(new RegExp(`^${name}`)).click();
          expect(await accessibilityFaults(page), name).toEqual([]);
        }
        await picture(`${theme}-file`);
      },
      150_000,
    );

    it('[DE48] nothing on the screen grades a person by colour or shows a face', async () => {
      for (const where of ['', '?view=records']) {
        await open(where, where === '' ? '.source-run .source-row' : '.records .drift');
        expect(await page.locator('.sources img, .sources video').count()).toBe(0);
        const grades = await page
          .locator('.sources .grade')
          .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
        expect(new Set(grades).size).toBeLessThanOrEqual(1);
      }
    });

    it('[DE47] it fits a narrow window', async () => {
      await page.setViewportSize({ width: 900, height: 900 });
      await open('', '.source-run .source-row');
      await row('Damson').click();
      await file().getByRole('heading', { name: 'Damson' }).waitFor();
      await picture('narrow-file');
      await file().getByRole('button', { name: 'Close the file' }).click();
      await picture('narrow');
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
    });
  });
}
