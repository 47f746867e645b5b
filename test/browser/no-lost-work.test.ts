/**
 * Nothing a person typed or decided is lost: two of them at one record, a slip of the hand beside a form,
 * the wrong key. In a real browser on the sample case.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRow, AccountView, QuestionBundle, TableView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';

describe.skipIf(CHROMIUM === null)('no lost work', { timeout: 90_000 }, () => {
  let open: OpenBrowser;
  let page: Page;
  let other: Page;

  beforeAll(async () => {
    open = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await open?.close();
  }, 60_000);
  beforeEach(async () => {
    ({ page } = await open.newPage());
    ({ page: other } = await open.newPage());
  });
  afterEach(async () => {
    await page.close();
    await other.close();
  });

  const fileOf = async (one: Page, name: string): Promise<void> => {
    await one.goto(`${open.base}/sources`);
    await one.getByRole('row', { name }).first().click();
    await one.getByRole('button', { name: 'Change', exact: true }).click();
    await one.getByRole('dialog').waitFor();
  };

  it('[DE181] what somebody else saves meanwhile empties no form; whoever saves later is told', async () => {
    await fileOf(page, 'Olive');
    await fileOf(other, 'Olive');
    await other.getByLabel('How we met').fill('At the well, through a cousin.');
    await page.getByLabel('Cell').fill('delta');
    await other.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await other.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByText('Somebody changed this source first').waitFor();
    expect(await page.getByLabel('Cell').inputValue()).toBe('delta');
  });

  it('[DE181] the settings of the case keep what was typed, and show theirs when asked', async () => {
    for (const one of [page, other]) await one.goto(`${open.base}/case`);
    await page.locator('#case-name').fill('Typed by one');
    await other.locator('#case-name').fill('Saved by another');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.locator('.toast').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody changed this case first').waitFor();
    expect(await page.locator('#case-name').inputValue()).toBe('Typed by one');
    await page.getByRole('button', { name: 'Show theirs' }).click();
    expect(await page.locator('#case-name').inputValue()).toBe('Saved by another');
    await other.keyboard.press('z');
    await other.locator('.toast').getByText('Taken back').waitFor();
  });

  it('[DE181] Escape and a click beside a form ask first where something was typed', async () => {
    await page.goto(`${open.base}/questions`);
    await page.locator('.table-run .row').first().waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    // Nothing typed: gone at once.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    const words = dialog.getByRole('textbox').first();
    await words.fill('Who kept the ledger?');
    await page.keyboard.press('Escape');
    await page.getByText('What you typed here is not saved.').waitFor();
    await page.keyboard.press('Enter');
    expect(await words.inputValue()).toBe('Who kept the ledger?');
    await page.mouse.click(4, 400);
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('[DE175] Back holds a dialog with words in it, and leaves once they may go', async () => {
    await page.goto(`${open.base}/questions`);
    await page.locator('.table-run .row').first().waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Warnings').click();
    await page.getByRole('button', { name: 'Raise a warning' }).click();
    const dialog = page.getByRole('dialog');
    const words = dialog.locator('textarea').first();
    await words.fill('Children sleep in the school.');
    await page.goBack();
    await page.getByText('What you typed here is not saved.').waitFor();
    await page.keyboard.press('Enter');
    expect(await words.inputValue()).toBe('Children sleep in the school.');
    await expect.poll(() => page.url()).toContain('/warnings');
    await page.goBack();
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await expect.poll(() => page.url()).toContain('/questions');
    await dialog.waitFor({ state: 'detached' });
  });

  it('[DE175] the rail, Back and loading again hold a form in the page; what was saved holds nobody', async () => {
    await page.goto(`${open.base}/case`);
    const name = page.locator('#case-name');
    const before = await name.inputValue();
    await name.fill('Typed and not saved');
    const rail = page.getByRole('navigation', { name: 'Screens' });
    await rail.getByText('Sources').click();
    const bar = page.getByText('What you typed here is not saved.');
    await bar.waitFor();
    await page.getByRole('button', { name: 'Go on writing' }).click();
    expect(await name.inputValue()).toBe('Typed and not saved');
    // Another tab of the screen would throw it away as well.
    await page.getByRole('tab', { name: 'What was done' }).click();
    await bar.waitFor();
    await page.getByRole('button', { name: 'Go on writing' }).click();
    // Loading again: the browser asks.
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (one) => {
        resolve(one.type());
        void one.dismiss();
      });
    });
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    expect(await asked).toBe('beforeunload');
    expect(await name.inputValue()).toBe('Typed and not saved');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.toast').waitFor();
    await rail.getByText('Sources').click();
    await expect.poll(() => page.url()).toContain('/sources');
    await page.keyboard.press('z');
    await page.locator('.toast').getByText('Taken back').waitFor();
    await page.goto(`${open.base}/case`);
    await expect.poll(() => name.inputValue()).toBe(before);
  });

  it('[DE177] a screen that the brush does not narrow says so, and lets it go', async () => {
    const brush = 'from=2026-03-12T00:00Z&to=2026-03-13T00:00Z';
    await page.goto(`${open.base}/map?${brush}`);
    const rail = page.getByRole('navigation', { name: 'Screens' });
    const note = page.locator('.brush-note');
    await rail.getByText('Sources').click();
    await note.waitFor();
    expect(await note.textContent()).toContain('What stands here is not');
    await rail.getByText('Questions').click();
    await page.locator('.table-run .row').first().waitFor();
    expect(await note.count()).toBe(0);
    for (const screen of ['Structure', 'Outcomes', 'Inbox', 'Warnings', 'Ask next']) {
      await rail.getByText(screen, { exact: true }).click();
      await note.waitFor();
    }
    await note.getByText('Show everything there too').click();
    await note.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('from=');
  });

  it('[DE178] Back goes from tab to tab; a view that there is not is the first', async () => {
    await page.goto(`${open.base}/questions`);
    await page.locator('.table-run .row').first().waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Sources').click();
    const lit = () => page.locator('.views [aria-pressed="true"]').textContent();
    await expect.poll(lit).toContain('Table');
    await page.getByRole('button', { name: 'Network', exact: true }).click();
    await expect.poll(lit).toContain('Network');
    await page.goBack();
    await expect.poll(lit).toContain('Table');
    expect(page.url()).toContain('/sources');
    await page.goto(`${open.base}/sources?view=network`);
    await expect.poll(lit).toContain('Table');
  });

  it('[DE174] every screen of the case says once which zone its hours are of', async () => {
    await page.goto(`${open.base}/reading/7`);
    await page.locator('.crumb-zone').getByText('UTC−2').waitFor();
    await page.goto(`${open.base}/timeline`);
    await page.getByText('Times of UTC−2').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('GMT');
    await page.goto(`${open.base}/warnings`);
    await page.locator('.warning-reports').first().waitFor();
    const reports = await page.locator('.warning-reports').allTextContents();
    expect(reports.join(' ')).toMatch(/25 Mar 2026, 08:30/u);
    expect(reports.join(' ')).not.toMatch(/[٠-٩]{4}/u);
  });

  it('[DE182] z takes back an outcome, and not what was done before it', async () => {
    const { rows } = await open.ask<TableView>(`${open.caseApi}/question-table?text=truck`);
    const row = () => open.ask<QuestionBundle>(`/api/questions/${rows[0]?.id ?? ''}`);
    const before = await row();
    expect(before.outcome).toBeNull();
    await page.goto(`${open.base}/questions/${before.input.question.ref}`);
    await page.getByRole('button', { name: 'Record outcome' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The answer, as it turned out').first().fill('grey');
    await dialog.getByLabel('Evidence').fill('a photo of the gate');
    await dialog.getByRole('button', { name: 'Record', exact: false }).last().click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.poll(async () => (await row()).outcome?.value).toBeTruthy();
    await page.keyboard.press('z');
    await expect.poll(async () => (await row()).outcome).toBeNull();
  });

  it('[DE182] z brings back a removed session with what was decided about it', async () => {
    const account = async (): Promise<AccountView> => {
      const rows = await open.ask<readonly AccountRow[]>(`${open.caseApi}/accounts`);
      const tern = rows.find(({ source }) => source.pseudonym === 'Tern');
      return open.ask<AccountView>(`/api/sources/${tern?.source.id ?? ''}/account`);
    };
    const before = await account();
    const second = before.sessions.at(-1);
    const difference = before.differences.find(({ sessionId }) => sessionId === second?.id);
    if (second === undefined || difference === undefined) throw new Error('Tern has told it twice');
    const decided = await open.context.request.patch(
      `${open.desk.origin}/api/sessions/${second.id}/differences`,
      {
        headers: { origin: open.desk.origin, 'x-hearsay': '1' },
        data: {
          version: second.version,
          questionId: difference.questionId,
          earlier: difference.earlier.claimId,
          later: difference.later.claimId,
          weight: 'central',
          standing: 'explained',
          comment: 'He had counted again.',
        },
      },
    );
    expect(decided.status()).toBe(200);
    const standing = async () =>
      (await account()).differences.filter((one) => one.standing === 'explained').length;
    expect(await standing()).toBe(1);
    await page.goto(`${open.base}/sessions/Tern?show=record`);
    await page.getByRole('button', { name: `Remove session ${second.number}` }).click();
    await expect.poll(async () => (await account()).sessions.length).toBe(1);
    await page.keyboard.press('z');
    await expect.poll(async () => (await account()).sessions.length).toBe(2);
    expect(await standing()).toBe(1);
  });
});
