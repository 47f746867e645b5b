/**
 * Map, Timeline and the claims side by side in a real browser, on the sample case. Needs a Chromium
 * (CHROMIUM_PATH, or one of the usual names); without one the tests are skipped and say so.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionBundle, WhereWhenView } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();

if (program === null) {
  describe('map and timeline in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('map and timeline in a browser', { timeout: 90_000 }, () => {
    let desk: StartedDesk;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let watch: PageWatch;
    let base = '';
    let caseId = '';

    beforeAll(async () => {
      desk = await startDesk();
      browser = await chromium.launch({
        executablePath: program,
        args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
      });
      const first = await context.newPage();
      await first.goto(desk.address);
      await first.waitForURL(/\/case\/[^/]+\/|\/$/);
      const cases = (await (await context.request.get(`${desk.origin}/api/cases`)).json()) as {
        case: { id: string };
      }[];
      caseId = cases[0]?.case.id ?? '';
      base = `${desk.origin}/case/${caseId}`;
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
    const whereWhen = (): Promise<WhereWhenView> => ask(`/api/cases/${caseId}/where-when`);
    const search = (): URLSearchParams => new URL(page.url()).searchParams;

    it('[DE70] [DE73] [DE74] [DE194] the map draws every place of the case, sites only coarsely, in the open sea', async () => {
      await open('/map', '.map-mark');
      const { items, landmarks } = await whereWhen();
      const placed = items.filter(({ where }) => where !== null);
      expect(await page.locator('.map-list .entry').count()).toBe(placed.length);
      const counted = await page
        .locator('.map-list .place-go .mute')
        .evaluateAll((all) => all.reduce((sum, one) => sum + Number(one.textContent), 0));
      expect(counted).toBe(placed.length);
      // Neither drawn nor sent: the clinic and the silo of the sample lie within these squares.
      for (const secret of ['33.4131', '33.4216', '33.4127', '33.4217', '33.4178']) {
        expect(JSON.stringify({ items, landmarks })).not.toContain(secret);
      }
      expect(await page.locator('.map-circle.site').count()).toBeGreaterThan(0);
      // [DE194] What is drawn is named, and a shield hides no number.
      const legend = await page.locator('.map-foot .legend').innerText();
      for (const words of ['how far it may be off', 'in the dotted circle', 'open sea'])
        expect(legend).toContain(words);
      const shields = page.locator('.map-mark', { has: page.locator('.lucide-shield') });
      expect(Number(await shields.first().locator('b').innerText())).toBeGreaterThan(1);
      expect(await page.locator('.map-net text').count()).toBeGreaterThan(4);
      await page.locator('.map-scale').getByText('km').waitFor();
      // 10 km on the bar are 10 km between the lines of the net.
      const bar = await page.locator('.map-scale span').boundingBox();
      const words = (await page.locator('.map-scale bdi').innerText()).split(' ');
      const metresAPixel = (Number(words[0]) * (words[1] === 'km' ? 1000 : 1)) / (bar?.width ?? 1);
      const district = placed.find(({ where }) => where?.name === 'Sefin district')?.where;
      // The district is the widest of all.
      const widest = await page
        .locator('.map-circle')
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().height)));
      expect((widest / 2) * metresAPixel).toBeCloseTo(district?.radius ?? 0, -3);
    });

    it('[DE75] the map is moved and zoomed by keyboard, and the address shows the same view again', async () => {
      await open('/map', '.map-mark');
      const scale = () => page.locator('.map-scale').innerText();
      const before = await scale();
      await page.locator('.map-paper').focus();
      for (let i = 0; i < 6; i++) await page.keyboard.press('+');
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(() => new URL(location.href).searchParams.has('at'));
      const zoomed = await scale();
      expect(zoomed).not.toBe(before);
      await page.reload();
      await page.locator('.map-scale').waitFor();
      expect(await scale()).toBe(zoomed);
      await page.locator('.map-paper').focus();
      await page.keyboard.press('0');
      await expect.poll(scale).toBe(before);
      // A place of the list goes there.
      await page.locator('.place-go').filter({ hasText: 'Wadi Lum bridge' }).press('Enter');
      await expect.poll(() => search().get('at')).toMatch(/^33\.118/);
    });

    it('[DE72] one brush: an area on the map, the same in time, the same questions in the table', async () => {
      await open('/map', '.map-mark');
      await page.locator('.place-go').filter({ hasText: 'Ain Marra ±' }).press('Enter');
      await page.waitForFunction(() => new URL(location.href).searchParams.has('at'));
      await page.getByRole('button', { name: 'Only what is in view' }).click();
      await expect.poll(() => search().get('area')).not.toBeNull();
      await page.getByRole('button', { name: 'Claims', exact: true }).click();
      const refs = new Set(await page.locator('.map-list .entry .link').allInnerTexts());
      expect(refs).toContain('Q-013');
      expect(refs).not.toContain('Q-016');
      await page.getByRole('link', { name: 'In time' }).click();
      await page.locator('.line .bar').first().waitFor();
      expect(search().get('area')).not.toBeNull();
      const rows = await page.locator('.line-name .link').allInnerTexts();
      expect(rows.every((row) => refs.has(row))).toBe(true);
      await page
        .getByRole('link', { name: /questions?$/ })
        .last()
        .click();
      await page.waitForURL(/\/questions/);
      await page.getByText('Q-013').first().waitFor();
      await page.getByText(/^On the map and in time: \d+ questions?$/).waitFor();
      const left = await page.locator('.table-run .row').allInnerTexts();
      expect(left.some((row) => row.includes('Q-016'))).toBe(false);
      // The rail and the keys keep it, also past a screen that has no use for it.
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      await page.waitForURL(/\/sources/);
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.locator('.line .bar').first().waitFor();
      expect(search().get('area')).not.toBeNull();
      await page.goBack();
      await page.goBack();
      await page.getByRole('button', { name: 'No longer narrowed' }).click();
      await page.getByText('Q-016').first().waitFor();
    });

    it('[DE76] the timeline has a row for each question or source, and a brush of time by fields', async () => {
      await open('/timeline', '.line .bar');
      expect(await page.locator('.line-name .link').first().innerText()).toMatch(/^[QKS]-/);
      await page.getByRole('button', { name: 'source', exact: true }).click();
      await page.locator('.line-name', { hasText: 'Damson' }).waitFor();
      expect(search().get('rows')).toBe('source');
      await page.getByLabel('From').fill('2026-03-14T00:00');
      await page.getByLabel('To', { exact: true }).fill('2026-03-14T23:59');
      // The zone of the case is two hours behind UTC.
      await expect.poll(() => search().get('from')).toBe('2026-03-14T02:00Z');
      await expect.poll(() => search().get('to')).toBe('2026-03-15T01:59Z');
      await page.locator('.item-table summary').click();
      const refs = new Set(await page.locator('.item-table tbody th').allInnerTexts());
      expect(refs).toContain('Q-009');
      expect(refs).not.toContain('Q-013');
      await page.locator('.lines-frame').focus();
      const shown = () => page.locator('.lines-tools bdi').innerText();
      const before = await shown();
      await page.keyboard.press('+');
      await expect.poll(shown).not.toBe(before);
      await page.keyboard.press('0');
      await expect.poll(shown).toBe(before);
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect.poll(() => search().get('from')).toBeNull();
    });

    it('[DE77] side by side: from the drawer, with the digits that changed places and both sides lit', async () => {
      await open('/questions/Q-005', '.drawer');
      await page.locator('.drawer').getByRole('link', { name: 'Side by side' }).click();
      await page.locator('.columns').waitFor();
      expect(await page.locator('.columns thead tr:last-child th').count()).toBe(5);
      const difference = page.getByRole('button', { name: /two digits have changed places/ });
      await difference.press('Enter');
      expect(await page.locator('.columns thead .lit-one').count()).toBe(3);
      expect(await page.locator('.columns thead .lit-other').count()).toBe(1);
      await page.locator('.columns thead .link').first().click();
      await page.waitForURL(/\/reading\/\d+/);
    });

    it('[DE78] somebody in two places is shown with both sides and the minutes that are missing', async () => {
      const rows = await ask<{ question: { id: string; ref: string } }[]>(
        `/api/cases/${caseId}/questions`,
      );
      const question = rows.find((row) => row.question.ref === 'Q-016')?.question;
      const bundle = await ask<QuestionBundle>(`/api/questions/${question?.id}`);
      const damson = bundle.input.claims.find(({ hops }) => hops.length === 2);
      const who = damson?.hops[0];
      expect(who?.actor.kind).toBe('source');
      const added: string[] = [];
      for (const [place, time] of [
        ['Wadi Lum bridge', '2026-01-20T12:00'],
        ['Tell Varo', '2026-01-20T12:05'],
      ] as const) {
        const answer = await context.request.post(`${desk.origin}/api/cases/${caseId}/claims`, {
          headers: { 'x-hearsay': '1', origin: desk.origin },
          data: {
            questionId: question?.id,
            value: { type: 'yes-no', answer: 'yes' },
            polarity: 'asserts',
            quote: `I stood at ${place}`,
            documentId: null,
            span: null,
            hops: [who],
            basis: 'saw',
            access: 'direct',
            certainty: [],
            toldAt: null,
            aboutTime: { from: `${time}:00`, to: `${time}:59`, stated: time, zone: 'Etc/GMT+2' },
            place,
            status: 'accepted',
            comment: null,
          },
        });
        expect(answer.status(), await answer.text()).toBe(201);
        added.push(((await answer.json()) as { id: string }).id);
      }
      await open('/map', '.pair');
      const pair = page.locator('.pair.against').first();
      await pair.getByText('cannot have been at both as they stand').waitFor();
      await pair.getByText('I stood at Wadi Lum bridge').waitFor();
      await pair.getByText('I stood at Tell Varo').waitFor();
      expect(await pair.innerText()).toMatch(/39 km apart.*17 minutes short/s);
      expect(await page.locator('.map-pair.against').count()).toBe(1);
      // By helicopter it could be done: the speed is in the address.
      await page.getByLabel('Top speed, km/h').fill('500');
      await page.keyboard.press('Enter');
      await expect.poll(() => search().get('speed')).toBe('500');
      await page.locator('.pair').getByText('can only just have been at both').waitFor();
      for (const id of added) {
        const gone = await context.request.delete(`${desk.origin}/api/claims/${id}?version=1`, {
          headers: { 'x-hearsay': '1', origin: desk.origin },
        });
        expect(gone.status()).toBe(204);
      }
      await page.reload();
      await page.getByText('Nobody is said to have been in two places at once').waitFor();
    });

    it('[DE4] [DE75] nothing an accessibility checker can find, in both themes, wide and narrow', async () => {
      for (const theme of ['light', 'dark']) {
        for (const [where, ready] of [
          ['/map', '.map-mark'],
          ['/timeline', '.line .bar'],
          ['/cross-check/Q-017', '.columns'],
        ] as const) {
          await open(`${where}?theme=${theme}`, ready);
          expect(await accessibilityFaults(page), `${where} ${theme}`).toEqual([]);
        }
      }
      await page.setViewportSize({ width: 900, height: 900 });
      for (const [where, ready] of [
        ['/map', '.map-mark'],
        ['/timeline', '.line .bar'],
        ['/cross-check/Q-017', '.columns'],
      ] as const) {
        await open(where, ready);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, where).toBeLessThanOrEqual(0);
      }
    });

    it('[DE18] from right to left the lists change sides and nothing sticks out', async () => {
      await open('/map', '.map-mark');
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      const map = await page.locator('.map-frame').boundingBox();
      const list = await page.locator('.map-list').boundingBox();
      expect(list?.x ?? 0).toBeLessThan(map?.x ?? 0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      // East stays on the right, whatever the writing.
      const labels = await page
        .locator('.map-net text')
        .evaluateAll((all) =>
          all
            .filter((one) => one.textContent?.endsWith('W'))
            .map((one) => [Number(one.getAttribute('x')), one.textContent ?? '']),
        );
      const [left, right] = [labels[0], labels.at(-1)];
      expect(Number(left?.[0])).toBeLessThan(Number(right?.[0]));
      expect(parseInt(String(left?.[1]), 10)).toBeGreaterThanOrEqual(
        parseInt(String(right?.[1]), 10),
      );
    });
  });
}
