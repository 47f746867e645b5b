/**
 * Ten tasks of a desk's day, done in a real browser as `docs/tasks.md` describes them, every key and
 * click counted. A task passes when what the person wanted to know or change is so afterwards.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AskView, QuestionBundle, TableView } from '#server/views.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from './open-browser.ts';

const CHAT = new URL('../../fixtures/sefin/raw/chat-nahr.txt', import.meta.url);
const SESSION_3 = `Session 3 with Tern, 2 April 2026. Interpreter: C-Birch.

Q: Before we begin, is there anything you want to correct?
A: Yes, about the men in the silo. I said nine. There were eleven men in the silo.

Q: How do you know?
A: I saw them when the door was opened.
`;

describe.skipIf(CHROMIUM === null)('ten tasks of a day', { timeout: 90_000 }, () => {
  let open: OpenBrowser;
  let page: Page;
  let count = 0;
  const counted: { readonly task: string; readonly interactions: number }[] = [];

  beforeAll(async () => {
    open = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await open?.close();
    process.stdout.write(
      `\nInteractions (keys and clicks; typed words count one):\n${counted
        .map(({ task, interactions }) => `  ${String(interactions).padStart(3)}  ${task}\n`)
        .join('')}`,
    );
  }, 60_000);
  afterEach(async () => {
    await page.close();
  });

  const task = (name: string, work: () => Promise<void>): void => {
    it(`[DE136] ${name}`, async () => {
      ({ page } = await open.newPage());
      count = 0;
      await work();
      counted.push({ task: name, interactions: count });
    });
  };
  const key = async (name: string): Promise<void> => {
    count += 1;
    await page.keyboard.press(name);
  };
  const click = async (target: ReturnType<Page['locator']>): Promise<void> => {
    count += 1;
    await target.click();
  };
  const type = async (target: ReturnType<Page['locator']>, text: string): Promise<void> => {
    count += 1;
    await target.fill(text);
  };
  const at = async (where: string, ready: string): Promise<void> => {
    await page.goto(`${open.base}${where}`);
    await page.locator(ready).first().waitFor();
  };
  const table = (query = ''): Promise<TableView> =>
    open.ask(`${open.caseApi}/question-table${query}`);
  const bundle = async (ref: string): Promise<QuestionBundle> => {
    const row = (await table(`?find=${ref}&limit=1`)).rows[0];
    return open.ask(`/api/questions/${row?.id}`);
  };

  /** Reports and origins, shown independent or not, of a question's finding. */
  const countOf = async (
    ref: string,
  ): Promise<{ readonly reports: number; readonly origins: number }> => {
    const { assessment } = await bundle(ref);
    const { independent, notEstablished } = assessment.origins;
    return { reports: assessment.reports, origins: independent + notEstablished };
  };

  task('1. What do we know of the silo, and from whom?', async () => {
    await at('/questions', '.table-run .row');
    await key('Control+k');
    await type(page.getByRole('dialog').getByRole('combobox'), 'silo night');
    await page.getByRole('option', { name: /Q-017/ }).first().waitFor();
    await key('Enter');
    await page.locator('.drawer .sentence').waitFor();
    expect(await page.locator('.drawer .sentence').innerText()).toBe(
      (await bundle('Q-017')).assessment.sentence,
    );
    expect(await page.locator('.drawer .evidence').count()).toBeGreaterThan(1);
  });

  task('2. What would be left of it without Plum?', async () => {
    await at('/questions/Q-017', '.drawer .sentence');
    await key('c');
    await page.locator('.picture .box').first().waitFor();
    await click(page.locator('.origin-list li', { hasText: 'Plum' }).locator('label'));
    await page.locator('.moved').getByText('Without Plum').waitFor();
  });

  task('3. Two reports look alike: are they one? Decide, and think again', async () => {
    const before = (await bundle('Q-017')).assessment.best?.probability;
    await at('/chain/Q-017', '.link-button');
    await click(page.locator('.link-button').first());
    await click(page.getByRole('dialog').getByRole('button', { name: 'Not the same' }));
    await page.locator('.toast').getByText('not the same report').waitFor();
    expect((await bundle('Q-017')).assessment.best?.probability).not.toBe(before);
    await key('z');
    await page.locator('.toast').getByText('Taken back').waitFor();
    expect((await bundle('Q-017')).assessment.best?.probability).toBe(before);
  });

  task('4. A lead’s confirmations turn out to be one man: what is left?', async () => {
    const ref = 'Q-018';
    await at(`/questions/${ref}`, '.drawer .sentence');
    await key('c');
    await page.locator('.picture .box').first().waitFor();
    const before = await countOf(ref);
    await click(page.locator('.link-button').first());
    await click(page.getByRole('dialog').getByRole('button', { name: 'Accept link' }));
    await page.locator('.toast').getByText('count as one').waitFor();
    const after = await countOf(ref);
    // As many reports as before, from fewer origins.
    expect(after.reports).toBe(before.reports);
    expect(after.origins).toBeLessThan(before.origins);
    await key('z');
    await page.locator('.toast').getByText('Taken back').waitFor();
    expect(await countOf(ref)).toEqual(before);
  });

  task('5. A second chat export arrives that repeats the first: what changes?', async () => {
    const documents = (): Promise<readonly unknown[]> => open.ask(`${open.caseApi}/documents`);
    const before = { documents: (await documents()).length, table: await table() };
    const first = readFileSync(CHAT, 'utf8').trimEnd();
    const news =
      '\u200f[\u0660\u0663\u200f/\u0660\u0664\u200f/\u0662\u0660\u0662\u0666\u060c \u0669:\u0660\u0660:\u0660\u0660 \u0635] \u0628\u062a\u0648\u0644\u0627: \u0627\u0644\u0637\u0631\u064a\u0642 \u0645\u0641\u062a\u0648\u062d \u0627\u0644\u064a\u0648\u0645.';
    await at('/inbox', '#stage h1');
    count += 1;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'chat-nahr-april.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(`${first}\n${news}\n`),
      });
    await type(page.getByLabel('Handed over by'), 'C-Birch');
    await type(page.getByLabel('By which channel'), 'by hand');
    await click(page.getByRole('button', { name: 'Take in' }));
    await page.locator('.import-list li', { hasText: 'chat-nahr-april.txt' }).waitFor();
    // One message is new; the rest is known, and no finding moves.
    await expect.poll(async () => (await documents()).length).toBe(before.documents + 1);
    expect((await table()).rows.map(({ finding }) => finding)).toEqual(
      before.table.rows.map(({ finding }) => finding),
    );
  });

  task(
    '6. Which findings are contradicted and still open? Keep the view for tomorrow',
    async () => {
      await at('/questions', '.table-run .row');
      await click(page.getByRole('button', { name: /^contradiction \d+$/ }));
      await click(page.getByRole('button', { name: /^open \d+$/ }));
      await click(page.getByRole('button', { name: 'Saved searches' }));
      await type(page.getByLabel('Name for this view'), 'contradicted and open');
      await key('Enter');
      await page.locator('.toast').getByText('is kept with the case').waitFor();
      const { matching } = await table('?only=contradiction,open');
      await page.getByText(new RegExp(`^${matching} of `)).waitFor();
    },
  );

  task('7. Put all of these under review, in one go', async () => {
    await at('/questions?only=contradiction', '.table-run .row');
    const { matching } = await table('?only=contradiction');
    await key('x');
    await click(page.getByRole('button', { name: /^Pick all/ }));
    await page.getByText(`${matching} picked`).waitFor();
    count += 1;
    await page.getByLabel('Set status').selectOption('under-review');
    await page.locator('.toast').getByText('changed').waitFor();
    expect((await table('?only=contradiction&status=under-review')).matching).toBe(matching);
  });

  task('8. Something turned out: record it, and see whom it moves', async () => {
    await at('/questions/Q-011', '.drawer .sentence');
    await click(page.getByRole('button', { name: 'Record outcome' }));
    const sheet = page.getByRole('dialog');
    await click(sheet.getByLabel('no', { exact: true }));
    await type(sheet.getByLabel('Evidence'), 'Dated picture of the closed barrier');
    await click(sheet.getByRole('button', { name: 'Record outcome' }));
    await sheet.getByText('On record:').waitFor();
    expect((await bundle('Q-011')).outcome?.value).toEqual({ type: 'yes-no', answer: 'no' });
  });

  task('9. A witness changes a number in session three: what changes?', async () => {
    const before = await countOf('Q-018');
    await at('/inbox', '#stage h1');
    count += 1;
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'session-3-tern.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(SESSION_3),
      });
    await type(page.getByLabel('Handed over by'), 'C-Birch');
    await type(page.getByLabel('By which channel'), 'interview');
    await click(page.getByRole('button', { name: 'Take in' }));
    const taken = page.locator('.import-list li', { hasText: 'session-3-tern.txt' });
    await taken.getByText('1 document').waitFor();
    const documents: readonly { readonly number: number }[] = await open.ask(
      `${open.caseApi}/documents`,
    );
    await at(`/reading/${Math.max(...documents.map(({ number }) => number))}`, '.document-text');
    // Of what is suggested one is news: how many they were.
    await click(page.getByText('11 men', { exact: true }).first());
    await key('Enter');
    await page.locator('.toast').getByText('One claim is added.').waitFor();
    await at('/sessions/Tern', '.difference-line');
    await click(page.getByRole('button', { name: 'Record a session' }));
    const form = page.getByRole('dialog');
    await type(form.getByLabel('Held on'), '2026-04-02');
    const transcript = form.locator('option', { hasText: 'session-3-tern' });
    count += 1;
    await form.getByLabel('Transcript').selectOption(await transcript.getAttribute('value'));
    await click(form.getByRole('button', { name: 'Save' }));
    await page.locator('.toast').getByText('Session 3 is on record.').waitFor();
    const line = page.locator('.difference-line', { hasText: '9 men → 11 men' });
    expect(await line.innerText()).toMatch(/contradiction[\s\S]*Q-018[\s\S]*not yet put/);
    // One more telling of the same witness is no further origin.
    const after = await countOf('Q-018');
    expect(after.reports).toBe(before.reports + 1);
    expect(after.origins).toBe(before.origins);
  });

  task('10. What shall we ask next, and whom?', async () => {
    await at('/questions', '.table-run .row');
    await key('g');
    await key('a');
    await page.waitForURL(/\/ask/);
    const best = page.locator('.ask-card').first();
    await best.waitFor();
    const { asks }: AskView = await open.ask(`${open.caseApi}/ask`);
    expect(await best.innerText()).toContain(asks[0]?.ref);
    expect(await best.innerText()).toContain(asks[0]?.sentence);
    await click(best.getByRole('button', { name: asks[0]?.sentence ?? '' }));
    await best.getByRole('region', { name: 'What answers would mean' }).waitFor();
  });
});
