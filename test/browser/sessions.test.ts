/**
 * The Sessions screen in a real browser on the sample case: comparing Tern's tellings, deciding, noting what
 * was told, preparing the next interview. Needs a Chromium; without one the tests are skipped and say so.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRow, AccountView, QuestionBundle } from '#server/views.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const program = findChromium();

if (program === null) {
  describe('the Sessions screen', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('the Sessions screen', { timeout: 60_000 }, () => {
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
          '--no-first-run',
          '--disable-background-networking',
        ],
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'UTC',
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
      expect(watch.problems).toEqual([]);
    });

    const open = async (where: string, ready: string): Promise<void> => {
      await page.goto(`${base}${where}`);
      await page.locator(ready).first().waitFor();
    };
    const ask = async <T>(address: string): Promise<T> =>
      (await (await context.request.get(`${desk.origin}${address}`)).json()) as T;
    const caseApi = (): string => `/api${new URL(base).pathname.replace('/case/', '/cases/')}`;
    const tern = async (): Promise<AccountView> => {
      const rows = await ask<AccountRow[]>(`${caseApi()}/accounts`);
      const id = rows.find(({ source }) => source.pseudonym === 'Tern')?.source.id;
      return ask(`/api/sources/${id}/account`);
    };
    const line = (ref: string) => page.locator('.difference-line', { hasText: ref });

    it('[DE55] leads from the rail to the witness with sessions, and every part has an address', async () => {
      await open('/questions', '.table-run .row');
      await page.keyboard.press('g');
      await page.keyboard.press('d');
      await page.waitForURL(/\/sessions\/Tern$/);
      await page.getByRole('link', { name: 'Next interview' }).click();
      await page.locator('.sheet-lines li').first().waitFor();
      expect(page.url()).toContain('show=sheet');
      await page.reload();
      await page.locator('.sheet-lines li').first().waitFor();
    });

    it('[DE56] tellings stand side by side, each with its words and its document', async () => {
      await open('/sessions/Tern', '.tellings');
      const row = page.locator('.tellings tbody tr', { hasText: 'Q-018' });
      const cells = await row.locator('td').allInnerTexts();
      // Two sessions, and what he said between them.
      expect(cells).toHaveLength(3);
      expect(cells[0]).toContain('7–8');
      expect(cells[0]).toContain('Seven or eight men');
      expect(cells[1]).toContain('9 men');
      expect(cells[1]).toContain('C-Birch');
      await row.locator('td').nth(1).getByRole('link').click();
      await page.waitForURL(/\/reading\/\d+\?claim=/);
    });

    it('[DE57] a difference opens by keyboard, is decided with a comment, and the decision can be taken back', async () => {
      await open('/sessions/Tern', '.difference-line');
      await page.keyboard.press('j');
      await page.locator('.difference-body').waitFor();
      await line('Q-018').click();
      const body = page.locator('.difference-body');
      await body.getByText('What may explain it').waitFor();
      expect(await body.innerText()).toContain('interpreter');
      await body.getByText('explained', { exact: true }).click();
      await body.getByText('peripheral', { exact: true }).click();
      await body.getByRole('textbox').fill('he counted blankets, not men');
      await body.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Kept with the session.').waitFor();
      await page.reload();
      await line('Q-018').waitFor();
      expect(await line('Q-018').innerText()).toMatch(/explained/);
      const decided = (await tern()).differences.find((one) => one.decision !== null);
      expect(decided).toMatchObject({
        standing: 'explained',
        weight: 'peripheral',
        decision: { comment: 'he counted blankets, not men' },
      });
      await line('Q-019').click();
      await body.getByText('unexplained', { exact: true }).click();
      await body.getByRole('button', { name: 'Save' }).click();
      await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
      await expect
        .poll(async () => (await tern()).differences.filter((one) => one.decision !== null).length)
        .toBe(1);
    });

    it('[DE58] no difference has a colour that accuses: neither amber nor red, open or closed, in light and dark', async () => {
      for (const theme of ['light', 'dark']) {
        await open(`/sessions/Tern?theme=${theme}`, '.difference-line');
        await line('Q-019').click();
        const used = await page.evaluate(() => {
          const probe = document.createElement('span');
          document.body.append(probe);
          const colours = ['--against', '--against-ink', '--against-soft'].map((name) => {
            probe.style.color = `var(${name})`;
            return getComputedStyle(probe).color;
          });
          probe.remove();
          const found: string[] = [];
          const reddish = /^rgba?\((\d+), (\d+), (\d+)/;
          for (const element of document.querySelectorAll('.differences, .differences *')) {
            const style = getComputedStyle(element);
            for (const colour of [
              style.color,
              style.backgroundColor,
              style.borderBlockStartColor,
            ]) {
              const [, r = 0, g = 0, b = 0] = (reddish.exec(colour) ?? []).map(Number);
              if (colours.includes(colour) || (r > 120 && r > 1.6 * g && r > 1.6 * b))
                found.push(colour);
            }
          }
          return { found, count: document.querySelectorAll('.differences *').length };
        });
        expect(used.count).toBeGreaterThan(20);
        expect(used.found).toEqual([]);
      }
    });

    it('[DE59] what was told to the witness is kept, and later reports that say so are marked and flagged', async () => {
      await open('/sessions/Tern?show=record', '.asked');
      const second = page.locator('.block').nth(1);
      await second.getByRole('button', { name: 'Something was told to the witness' }).click();
      await second.getByLabel('What was told').fill('somebody counted nine men');
      await second.getByLabel(/^When/).fill('2026-03-27T08:00');
      const option = await second.locator('option', { hasText: 'Q-018' }).getAttribute('value');
      await second.getByLabel('The question it speaks to').selectOption(option);
      await second.getByLabel('Its answer to that question').fill('9');
      await second.getByRole('button', { name: 'Save' }).click();
      await second.getByText('one report could come from us').waitFor();
      await page.getByRole('link', { name: 'Tellings compared' }).click();
      await page.locator('.statement .pill', { hasText: 'could come from us' }).waitFor();
      const bundle = await ask<QuestionBundle>(`/api/questions/${option}`);
      expect(bundle.assessment.flags.map(({ kind }) => kind)).toContain('could-come-from-us');
      await page.keyboard.press('Control+z');
      await expect.poll(async () => (await tern()).sessions[1]?.disclosed.length).toBe(1);
    });

    it('[DE60] the kind of a question is a guess with its reason, and a person changes it', async () => {
      await open('/sessions/Tern?show=record', '.asked');
      const select = page.getByLabel('Kind of “When was that?”');
      expect(await select.inputValue()).toBe('probing');
      await select.selectOption('closed');
      await page.getByText('Changed.').waitFor();
      const asked = (await tern()).sessions[0]?.questions.find(
        ({ text }) => text === 'When was that?',
      );
      expect(asked).toMatchObject({ type: 'closed', why: null });
    });

    it('[DE61] a session is recorded from its transcript, its questions filled in, and can be taken back', async () => {
      await open('/sessions/Quince', '.account-head');
      await page.getByRole('button', { name: 'Record a session' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Held on').fill('2026-04-02');
      const option = await form
        .locator('option', { hasText: /session[ -]1/i })
        .getAttribute('value');
      await form.getByLabel('Transcript').selectOption(option);
      await form.getByText(/\d+ questions found in it/).waitFor();
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Session 1 is on record.').waitFor();
      await page.getByRole('link', { name: 'Sessions', exact: true }).last().click();
      await page.locator('.asked li').first().waitFor();
      expect(await page.locator('.asked li').count()).toBeGreaterThan(7);
      await page.keyboard.press('Control+z');
      await page.getByText('No session with this source is on record').waitFor();
    });

    it('[DE62] a time is counted from an event, and the reckoning is said', async () => {
      await open('/sessions/Tern', '.tellings');
      const cell = page.locator('.tellings tbody tr', { hasText: 'Q-020' }).locator('td').nth(1);
      await cell.hover();
      await cell.getByRole('button').click();
      const form = page.getByRole('dialog');
      await form.getByLabel('The words').fill('long ago');
      const option = await form.locator('option', { hasText: 'Q-001' }).getAttribute('value');
      await form.getByLabel('When the event was').selectOption(option);
      await form.getByRole('button', { name: 'Count' }).click();
      await form.getByRole('alert').waitFor();
      watch.problems.length = 0; // the refusal itself: 422
      await form.getByLabel('The words').fill('about a week after the first shell');
      await form.getByRole('button', { name: 'Count' }).click();
      await cell.getByText('Q-001 is dated').waitFor();
    });

    it('[DE63] the sheet asks how it is known first, says what each line settles, and prints without the rest of the desk', async () => {
      await open('/sessions/Tern?show=sheet', '.sheet-lines');
      const kinds = await page
        .locator('.sheet-lines li')
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['kind']));
      expect(kinds[0]).toBe('lineage');
      expect(kinds.lastIndexOf('lineage')).toBeLessThan(kinds.indexOf('invitation'));
      expect(kinds.at(-1)).toBe('closing');
      const paper = await page.locator('.paper').innerText();
      for (const name of ['Plum', 'Birch', 'Alder', 'Heron', 'Quince'])
        expect(paper).not.toContain(name);
      expect(paper).not.toMatch(/nine or ten|over 20/u);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.beside').isVisible()).toBe(false);
      expect(await page.locator('.witnesses').isVisible()).toBe(false);
      expect(await page.locator('.write').first().isVisible()).toBe(true);
      await page.emulateMedia({ media: 'screen' });
    });

    it('[DE64] a control question gets a neutral wording only, and then stands among the others', async () => {
      await open('/sessions/Sumac?show=sheet', '.sheet-lines');
      const form = page.locator('.wording').first();
      const ref = (await form.locator('.ref').innerText()).trim();
      await form.getByRole('textbox').fill('Was it closed?');
      await form.getByText(/^closed:/).waitFor();
      expect(await form.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await form.getByRole('textbox').fill('How did people pass there in those days?');
      await form.getByRole('button', { name: 'Save' }).click();
      await page
        .locator('.sheet-lines li[data-kind="control"]', { hasText: 'How did people pass there' })
        .waitFor();
      await page.keyboard.press('Control+z');
      await page.locator('.wording', { hasText: ref }).waitFor();
    });

    it('[DE139] can be taken back though the form has left the screen before all was asked again', async () => {
      await open('/sessions/Sumac?show=sheet', '.sheet-lines');
      const form = page.locator('.wording').first();
      const ref = (await form.locator('.ref').innerText()).trim();
      let late: () => void = () => undefined;
      const until = new Promise<void>((resolve) => (late = resolve));
      await page.route('**/api/warnings', async (route) => {
        await until;
        await route.continue();
      });
      await form.getByRole('textbox').fill('How did people get their bread in those days?');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.locator('.sheet-lines', { hasText: 'get their bread' }).waitFor();
      await page.locator('.wording', { hasText: ref }).waitFor({ state: 'detached' });
      await page.locator('.toast').getByRole('button', { name: 'Undo' }).waitFor();
      late();
      await page.keyboard.press('Control+z');
      await page.locator('.wording', { hasText: ref }).waitFor();
      await page.unrouteAll({ behavior: 'wait' });
    });

    it('[DE65] no part has a violation an accessibility checker can find, in light and dark, wide and narrow', async () => {
      for (const [where, ready] of [
        ['/sessions/Tern', '.difference-line'],
        ['/sessions/Tern?show=record', '.asked'],
        ['/sessions/Tern?show=sheet', '.sheet-lines'],
      ] as const) {
        for (const theme of ['light', 'dark']) {
          await page.setViewportSize({ width: theme === 'dark' ? 900 : 1440, height: 900 });
          await open(`${where}${where.includes('?') ? '&' : '?'}theme=${theme}`, ready);
          if (ready === '.difference-line') await line('Q-020').click();
          expect(await accessibilityFaults(page), `${where} ${theme}`).toEqual([]);
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(wide).toBeLessThanOrEqual(0);
        }
      }
    });
  });
}
