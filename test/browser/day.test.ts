/**
 * One day at the desk on the sample case, as `docs/guide/a-day.md` walks through it: a chat export in the
 * morning, what it says, what moves, whom to ask, what turned out, and the record in the evening. Each
 * step ends with what the person wanted to see. `HEARSAY_SCREENSHOTS=1` takes the guide's pictures.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportView, TableView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';
import { takePicture } from './take-picture.ts';
import type { PageWatch } from './watch-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const GUIDE = readFileSync(path.join(ROOT, 'docs/guide/a-day.md'), 'utf8');
const CHAT = path.join(ROOT, 'fixtures/sefin/raw/chat-nahr.txt');
/** Two messages of April: children seen in the school, and that it is to be burnt tomorrow. */
const APRIL = [
  '‏[٠٣‏/٠٤‏/٢٠٢٦، ٩:٠٥:٠٠ ص] بتولا: زيتونة رأت ١٢ ولدًا في المدرسة صباحًا.',
  '‏[٠٣‏/٠٤‏/٢٠٢٦، ٩:٠٧:٠٠ ص] بتولا: طبّاخ في الثكنة قال لها إنهم سيحرقون المدرسة غدًا. عاجل.',
].join('\n');

if (CHROMIUM === null) {
  describe('a day at the desk', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('a day at the desk', { timeout: 90_000 }, () => {
    let open: OpenBrowser;
    let page: Page;
    let watch: PageWatch;

    beforeAll(async () => {
      open = await openBrowser();
      ({ page, watch } = await open.newPage());
    }, 240_000);
    afterAll(async () => {
      await open?.close();
    }, 60_000);

    const go = async (where: string, ready: string): Promise<void> => {
      const theme = where.includes('?') ? '&theme=light' : '?theme=light';
      await page.goto(`${open.base}${where}${theme}`);
      await page.locator(ready).first().waitFor();
    };
    /** One step: done, seen, in the guide, and its picture taken when pictures are wanted. */
    const step = (name: string, work: () => Promise<void>): void => {
      it(`[DE145] ${name}`, async () => {
        await work();
        const picture = `${name.replaceAll(/[^a-z0-9]+/g, '-')}.png`;
        expect(GUIDE).toContain(`../images/day/${picture}`);
        await takePicture(page, `day/${picture.replace(/\.png$/, '')}`);
        expect(watch.problems).toEqual([]);
      });
    };
    const text = (where: string): Promise<string> => page.locator(where).first().innerText();

    step('01 a second export arrives', async () => {
      await go('/inbox', '#stage h1');
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'chat-nahr-april.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from(`${readFileSync(CHAT, 'utf8').trimEnd()}\n${APRIL}\n`),
        });
      await page.getByLabel('Handed over by').fill('C-Birch');
      await page.getByLabel('By which channel').fill('by hand');
      await page.getByRole('button', { name: 'Take in' }).click();
      await page.locator('.import-list').getByText('chat-nahr-april.txt').first().waitFor();
      const imports: readonly ImportView[] = await open.ask(`${open.caseApi}/imports`);
      const taken = imports.find(({ fileName }) => fileName === 'chat-nahr-april.txt');
      expect(taken?.import.counts.documents).toBe(2);
    });

    step('02 reading what it says', async () => {
      const documents: readonly { readonly number: number }[] = await open.ask(
        `${open.caseApi}/documents`,
      );
      const newest = Math.max(...documents.map(({ number }) => number)) - 1;
      await go(`/reading/${newest}`, '.document-text');
      expect(await text('.document-text')).toContain('المدرسة');
    });

    step('03 is anybody in danger', async () => {
      await go('/warnings', '.threat-card');
      expect(await text('.threat-card')).toContain('المدرسة');
    });

    step('04 what we know this morning', async () => {
      await go('/questions', '.table-run .row');
      const { total }: TableView = await open.ask(`${open.caseApi}/question-table?limit=1`);
      expect(await text('#stage')).toContain(String(total));
    });

    step('05 one finding with its reasons', async () => {
      await go('/questions/Q-017', '.drawer .evidence');
      expect(await text('.drawer .sentence')).toContain('silo');
    });

    step('06 its chain', async () => {
      await go('/chain/Q-017', '.picture .box');
      expect(await page.locator('.link-button').count()).toBeGreaterThan(0);
    });

    step('07 side by side', async () => {
      await go('/cross-check/Q-005', '.columns');
      await page.getByRole('button', { name: /two digits have changed places/ }).waitFor();
    });

    step('08 on the map', async () => {
      await go('/map', '.map-mark');
      expect(await page.locator('.map-mark').count()).toBeGreaterThan(3);
    });

    step('09 in time', async () => {
      await go('/timeline', '.line .bar');
      expect(await page.locator('.line .bar').count()).toBeGreaterThan(5);
    });

    step('10 who the sources are', async () => {
      await go('/sources', '.source-table');
      expect(await text('.source-table')).toContain('Plum');
    });

    step('11 one witness, two tellings', async () => {
      await go('/sessions/Tern', '.difference-line');
      expect(await text('#stage')).toContain('not yet put');
    });

    step('12 the sheet for the next interview', async () => {
      await go('/sessions/Tern?show=sheet', '.sheet-lines');
      expect(await page.locator('.sheet-lines li').count()).toBeGreaterThan(4);
    });

    step('13 what was rebuilt', async () => {
      await go('/structure', '.structure-node');
      expect(await page.locator('.structure-node').count()).toBeGreaterThan(3);
    });

    step('14 whom to ask next', async () => {
      await go('/ask', '.ask-card');
      expect(await page.locator('.ask-card').count()).toBeGreaterThan(0);
    });

    step('15 what turned out', async () => {
      await go('/outcomes', '.curve');
      expect(await text('#stage')).toContain('Brier');
    });

    step('16 the record in the evening', async () => {
      await go('/case?part=log', '.log-table tbody tr');
      await page.getByRole('button', { name: 'Check the log and the originals' }).click();
      await page.getByText(/^Whole: \d+ entries/).waitFor();
    });
  });
}
