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
