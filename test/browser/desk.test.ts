/**
 * The desk in a real browser, on the sample case, as a person uses it. Needs a Chromium
 * (CHROMIUM_PATH, or one of the usual names); without one the tests are skipped and say so.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assessWithout } from '#assessment/assess.ts';
import { percent } from '#assessment/words.ts';
import type { QuestionBundle, QuestionRow } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { PICTURES_WANTED, takePicture } from './take-picture.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const program = findChromium();
const silo = 'Q-017';

if (program === null) {
  describe('the desk in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('the desk in a browser', { timeout: 90_000 }, () => {
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
        args: [
          '--no-sandbox',
          '--disable-gpu',
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
      // [DE2] Whatever a test did, the page never did this.
      expect(watch.problems).toEqual([]);
    });

    const open = async (where: string, ready: string): Promise<void> => {
      await page.goto(`${base}${where}`);
      await page.locator(ready).first().waitFor();
    };
    const ask = async <T>(address: string): Promise<T> =>
      (await (await context.request.get(`${desk.origin}${address}`)).json()) as T;
    const rowsOf = (): Promise<readonly QuestionRow[]> =>
      ask(`/api${new URL(base).pathname.replace('/case/', '/cases/')}/questions`);
    const bundleOf = async (ref: string): Promise<QuestionBundle> => {
      const row = (await rowsOf()).find((each) => each.question.ref === ref);
      return ask(`/api/questions/${row?.question.id}`);
    };
    const refs = (): Promise<string[]> => page.locator('.table-run .row .ref').allInnerTexts();
    const bar = (): Promise<string | null> =>
      page.locator('.probability.big .track').getAttribute('aria-label');

    // First, while the sample case is as it came.
    it.skipIf(!PICTURES_WANTED)('takes the pictures of the documentation', async () => {
      for (const [name, where, ready] of [
        ['questions', `/questions/${silo}?theme=light`, '.drawer .evidence'],
        ['chain', `/chain/${silo}?theme=light`, '.picture .box'],
      ] as const) {
        await open(where, ready);
        await takePicture(page, name);
      }
    });

    describe('shell', () => {
      it('[DE1] Ctrl+K leads to a question by a few letters, and the address shows it again', async () => {
        await open('/sources', '.source-table');
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('silo night');
        await page.getByRole('option', { name: /silo/ }).first().waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.drawer .sentence').waitFor();
        expect(page.url()).toBe(`${base}/questions/${silo}`);
        await page.reload();
        await page.locator('.drawer .sentence').waitFor();
        expect(await page.locator('.drawer h2').innerText()).toContain(silo);
      });

      it('[DE4] shows its keys on “?” and goes by them', async () => {
        await open('/questions', '.table-run .row');
        await page.keyboard.press('?');
        await page.getByRole('dialog').getByText('Take back the last change').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.keyboard.press('g');
        await page.keyboard.press('s');
        await page.locator('.source-table').waitFor();
      });

      it('[DE3] keeps the colours in the address and nothing in the browser', async () => {
        await open('/questions', '.table-run .row');
        await page.getByRole('button', { name: 'Dark colours' }).click();
        await page.waitForURL(/theme=dark/);
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
        await page.getByRole('link', { name: 'Sources' }).click();
        await page.locator('.source-table').waitFor();
        expect(page.url()).toContain('theme=dark');
        const kept = await page.evaluate(async () => ({
          local: localStorage.length,
          session: sessionStorage.length,
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          cookie: document.cookie,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        }));
        expect(kept).toEqual({
          local: 0,
          session: 0,
          databases: 0,
          caches: 0,
          cookie: '',
          workers: 0,
        });
      });

      it('[DE17] loads at most 350 kB of script before the first screen shows', () => {
        const dist = path.join(ROOT, 'dist', 'desk');
        const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
        const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)];
        expect(scripts.length).toBeGreaterThan(0);
        const size = scripts.reduce(
          (sum, [, file = '']) => sum + gzipSync(readFileSync(path.join(dist, file))).length,
          0,
        );
        expect(size / 1000).toBeLessThan(350);
        const all = readdirSync(path.join(dist, 'assets')).join(' ');
        expect(all).toMatch(/inter-latin-wght-normal-[\w-]+\.woff2/);
      });

      it('says how to sign in when there is no session', async () => {
        const stranger = await browser.newContext();
        try {
          const other = await stranger.newPage();
          await other.goto(`${base}/questions`);
          await other.getByRole('heading', { name: 'This page is not signed in' }).waitFor();
        } finally {
          await stranger.close();
        }
      });
    });

    describe('Questions', () => {
      it('[DE5] filters by flag and by words together, and says how many are left', async () => {
        await open('/questions', '.table-run .row');
        const rows = await rowsOf();
        const contradicted = rows.filter((row) =>
          row.assessment.flags.some((flag) => flag.kind === 'contradiction'),
        );
        const chip = page.getByRole('button', { name: /^contradiction \d+$/ });
        expect(await chip.innerText()).toBe(`contradiction ${contradicted.length}`);
        await chip.click();
        await page.getByText(`${contradicted.length} of ${rows.length}`).waitFor();
        await page.getByPlaceholder('Filter by words').fill('silo');
        await expect.poll(refs).toEqual(
          contradicted
            .filter((row) => /silo/i.test(row.question.text))
            .map((row) => row.question.ref)
            .sort(
              (a, b) => Number(a.startsWith('K')) - Number(b.startsWith('K')) || (a < b ? -1 : 1),
            ),
        );
        expect(page.url()).toContain('only=contradiction');
        await page.reload();
        await page.locator('.table-run .row').first().waitFor();
        expect(await page.getByPlaceholder('Filter by words').inputValue()).toBe('silo');
      });

      it('[DE5] sorts by a column and back again', async () => {
        await open('/questions', '.table-run .row');
        await page.getByRole('button', { name: 'How sure' }).click();
        const best = (await rowsOf()).toSorted(
          (a, b) => (b.assessment.best?.probability ?? -1) - (a.assessment.best?.probability ?? -1),
        )[0];
        await expect.poll(async () => (await refs())[0]).toBe(best?.question.ref);
        await page.getByRole('button', { name: 'How sure' }).click();
        await expect.poll(async () => (await refs())[0]).not.toBe(best?.question.ref);
      });

      it('[DE4] is worked by keyboard: j, k, Enter, Escape', async () => {
        await open('/questions', '.table-run .row');
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await page.keyboard.press('k');
        await page.keyboard.press('Enter');
        await page.locator('.drawer .sentence').waitFor();
        expect(page.url()).toBe(`${base}/questions/Q-002`);
        await page.keyboard.press('j');
        await page.waitForURL(/Q-003$/);
        await page.keyboard.press('Escape');
        await page.locator('.drawer').waitFor({ state: 'detached' });
        expect(page.url()).toBe(`${base}/questions`);
      });

      it('[DE6] says why something cannot be judged, and gives no number for it', async () => {
        await open('/questions?only=unjudged', '.table-run .row');
        for (const row of await page.locator('.table-run .row').all()) {
          expect(await row.locator('.answer').innerText()).toBe('cannot be judged');
          expect((await row.locator('.sure').innerText()).length).toBeGreaterThan(10);
          expect(await row.locator('.sure .track').count()).toBe(0);
        }
      });

      it('[DE7] [DE9] gives the finding with the words it rests on, and opens them', async () => {
        const { assessment, input } = await bundleOf(silo);
        await open(`/questions/${silo}`, '.drawer .sentence');
        expect(await page.locator('.drawer .sentence').innerText()).toBe(assessment.sentence);
        const cards = page.locator('.evidence');
        expect(await cards.count()).toBe(
          assessment.evidence.filter((item) => item.standing !== 'dependent').length,
        );
        const quote = await cards.first().locator('mark').innerText();
        expect(input.claims.map((claim) => claim.quote.trim())).toContain(quote);
        expect(await page.locator('.drawer .counting').count()).toBe(1);
        expect(await page.locator('.drawer .counting').innerText()).toContain(
          percent(assessment.countingReports ?? 0),
        );
        await cards.first().locator('.link').first().click();
        await page.locator('.document-text mark.active').first().waitFor();
        const lit = await page.locator('.document-text mark.active').allInnerTexts();
        expect(lit.join('')).toBe(quote);
      });

      it('puts a finding on record once, and says so when nothing has changed', async () => {
        await open('/questions/Q-007', '.drawer .sentence');
        await page.getByRole('button', { name: 'Record finding' }).click();
        await page.getByText('The finding is on record').waitFor();
        await expect.poll(() => page.locator('.finding-list li').count()).toBe(1);
        await page.getByRole('button', { name: 'Record finding' }).click();
        await page.getByText('Nothing has changed since').waitFor();
        expect((await bundleOf('Q-007')).findings).toHaveLength(1);
      });

      it('adds a question that then stands in the table', async () => {
        await open('/questions', '.table-run .row');
        await page.keyboard.press('a');
        await page.getByLabel('Question', { exact: true }).fill('How many carts left the mill?');
        expect(await page.getByLabel('Answer').inputValue()).toBe('number');
        await page.getByLabel('Unit').fill('carts');
        await page.getByRole('dialog').getByRole('button', { name: 'Add question' }).click();
        await page.locator('.drawer').getByText('Nobody has reported on it yet.').waitFor();
        const added = (await rowsOf()).find((row) => /carts left/.test(row.question.text));
        expect(added?.question).toMatchObject({ type: 'number', unit: 'carts' });
        expect(page.url()).toContain(added?.question.ref);
      });

      it('records what turned out and shows whom it moves', async () => {
        await open('/questions/Q-011', '.drawer .sentence');
        await page.getByRole('button', { name: 'Record outcome' }).click();
        const sheet = page.getByRole('dialog');
        await sheet.getByLabel('no', { exact: true }).check();
        await sheet.getByLabel('Evidence').fill('Dated picture of the closed barrier');
        await sheet.getByRole('button', { name: 'Record outcome' }).click();
        await sheet.getByText('On record:').waitFor();
        expect(await sheet.locator('tbody tr').count()).toBeGreaterThan(0);
        await sheet.getByRole('button', { name: 'Close' }).click();
        await page.locator('.outcome-note').getByText('no').waitFor();
        expect((await bundleOf('Q-011')).outcome?.value).toEqual({ type: 'yes-no', answer: 'no' });
      });
    });

    describe('Chain', () => {
      it('[DE10] draws one row for every accepted report and a box for every origin', async () => {
        const { input, assessment } = await bundleOf(silo);
        await open(`/chain/${silo}`, '.picture .box');
        const accepted = input.claims.filter((claim) => claim.status === 'accepted');
        expect(await page.locator('.picture .report').count()).toBe(accepted.length);
        expect(await page.locator('.picture .box.origin').count()).toBe(
          assessment.evidence.filter((item) => item.standing !== 'dependent').length,
        );
      });

      it('[DE13] switching an origin off moves the finding at once, with no request', async () => {
        const { input, assessment } = await bundleOf(silo);
        const best = assessment.best;
        const item = assessment.evidence.find((each) => each.name === 'Plum');
        const without = assessWithout(input, [item?.origin ?? '']);
        const expected =
          without.answers.find((answer) => answer.label === best?.label)?.probability ?? 0;
        expect(percent(expected)).not.toBe(percent(best?.probability ?? 0));

        await open(`/chain/${silo}`, '.picture .box');
        expect(await bar()).toContain(percent(best?.probability ?? 0));
        await page.waitForLoadState('networkidle');
        const before = watch.calls.length;
        await page.getByRole('switch', { name: /Plum/ }).press('Space');
        await expect.poll(bar).toContain(percent(expected));
        expect(await page.locator('.moved').innerText()).toContain('Without Plum');
        expect(await page.locator('.chain .sentence').innerText()).toBe(without.sentence);
        expect(await page.locator('.picture .report.off').count()).toBe(item?.claimIds.length);
        await page.getByRole('button', { name: 'All on' }).click();
        await expect.poll(bar).toContain(percent(best?.probability ?? 0));
        expect(watch.calls.slice(before)).toEqual([]);
      });

      it('[DE7] a report opens where it stands in its document', async () => {
        await open(`/chain/${silo}`, '.picture .box');
        await page.locator('.picture .report', { hasText: '#33' }).click();
        await page.locator('.document-text mark.active').first().waitFor();
        expect(page.url()).toContain(`${base}/reading/33?claim=`);
      });

      it('has the same as a list for readers who do not see the picture', async () => {
        const { input } = await bundleOf(silo);
        await open(`/chain/${silo}`, '.picture .box');
        await page.getByText('The same as a list').click();
        const items = await page.locator('.chain-list ul li').allInnerTexts();
        expect(items).toHaveLength(
          input.claims.filter((claim) => claim.status === 'accepted').length,
        );
        expect(items.join('\n')).toContain('Plum → C-Alder → L-Heron → #33: yes');
      });

      it('[DE19] [DE16] a decided link moves the finding, survives a reload and can be taken back', async () => {
        const before = await bundleOf(silo);
        const link = before.input.links.find((each) => each.state === 'suggested');
        if (link === undefined) throw new Error('The sample case suggests no link on the silo.');
        await open(`/chain/${silo}`, '.link-button');
        await page.locator('.link-button').first().click();
        await page.getByRole('dialog').getByRole('button', { name: 'Not the same' }).click();
        await page.locator('.toast').getByText('not the same report').waitFor();
        const after = await bundleOf(silo);
        expect(after.assessment.best?.probability).not.toBe(before.assessment.best?.probability);
        await expect.poll(() => page.locator('.moved').innerText()).toContain('link rejected');
        await expect.poll(bar).toContain(percent(after.assessment.best?.probability ?? 0));
        await page.locator('.link-button').waitFor({ state: 'detached' });

        await page.reload();
        await page.locator('.picture .box').first().waitFor();
        expect(await page.locator('.link-button').count()).toBe(0);
        expect(await bar()).toContain(percent(after.assessment.best?.probability ?? 0));
        await page.getByText(/decided links?$/).click();
        await page
          .locator('.decided .note')
          .filter({ hasText: '#75' })
          .getByRole('button', { name: 'Open it again' })
          .click();
        await page.locator('.link-button').first().waitFor();
        await expect
          .poll(async () => (await bundleOf(silo)).assessment.best?.probability)
          .toBe(before.assessment.best?.probability);
      });
    });

    describe('Reading', () => {
      /** Selects words of the document as a mouse would leave them selected. */
      const select = (words: string): Promise<void> =>
        page.evaluate((wanted) => {
          const text = document.querySelector('.document-text');
          if (text === null) throw new Error('no text');
          const range = document.createRange();
          const at = text.textContent.indexOf(wanted);
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          let offset = 0;
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (offset <= at && at < offset + length) range.setStart(node, at - offset);
            const end = at + wanted.length;
            if (offset < end && end <= offset + length) range.setEnd(node, end - offset);
            offset += length;
          }
          const selection = window.getSelection();
          selection?.removeAllRanges();
          selection?.addRange(range);
        }, words);
      const cards = () => page.locator('.claim-card');

      it('[DE14] shows the text to the last character, with its claims lit', async () => {
        await open('/reading/33', '.document-text');
        const documents = await ask<{ id: string; number: number }[]>(
          `/api${new URL(base).pathname.replace('/case/', '/cases/')}/documents`,
        );
        const id = documents.find((each) => each.number === 33)?.id;
        const view = await ask<{
          document: { text: string };
          claims: { span: [number, number]; id: string; quote: string }[];
        }>(`/api/documents/${id}`);
        expect(await page.locator('.document-text').evaluate((each) => each.textContent)).toBe(
          view.document.text,
        );
        for (const claim of view.claims) {
          const lit = await page
            .locator(`.document-text mark[data-claims~="${claim.id}"]`)
            .allTextContents();
          expect(lit.join('')).toBe(view.document.text.slice(...claim.span));
        }
      });

      it('[DE201] a message stands among those before and after it in its chat, and they lead on', async () => {
        await open('/reading/32', '.document-text');
        const before = page.getByRole('list', { name: 'Said before it in this chat' });
        expect(await before.getByRole('link').count()).toBe(4);
        await before.getByRole('link').last().click();
        await page.waitForURL(/\/reading\/31/);
        const after = page.getByRole('list', { name: 'Said after it' });
        await after.getByRole('link', { name: /a dozen killed in the market/ }).waitFor();
        expect(await page.getByRole('list', { name: 'Said before it' }).innerText()).toContain(
          'Damson',
        );
      });

      it('[DE15] [DE16] adds a claim on selected words; the question has one report more; undo', async () => {
        const before = await bundleOf('Q-012');
        await open('/reading/33', '.document-text');
        const had = await cards().count();
        await select('source on the roof');
        await page.getByRole('button', { name: 'Add a claim on this' }).click();
        expect(await page.getByLabel('In these words').inputValue()).toBe('source on the roof');
        await page.getByRole('combobox', { name: 'Question' }).fill('ambulance');
        await page
          .getByRole('option', { name: /ambulance/ })
          .first()
          .click();
        await page.getByLabel('yes', { exact: true }).check();
        await page.getByRole('button', { name: 'Someone before' }).click();
        await page.getByPlaceholder('a guard').fill('a driver');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.locator('.toast').getByText('The claim is added.').waitFor();
        await expect.poll(() => cards().count()).toBe(had + 1);
        await page.locator('.document-text mark.active').getByText('source on the roof').waitFor();
        const after = await bundleOf('Q-012');
        expect(after.assessment.reports).toBe(before.assessment.reports + 1);
        const made = after.input.claims.find((claim) => claim.quote === 'source on the roof');
        expect(made).toMatchObject({
          status: 'accepted',
          suggestedBy: 'person',
          access: 'indirect',
        });
        expect(made?.hops[0]?.actor).toEqual({ kind: 'unnamed', descriptor: 'a driver' });
        expect(made?.span).toEqual([3, 21]);

        await page.keyboard.press('Control+z');
        await expect.poll(() => cards().count()).toBe(had);
        expect((await bundleOf('Q-012')).assessment.reports).toBe(before.assessment.reports);
      });

      it('[DE15] says what a value was read as while it is typed, and why not', async () => {
        await open('/reading/33', '.document-text');
        await page.keyboard.press('a');
        await page.getByRole('combobox', { name: 'Question' }).fill('how many men were held');
        await page.getByRole('option', { name: /How many men were held/ }).click();
        const value = page.getByLabel('What is claimed');
        await value.fill('like 50 or 60');
        await page.getByText(/Read as 50–60/).waitFor();
        await value.fill('rather a lot of them, really');
        await page.locator('.doubt').first().waitFor();
        expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
        await page.getByRole('button', { name: 'Cancel' }).click();
        await page.locator('.claim-form').waitFor({ state: 'detached' });
      });

      it('[DE16] edits and rejects a claim, and takes each back whole', async () => {
        await open('/reading/33', '.document-text');
        const find = async () =>
          (await bundleOf('Q-018')).input.claims.find((claim) => claim.quote === 'nine or ten men');
        const before = (await bundleOf('Q-018')).input.claims.find((claim) =>
          /nine or ten/.test(claim.quote),
        );
        if (before === undefined) throw new Error('The sample case has no such claim.');
        const card = cards().filter({ hasText: 'Q-018' });
        await card.getByRole('button', { name: 'Edit' }).click();
        await page.getByLabel('What is claimed').fill('12');
        await page.getByLabel('Words of certainty').fill('for sure');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.locator('.toast').getByText('The claim is changed.').waitFor();
        await expect.poll(() => card.locator('.card-value').innerText()).toContain('12 men');
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => card.locator('.card-value').innerText()).toContain('9–10 men');

        await card.getByRole('button', { name: 'Reject' }).click();
        await page.locator('.toast').getByText('no longer counts').waitFor();
        await expect.poll(() => cards().filter({ hasText: 'Q-018' }).count()).toBe(0);
        await page.getByRole('button', { name: '1 rejected' }).click();
        await card.getByRole('button', { name: 'Accept again' }).click();
        await page.locator('.toast').getByText('it counts').waitFor();
        const end = await find();
        expect(end).toMatchObject({
          value: before.value,
          certainty: before.certainty,
          hops: before.hops,
          span: before.span,
          status: 'accepted',
        });
      });

      it('goes from document to document by keyboard', async () => {
        await open('/reading/33', '.document-text');
        await page.keyboard.press(']');
        await page.waitForURL(/\/reading\/34$/);
        await page.keyboard.press('[');
        await page.waitForURL(/\/reading\/33$/);
      });
    });

    describe('Inbox', () => {
      it('[DE20] takes a file in once, shows it, and takes it back', async () => {
        await open('/inbox', '.import-list');
        const items = page.locator('.import');
        const had = await items.count();
        const give = async (): Promise<void> => {
          await page
            .locator('input[type=file]')
            .first()
            .setInputFiles({
              name: 'note-from-the-mill.txt',
              mimeType: 'text/plain',
              buffer: Buffer.from('The mill has been quiet since Tuesday.\n'),
            });
          await page.getByLabel('Handed over by').fill('a visitor');
          await page.getByLabel('By which channel').fill('by hand');
          await page.getByRole('button', { name: 'Take in' }).click();
        };
        await give();
        await page.locator('.toast').getByText('note-from-the-mill.txt').waitFor();
        await expect.poll(() => items.count()).toBe(had + 1);
        await give();
        await page.locator('.toast').getByText('nothing was added').waitFor();
        expect(await items.count()).toBe(had + 1);
        await items
          .filter({ hasText: 'note-from-the-mill' })
          .getByRole('button', { name: 'Undo' })
          .click();
        await page.locator('.toast').getByText('taken out').waitFor();
        const note = items.filter({ hasText: 'note-from-the-mill' });
        await note.getByText('undone').waitFor();
        // One wrong key costs nothing: it comes back, by the key and by the button.
        await page.keyboard.press('z');
        await note.getByText('undone').waitFor({ state: 'detached' });
        await note.getByRole('button', { name: 'Undo' }).click();
        await note.getByRole('button', { name: 'Bring back' }).click();
        await page.locator('.toast').getByText('One record brought back').waitFor();
        await page.keyboard.press('z');
        await note.getByText('undone').waitFor();
      });
    });

    describe('every screen', () => {
      const screens = [
        ['questions', '/questions', '.table-run .row'],
        ['drawer', `/questions/${silo}`, '.drawer .weights'],
        ['estimate', '/questions/Q-002', '.drawer .weights'],
        ['unjudged', '/questions/Q-014', '.drawer .flag-list'],
        ['chain', `/chain/${silo}`, '.picture .box'],
        ['chain of a number', '/chain/Q-002', '.picture .box'],
        ['reading', '/reading/33', '.claim-card'],
        ['inbox', '/inbox', '.import'],
        ['sources', '/sources', '.source-table'],
      ] as const;

      it.each(screens)(
        '[DE4] %s has no fault a checker finds, light and dark',
        async (_, where, ready) => {
          for (const theme of ['light', 'dark']) {
            await open(`${where}?theme=${theme}`, ready);
            expect(await accessibilityFaults(page)).toEqual([]);
          }
        },
      );

      it('[DE4] neither have the forms and the open link', async () => {
        for (const theme of ['light', 'dark']) {
          await open(`/chain/${silo}?theme=${theme}`, '.link-button');
          await page.locator('.link-button').first().click();
          await page.getByRole('dialog').waitFor();
          expect(await accessibilityFaults(page)).toEqual([]);
          await open(`/reading/33?theme=${theme}`, '.document-text');
          await page.keyboard.press('a');
          await page.locator('.claim-form').waitFor();
          await page.keyboard.press('ArrowDown');
          expect(await accessibilityFaults(page)).toEqual([]);
          await open(`/questions?theme=${theme}`, '.table-run .row');
          await page.keyboard.press('a');
          await page.getByRole('dialog').waitFor();
          expect(await accessibilityFaults(page)).toEqual([]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
          await page.keyboard.press('Control+k');
          await page.getByRole('dialog').getByRole('option').first().waitFor();
          expect(await accessibilityFaults(page)).toEqual([]);
        }
      });

      it.each(screens)('[DE18] %s fits, also narrow and mirrored', async (_, where, ready) => {
        for (const width of [1440, 1024]) {
          await page.setViewportSize({ width, height: 900 });
          await open(where, ready);
          for (const dir of ['ltr', 'rtl'] as const) {
            await page.evaluate((to) => (document.documentElement.dir = to), dir);
            const measured = await page.evaluate(() => ({
              scroll: document.documentElement.scrollWidth,
              client: document.documentElement.clientWidth,
              rail: document.querySelector('.rail')?.getBoundingClientRect().left ?? -1,
            }));
            expect(measured.scroll).toBeLessThanOrEqual(measured.client);
            expect(measured.rail === 0).toBe(dir === 'ltr');
          }
        }
      });
    });
  });
}
