/**
 * The Structure screen in a real browser, on the sample case: what was told drawn and read, an edge
 * asked, who is who decided and taken back. Needs a Chromium; without one the tests are skipped.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StructureView, SubjectsView } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();
/** A folder for pictures of the screen, when somebody wants to look at it. */
const pictures = process.env['HEARSAY_PICTURES'];

if (program === null) {
  describe('structure in a browser', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('structure in a browser', { timeout: 60_000 }, () => {
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
        args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-sync'],
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
      page.setDefaultTimeout(20_000);
      watch = watchPage(page, desk.origin);
    });
    afterEach(async () => {
      await page.close();
      expect(desk.ended()).toBeNull();
      // [DE2] Whatever a test did, the page never did this. That a refusal is a refusal is no fault,
      // nor that what was taken back while it was open is not there any more.
      expect(watch.problems.filter((text) => !/status of (404|422)/i.test(text))).toEqual([]);
    });

    const open = async (where: string, ready: string): Promise<void> => {
      await page.goto(`${base}/structure${where}`);
      await page.locator(ready).first().waitFor();
    };
    const picture = async (name: string): Promise<void> => {
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    };
    const get = <T>(what: string): Promise<T> =>
      page.evaluate(
        async (address) => (await (await fetch(address)).json()) as T,
        `/api${new URL(base).pathname.replace('/case/', '/cases/')}/${what}`,
      );
    const node = (name: string) => page.locator('.structure-node', { hasText: name });
    const edgesOf = async () =>
      (await get<StructureView>('structure')).edges.map(
        ({ relation, state, findings }) =>
          `${findings.map(({ ref }) => ref).join(' ')} ${relation} ${state}`,
      );
    const panel = () => page.locator('.structure-panel');

    it('[DE114] lines are drawn by state and thick by origins; a click opens claims and finding, and the address shows it again', async () => {
      await open('', '.structure-node');
      await picture('drawing-light');
      // [DE193] What boxes mean stands in the legend.
      expect(await page.locator('.structure-legend').innerText()).toContain(
        'known by a description or a kunya alone',
      );
      expect(await page.locator('.structure-edge[data-edge].contradicted').count()).toBe(1);
      expect(await page.locator('.structure-edge[data-edge].not-judged').count()).toBeGreaterThan(
        0,
      );
      const dashes = await page
        .locator('.structure-edge[data-edge].not-judged .line')
        .first()
        .evaluate((line) => getComputedStyle(line).strokeDasharray);
      expect(dashes).not.toBe('none');
      // Where a hand would point: at the middle of the line.
      const at = await page
        .locator('.structure-edge[data-edge].contradicted .line')
        .evaluate((line) => {
          const path = line as SVGPathElement;
          const middle = path.getPointAtLength(path.getTotalLength() * 0.7);
          const { x, y } = middle.matrixTransform(path.getScreenCTM() ?? undefined);
          return { x, y };
        });
      await page.mouse.click(at.x, at.y);
      await panel().getByText('After the interview comes the course').waitFor();
      await panel().getByText('There was no course').waitFor();
      await panel().getByRole('heading', { name: 'Says otherwise' }).waitFor();
      await picture('edge-panel');
      await page.reload();
      await panel().getByText('There was no course').waitFor();
      await panel().getByRole('link', { name: 'Question' }).click();
      await page.waitForURL(/questions\/S-003/);
    });

    it('[DE115] everything by keyboard: to a subject with arrows, into its file, along its edges', async () => {
      await open('', '.structure-node');
      await node('Northern checkpoint').focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(
        () => document.activeElement?.textContent?.includes('Office by the mill') === true,
      );
      await page.keyboard.press('Enter');
      await panel()
        .getByRole('heading', { name: /Office by the mill/ })
        .waitFor();
      await panel()
        .getByRole('button', { name: /Office by the mill comes before Interview/ })
        .press('Enter');
      await panel().getByText('From the office you go on to the interview').waitFor();
      await page.keyboard.press('Escape');
      await panel().waitFor({ state: 'detached' });
      await page.keyboard.press('2');
      await page.locator('.structure-table').waitFor();
      const view = await get<StructureView>('structure');
      expect(await page.locator('.structure-table tbody tr').count()).toBe(view.edges.length);
      await picture('table');
    });

    it('[DE116] as of a month: what nobody had said by then is left out and counted', async () => {
      await open('', '.structure-node');
      const all = await page.locator('.structure-edge[data-edge]').count();
      await page.locator('#structure-at').focus();
      await page.keyboard.press('Home');
      await page.getByText('as of October 2024').waitFor();
      expect(page.url()).toContain('at=2024-10');
      const then = await page.locator('.structure-edge[data-edge]').count();
      expect(then).toBeLessThan(all);
      await page.getByText(/not said yet by then/).waitFor();
      await page.keyboard.press('End');
      await page.locator('.structure-edge.gone').first().waitFor();
      await picture('as-of');
      await page.getByRole('button', { name: 'At any time' }).click();
      expect(await page.locator('.structure-edge[data-edge]').count()).toBe(all);
    });

    it('[DE117] stages stand in their order with the time that was told, and what was given none says so', async () => {
      await open('?view=process', '.structure-stages');
      const [way] = await page.locator('.structure-stages').all();
      const names = await way!.locator('.structure-stage .strong').allTextContents();
      expect(names).toEqual([
        'Northern checkpoint',
        'Office by the mill',
        'Interview',
        'Course',
        'Second unit',
      ]);
      const course = page.locator('.structure-stage', { hasText: 'Course' });
      const text = await course.textContent();
      expect(text).toContain('12 days');
      await page.getByText('no time told').first().waitFor();
      await picture('stages');
    });

    it('[DE118] two known by description are proposed, merged with a reason into one line with two findings, and taken back with z', async () => {
      await open('?view=who', '.structure-proposals');
      await picture('who');
      const before = await edgesOf();
      expect(before).toHaveLength(9);
      const proposal = page.locator('.structure-proposals li', { hasText: 'ledger' });
      await proposal.getByRole('button', { name: 'The same' }).click();
      const sheet = page.getByRole('dialog');
      expect(await sheet.getByRole('button', { name: 'They are the same' }).isDisabled()).toBe(
        true,
      );
      await sheet.getByLabel('Why you think so').fill('the same ledger, the same door');
      await sheet.getByRole('button', { name: 'They are the same' }).click();
      await panel().getByText('the same ledger, the same door', { exact: false }).first().waitFor();
      await picture('merged');
      const merged = await edgesOf();
      expect(merged).toHaveLength(before.length - 1);
      expect(merged.some((edge) => /S-007 S-008 commands|S-008 S-007 commands/.test(edge))).toBe(
        true,
      );
      await page.getByRole('heading', { name: 'May be the same' }).click();
      await page.keyboard.press('z');
      await page.getByText(/Taken back/).waitFor();
      expect(await edgesOf()).toEqual(before);
      // What became of it stays on record.
      const { subjects } = await get<SubjectsView>('subjects');
      expect(subjects.every((one) => one.records.length === 1)).toBe(true);
    });

    it('[DE161] that two may be the same is noted, shown with the others, taken back with z; that they are not takes a reason', async () => {
      await open('?view=who', '.structure-table');
      const noted = async () =>
        (await get<SubjectsView>('subjects')).subjects.flatMap(({ name, records }) =>
          records.flatMap(({ possible }) => possible.map((other) => `${name} / ${other.name}`)),
        );
      const begin = async () => {
        await page.getByRole('button', { name: 'Abu Rami', exact: true }).click();
        await panel().getByRole('button', { name: 'Same or not …' }).click();
        const sheet = page.getByRole('dialog');
        await sheet.getByLabel('Who or what it is').fill('a tall clerk with a ledger');
        return sheet;
      };
      const sheet = await begin();
      expect(await sheet.getByRole('button', { name: 'They are not' }).isDisabled()).toBe(true);
      await picture('same-or-not');
      await sheet.getByRole('button', { name: 'They may be' }).click();
      await page.getByText('Noted: Abu Rami may be a tall clerk with a ledger.').waitFor();
      expect(await noted()).toEqual(['Abu Rami / a tall clerk with a ledger']);
      await panel().getByText('May be a tall clerk with a ledger').waitFor();
      await page
        .locator('.structure-proposals li', { hasText: 'Abu Rami' })
        .getByText(/somebody noted/)
        .waitFor();
      await page.getByRole('heading', { name: 'May be the same' }).click();
      await page.keyboard.press('z');
      await panel().getByText('noted, not decided').waitFor({ state: 'detached' });
      expect(await noted()).toEqual([]);
      const again = await begin();
      await again.getByLabel('Why you think so').fill('seen together');
      await again.getByRole('button', { name: 'They are not' }).click();
      await panel().getByText('seen together', { exact: false }).first().waitFor();
      await page.getByRole('heading', { name: 'May be the same' }).click();
      await page.keyboard.press('z');
      await page
        .getByText(/Taken back/)
        .first()
        .waitFor();
      const { subjects } = await get<SubjectsView>('subjects');
      expect(subjects.flatMap((one) => one.records.flatMap((r) => r.notSameAs))).toEqual([]);
    });

    it('[DE119] one subject is parted into two by its questions, and the way back joins it again', async () => {
      await open('?view=who', '.structure-table');
      await page.getByRole('button', { name: 'Abu Rami', exact: true }).click();
      await panel().getByRole('button', { name: 'Part …' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('What the other is called').fill('Abu Rami of the office');
      await sheet.getByLabel(/^S-009/).check();
      await sheet.getByLabel('Why you think so').fill('Tern has never been north');
      await picture('part');
      await sheet.getByRole('button', { name: 'They are two' }).click();
      await panel()
        .getByRole('heading', { name: /Abu Rami of the office/ })
        .waitFor();
      await panel().getByText('Tern has never been north', { exact: false }).first().waitFor();
      const names = async () =>
        (await get<StructureView>('structure')).nodes.map(({ name }) => name);
      expect(await names()).toContain('Abu Rami of the office');
      await panel().getByRole('button', { name: 'Take back' }).click();
      await page.getByText('Abu Rami of the office is Abu Rami again.').waitFor();
      expect(await names()).not.toContain('Abu Rami of the office');
    });

    it('[DE120] an edge is asked with a new subject, drawn dashed until somebody says so, and taken back', async () => {
      await open('', '.structure-node');
      const before = await edgesOf();
      await page.keyboard.press('a');
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('From', { exact: true }).fill('the man at the gate');
      await sheet.getByLabel(/is new. It is a/).selectOption('person');
      await sheet.getByLabel('Relation').selectOption('works-at');
      await sheet.getByLabel('To', { exact: true }).fill('Office by the mill');
      await sheet.getByRole('button', { name: 'Ask whether it is so' }).click();
      await panel().getByText('Nobody has been heard on this', { exact: false }).waitFor();
      await node('the man at the gate').waitFor();
      expect(await edgesOf()).toContain('S-011 works-at not-judged');
      await page.keyboard.press('z');
      await page.getByText(/Taken back/).waitFor();
      expect(await edgesOf()).toEqual(before);
    });

    it('[DE121] what the texts say is offered, recorded with its chain by one click, and taken back', async () => {
      await open('?view=found', '.structure-found');
      await picture('found');
      const one = page.locator('.structure-found > li').first();
      const before = await edgesOf();
      await one.getByRole('button', { name: 'Record' }).click();
      await page.getByText(/is asked|asks that already/).waitFor();
      expect(await edgesOf()).not.toEqual(before);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/Taken back/).waitFor();
      expect(await edgesOf()).toEqual(before);
    });

    it.each(['', '?view=table', '?view=process', '?view=who', '?view=found', '?subject=first'])(
      '[DE122] nothing is wrong for an accessibility checker, light and dark, wide and narrow: %s',
      async (where) => {
        const { nodes } = await (async () => {
          await open('', '.structure-node');
          return get<StructureView>('structure');
        })();
        const at = where.replace('first', nodes[0]?.id ?? '');
        for (const theme of ['light', 'dark']) {
          await open(
            `${at}${at === '' ? '?' : '&'}theme=${theme}`,
            '.structure-node, .structure-table, .structure-stages, .structure-found',
          );
          if (where === '?subject=first') await panel().locator('.names').first().waitFor();
          expect(await accessibilityFaults(page)).toEqual([]);
          if (where === '' || where === '?subject=first')
            await picture(`look-${theme}${where === '' ? '' : '-subject'}`);
        }
        await page.setViewportSize({ width: 900, height: 900 });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over).toBeLessThanOrEqual(0);
        if (where === '') await picture('narrow');
      },
    );

    it('[DE123] five hundred subjects are drawn, found by a few letters and opened', async () => {
      await open('', '.structure-node');
      await page.route('**/api/cases/*/structure', async (route) => {
        const answer = await route.fetch();
        const view = (await answer.json()) as StructureView;
        const [edge] = view.edges;
        const [one] = view.nodes;
        if (edge === undefined || one === undefined) throw new Error('The sample has a structure.');
        const nodes = Array.from({ length: 500 }, (_, i) => ({
          ...one,
          id: `many-${i}` as typeof one.id,
          name: `Post ${i}`,
          also: [],
        }));
        const edges = nodes.slice(1).map((to, i) => {
          const from = nodes[Math.floor(i / 4)]?.id ?? to.id;
          return {
            ...edge,
            key: `${from} commands ${to.id}`,
            from,
            to: to.id,
            relation: 'commands' as const,
          };
        });
        await route.fulfill({ json: { ...view, nodes, edges } });
      });
      const start = Date.now();
      await page.reload();
      await page.waitForFunction(() => document.querySelectorAll('.structure-node').length === 500);
      const took = Date.now() - start;
      console.log(`500 subjects on screen after ${took} ms, the page loaded anew`);
      await picture('five-hundred');
      await page.getByRole('searchbox').fill('Post 499');
      await page.waitForFunction(() => document.querySelectorAll('.structure-node').length === 2);
    });
  });
}
