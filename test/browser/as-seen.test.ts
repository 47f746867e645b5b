/** What a whole day at the desk needs of every screen: keys that are named, a focus that comes back, paper. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';
import { accessibilityFaults, type PageWatch } from './watch-page.ts';

describe.skipIf(CHROMIUM === null)('the desk as seen', { timeout: 90_000 }, () => {
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

  const go = async (where: string, ready: string): Promise<void> => {
    await page.goto(`${open.base}${where}`);
    await page.locator(ready).first().waitFor();
  };
  const dialog = () => page.getByRole('dialog');

  it('[DE165] “?” names the keys of the screen on show, then those of the whole desk', async () => {
    await go('/questions', '.table-run .row');
    await page.keyboard.press('?');
    await dialog().getByText('Pick the question, to change several at once').waitFor();
    expect(await dialog().locator('.screens > div').count()).toBe(13);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.waitForURL(/\/outcomes/);
    await page.getByRole('heading', { name: 'Outcomes' }).waitFor();
    await page.keyboard.press('?');
    await dialog().getByText('Record several outcomes').waitFor();
    expect(await dialog().getByText('Pick the question').count()).toBe(0);
  });

  it.each([
    ['/questions', '.table-run .row', 'Find anything'],
    ['/questions', '.table-run .row', 'Keyboard'],
    ['/questions', '.table-run .row', 'Add question'],
    ['/questions', '.table-run .row', 'Saved searches'],
    ['/questions/Q-004', '.drawer .evidence', 'Record outcome'],
    ['/sources', '.source-table', 'Add a source'],
    ['/sessions/Tern', '.difference-line', 'Record a session'],
    ['/structure', '.structure-node', 'Add an edge'],
    ['/warnings', '.warning-card', 'Raise a warning'],
    ['/outcomes', '.outcome-open', 'Record an outcome'],
  ])(
    '[DE170] on %s the focus comes back to what opened a dialog (%s, “%s”)',
    async (where, ready, name) => {
      await go(where, ready);
      const opener = page.getByRole('button', { name }).first();
      await opener.focus();
      await page.keyboard.press('Enter');
      await dialog().waitFor();
      await expect
        .poll(() =>
          page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null),
        )
        .toBe(true);
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await expect
        .poll(() => opener.evaluate((button) => button === document.activeElement))
        .toBe(true);
    },
  );

  it('[DE171] on paper stands what is read: no rail, no buttons, dark ink, a finding by itself', async () => {
    await page.setViewportSize({ width: 794, height: 1120 });
    await go('/questions/Q-017?theme=dark', '.drawer .evidence');
    await page.emulateMedia({ media: 'print' });
    const seen = (where: string) => page.locator(where).first().isVisible();
    expect(await seen('.rail')).toBe(false);
    expect(await seen('.questions-main')).toBe(false);
    expect(await seen('.drawer .button')).toBe(false);
    const ink = await page
      .locator('.drawer .sentence')
      .evaluate((text) => getComputedStyle(text).color);
    expect(ink).toBe('rgb(29, 35, 48)');
    const clipped = await page
      .locator('.drawer')
      .evaluate((drawer) => drawer.scrollHeight - drawer.clientHeight);
    expect(clipped).toBeLessThan(2);
    await page.emulateMedia({ media: 'screen' });

    await go('/reading/33', '.document-text');
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('.document-text').boundingBox();
    expect(text?.width).toBeGreaterThan(400);
    await page.emulateMedia({ media: 'screen' });

    await go('/chain/Q-017', '.picture .box');
    await page.emulateMedia({ media: 'print' });
    const across = await page.locator('.picture').boundingBox();
    expect((across?.x ?? 0) + (across?.width ?? 9999)).toBeLessThanOrEqual(794);
  });

  it('[DE172] a row of the timeline with nothing in view says when, and leads there', async () => {
    await go('/timeline', '.line .bar');
    const row = page.locator('.line', { hasText: 'Q-008' });
    const away = row.getByRole('button', { name: /^Not in view: .*Oct 2024/ });
    // What has something in view stands first; this is further down.
    const down = async (): Promise<boolean> => {
      if (await away.isVisible()) return true;
      await page.locator('.lines-frame').evaluate((frame) => frame.scrollBy(0, 200));
      return false;
    };
    await expect.poll(down).toBe(true);
    await away.click();
    await row.locator('.bar').first().waitFor();
    expect(await away.count()).toBe(0);
  });

  it('[DE173] a new case leads from every empty screen to where what is missing comes from', async () => {
    await page.goto(`${open.desk.origin}/start`);
    await page.getByLabel('What is to be found out?').fill('The fire at the Oru depot');
    await page.getByRole('button', { name: 'Start, and go to the inbox' }).click();
    await page.getByText('Nothing has been taken in yet').waitFor();
    expect(await page.getByRole('button', { name: 'First hour' }).count()).toBe(0);
    const inbox = page.url();
    for (const [screen, leads] of [
      ['reading', 'To Inbox'],
      ['chain', 'To Questions'],
      ['sessions', 'To Inbox'],
      ['map', 'To Inbox'],
      ['timeline', 'To Inbox'],
    ] as const) {
      await page.goto(inbox.replace('/inbox', `/${screen}`));
      await page.getByRole('link', { name: leads }).click();
      await page.waitForURL(/\/(?:inbox|questions)/);
    }
  });
});
