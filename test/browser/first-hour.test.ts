/**
 * The first hour of somebody who knows nothing: an empty desk, a case in three answers, files taken in without a
 * word about them, the sample by one button. In a real browser on an empty folder.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, Decisions, DocumentSummary } from '#server/views.ts';
import { CHROMIUM } from './open-browser.ts';
import { startDesk, type StartedDesk } from './start-desk.ts';

const RAW = path.resolve(import.meta.dirname, '../../fixtures/sefin/raw');

describe.skipIf(CHROMIUM === null)('the first hour', { timeout: 180_000 }, () => {
  let desk: StartedDesk;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    desk = await startDesk(['--empty']);
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'Asia/Damascus',
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(desk.address);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  }, 60_000);

  const ask = async <T>(url: string): Promise<T> =>
    (await (await context.request.get(`${desk.origin}${url}`)).json()) as T;

  it('[DE179] a case begins in three answers: the zone of the reader’s clock, countries by name', async () => {
    await page.getByLabel('What is to be found out?').fill('The fire at the mill');
    expect(await page.getByLabel('Whose clock do its times follow?').inputValue()).toBe(
      'Asia/Damascus',
    );
    await page.getByText('UTC+3 · Damascus').waitFor();
    const countries = page.getByLabel('In which country, if you know');
    await countries.fill('Syria, Marran');
    await page.getByText('No country is called “Marran”').waitFor();
    const start = page.getByRole('button', { name: 'Start, and go to the inbox' });
    expect(await start.isDisabled()).toBe(true);
    await countries.fill('syria, IQ');
    await page.getByText('Syria, Iraq.').waitFor();
    await start.click();
    await page.getByText('Nothing has been taken in yet').waitFor();
    const [made] = await ask<readonly CaseView[]>('/api/cases');
    expect(made?.case).toMatchObject({ zone: 'Asia/Damascus', countries: ['SY', 'IQ'] });
  });

  it('[DE179] [DE185] files come in without a word about them; the one with a problem is named and first', async () => {
    const chat = [
      '01/03/2026, 09:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
      '01/03/2026, 09:00 - Desk created group "Mill"',
      '01/03/2026, 09:05 - Dana: The mill is burning, I see it from the roof',
      '01/03/2026, 09:07 - Dana: Two trucks left at noon',
    ].join('\n');
    const asFile = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    await page
      .locator('.drop input[type="file"][multiple]')
      .setInputFiles([
        asFile('claims-heron.csv', 'text/csv', readFileSync(path.join(RAW, 'claims-heron.csv'))),
        asFile('WhatsApp Chat with Mill.txt', 'text/plain', Buffer.from(chat)),
      ]);
    await page.getByRole('button', { name: 'Take in', exact: true }).click();
    await page
      .locator('.toast')
      .getByText('2 files are in. claims-heron.csv has lines that were not understood.')
      .waitFor();
    await page.locator('.import-list > li').nth(1).waitFor();
    expect(await page.locator('.import-list > li').first().textContent()).toContain(
      'claims-heron.csv',
    );
    // The place of what waits was kept from the first moment on.
    await page.getByRole('heading', { name: 'Waits for you' }).waitFor();
    const caseId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await expect
      .poll(
        async () => {
          const { workedOut, all } = await ask<Decisions>(`/api/cases/${caseId}/decisions`);
          return all > 0 && workedOut === all;
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    const waiting = await ask<Decisions>(`/api/cases/${caseId}/decisions`);
    expect(waiting.senders.map(({ name }) => name)).not.toContain('not stated');
    expect(waiting.documents.map(({ title }) => title).join(' ')).not.toMatch(/encrypted|group/u);
    // Kept, found, and not listed.
    const documents = await ask<readonly DocumentSummary[]>(`/api/cases/${caseId}/documents`);
    expect(documents.filter(({ ownLine }) => ownLine)).toHaveLength(2);
    const burning = documents.find(({ title }) => title.includes('burning'));
    await page.goto(`${desk.origin}/case/${caseId}/reading/${burning?.number}`);
    const list = page.getByRole('navigation', { name: 'Documents' });
    await list.getByText('2 lines of the chat program itself are not listed.').waitFor();
    expect(await list.getByText('end-to-end').count()).toBe(0);
    await list.getByRole('searchbox').fill('encrypted');
    await list.getByText('end-to-end').waitFor();
  });

  it('[DE185] the line that Enter takes is marked', async () => {
    const caseId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.goto(`${desk.origin}/case/${caseId}/inbox`);
    await page.getByRole('heading', { name: 'Waits for you' }).waitFor();
    await page.locator('.decisions summary').first().waitFor();
    await page.keyboard.press('n');
    const lit = page.locator('.match-list [aria-selected="true"]');
    await lit.waitFor();
    const look = await lit.evaluate((line) => {
      const { backgroundColor, boxShadow } = getComputedStyle(line);
      const around = getComputedStyle(line.parentElement ?? line).backgroundColor;
      return { other: backgroundColor !== around, boxShadow };
    });
    expect(look.other).toBe(true);
    expect(look.boxShadow).not.toBe('none');
  });

  it('[DE179] an empty desk loads the sample by one button', async () => {
    const other = await startDesk(['--empty']);
    try {
      const first = await browser.newContext();
      const own = await first.newPage();
      await own.goto(other.address);
      await own.getByRole('button', { name: 'Load the sample case' }).click();
      await own.locator('.table-run .row').first().waitFor({ timeout: 120_000 });
      expect(own.url()).toContain('/questions');
      await first.close();
    } finally {
      await other.close();
    }
  });
});
