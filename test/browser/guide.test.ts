/**
 * The parts of the user guide, followed on the sample case: each state of a screen that a part speaks of is
 * reached as a person reaches it, is free of faults, and is the picture that stands there
 * (`HEARSAY_SCREENSHOTS=1` takes them anew).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';
import { takePicture } from './take-picture.ts';
import { accessibilityFaults, type PageWatch } from './watch-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VISITS = [
  'day;source;from;question;number seen',
  '14.3.2026;C-Alder;Plum;How many men were held in the silo?;9',
  '15.3.2026;C-Alder;Fig;How many men were held in the silo?;between 10 and 12',
].join('\n');

describe.skipIf(CHROMIUM === null)('the user guide', { timeout: 60_000 }, () => {
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
    await page.goto(`${open.base}${where}${where.includes('?') ? '&' : '?'}theme=light`);
    await page.locator(ready).first().waitFor();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  /** A state that `docs/guide/<part>.md` shows. */
  const state = (part: string, name: string, reach: () => Promise<void>): void => {
    it(`[DE167] ${part}: ${name.replaceAll('-', ' ')}`, async () => {
      await reach();
      expect(await accessibilityFaults(page)).toEqual([]);
      // A browser without a graphics card says how slow it is to read its own drawing.
      expect(watch.problems.filter((text) => !text.includes('GPU stall'))).toEqual([]);
      const guide = readFileSync(path.join(ROOT, `docs/guide/${part}.md`), 'utf8');
      expect(guide.includes(`../images/guide/${name}.png`), 'shown in the guide').toBe(true);
      await takePicture(page, `guide/${name}`);
    });
  };

  // First what changes nothing, in the order of the guide.
  state('first-hour', 'the-guide-at-a-chain', async () => {
    await go('/questions', '.table-run .row');
    await button('First hour').click();
    await page.locator('.guide').waitFor();
    // The screens beneath have a "Next question" and an "Ask next" of their own.
    const guide = page.locator('.guide');
    for (let step = 2; step <= 4; step += 1) {
      await guide.getByRole('button', { name: 'Next', exact: true }).click();
      await guide.getByText(`${step} of 9`).waitFor();
    }
    await page.locator('.origin-list li[data-guided]').waitFor();
    await page.locator('.switch').first().click();
    await page.getByText(/^Without Plum/).waitFor();
  });
  it('[DE200] the help of the first hour goes along wherever one looks meanwhile, and is gone once closed', async () => {
    await go('/chain/Q-017?guide=4', '.picture');
    const guide = page.locator('.guide');
    await button('Next question').click();
    await page.waitForURL(/\/chain\/Q-018/);
    await guide.getByText('4 of 9').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(/\/sources/);
    await guide.getByText('4 of 9').waitFor();
    await guide.getByRole('button', { name: 'Close the guide' }).click();
    await guide.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('guide');
  });
  state('first-hour', 'find-anything', async () => {
    await go('/questions', '.table-run .row');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('silo');
    await page.getByRole('group', { name: 'Documents' }).waitFor();
  });
  state('first-hour', 'several-questions-picked', async () => {
    await go('/questions?only=contradiction', '.table-run .row');
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('3 picked').waitFor();
  });
  state('first-hour', 'the-keys-of-a-screen', async () => {
    await go('/reading/33', '.document-text');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Accept the suggestion').waitFor();
  });
  state('first-hour', 'three-answers', async () => {
    await page.goto(`${open.desk.origin}/start?theme=light`);
    await page.getByLabel('What is to be found out?').fill('The fire at the Oru depot');
    await page.getByLabel('Whose clock do its times follow?').fill('Africa/Tripoli');
  });
  state('first-hour', 'the-case-itself', async () => {
    await go('/case?part=log', '.log-table tbody tr');
  });

  state('inbox-and-reading', 'what-waits', async () => {
    await go('/inbox', '.decisions');
    await page.getByText(/names? that (?:is|are) no source yet/).click();
    await page.locator('.decision-line').first().waitFor();
    // However much is unfolded, nothing of it lies under what comes next.
    const inside = await page.locator('.decisions').evaluate((panel) => ({
      needs: panel.scrollHeight,
      has: panel.clientHeight,
    }));
    expect(inside.needs).toBeLessThanOrEqual(inside.has);
  });
  state('inbox-and-reading', 'columns-of-a-sheet', async () => {
    await go('/inbox', '.drop');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(VISITS) });
    await page.getByLabel('Handed over by').fill('C-Alder');
    await page.getByLabel('By which channel').fill('memory stick');
    await button(/Map its columns/).click();
    await page.locator('.wizard-rows').waitFor();
    await page.getByLabel(/^Answer/).selectOption({ label: 'number seen' });
    await page.locator('.wizard-rows').getByText('9', { exact: true }).first().waitFor();
  });
  state('inbox-and-reading', 'a-line-not-understood', async () => {
    await go('/inbox', '.import');
    const sheet = page.locator('.import', { hasText: 'claims-heron.csv' });
    await sheet.locator('summary').click();
    await sheet.scrollIntoViewIfNeeded();
    await sheet.getByText('Line 11:').first().waitFor();
  });
  state('inbox-and-reading', 'a-suggestion', async () => {
    await go('/reading/32', '.document-text');
    await page.locator('.suggestion').first().waitFor();
  });
  state('inbox-and-reading', 'adding-a-claim', async () => {
    await go('/reading/33', '.document-text');
    await page.keyboard.press('a');
    await page.getByText('Add a claim').nth(1).waitFor();
  });
  state('inbox-and-reading', 'a-photo-to-ask-about', async () => {
    await go('/reading/30', '.document-text');
    await page.getByText('To ask about').waitFor();
  });

  state('debriefing', 'a-difference-opened', async () => {
    await go('/sessions/Tern', '.difference-line');
    await page.locator('.difference-line', { hasText: 'Q-018' }).click();
    await page.getByText('What may explain it').waitFor();
  });
  state('debriefing', 'a-session-with-its-questions', async () => {
    await go('/sessions/Tern?show=record', '.asked');
  });

  state('cross-checking', 'a-place-on-the-map', async () => {
    await go('/map', '.map-mark');
    await button('Zoom in').or(button('Nearer')).click();
    await page.locator('.map-mark').first().waitFor();
  });

  state('network', 'the-file-of-a-source', async () => {
    await go('/sources', '.source-table');
    await page.getByRole('link', { name: 'Sumac' }).click();
    await page.getByRole('tab', { name: 'Reliability' }).click();
    await page.locator('.case-list li').first().waitFor();
  });
  state('network', 'tiers-and-cells', async () => {
    await go('/sources?view=drawing', '.network-frame[data-drawn-in]');
  });
  state('network', 'what-the-records-show', async () => {
    await go('/sources?view=records', '.finding-list');
  });
  state('network', 'contact-and-silences', async () => {
    await go('/sources', '.source-table');
    await page.getByRole('link', { name: 'Damson' }).click();
    await page.getByRole('tab', { name: 'Contact' }).click();
    await page.locator('.months').waitFor();
  });

  state('structure', 'one-subject', async () => {
    await go('/structure', '.structure-node');
    await page.locator('.structure-node', { hasText: 'Office by the mill' }).click();
    await page.getByRole('heading', { name: /Office by the mill/ }).waitFor();
  });
  state('structure', 'who-is-who', async () => {
    await go('/structure?view=who', '.structure-proposals');
  });
  state('structure', 'found-in-texts', async () => {
    await go('/structure?view=found', '.structure-found');
  });

  state('ask-next', 'what-answers-would-mean', async () => {
    await go('/ask', '.ask-card');
    await page.locator('.ask-open').first().click();
    await page.getByText('If the answer is').waitFor();
  });
  state('ask-next', 'who-is-left-alone', async () => {
    await go('/ask', '.left-alone');
    await page.locator('.left-alone').evaluate((part) => part.scrollIntoView({ block: 'end' }));
  });

  state('warnings', 'a-warning-decided', async () => {
    await go('/warnings', '.warning-card');
  });
  state('warnings', 'raising-a-warning', async () => {
    await go('/warnings', '.warning-card');
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('What is to be known').fill('Is an attack on the school planned?');
    await page.getByLabel('What is threatened').fill('Children in the school, on Friday morning.');
    await page.getByLabel('Who must decide').fill('R. Marrane');
  });

  state('outcomes', 'back-to-every-report', async () => {
    await go('/outcomes', '.outcome-open');
    await page.locator('.outcome-open', { hasText: 'K-07' }).click();
    await page.getByText('Back to every report').waitFor();
  });
});
