/**
 * From a folder of raw files to findings, as a newcomer does it: an empty desk, a case of their own, the sample case's
 * folder taken in, names said, suggestions decided, copies and outcomes too. Everything by keyboard: every key is pressed
 * in the page and counted, and nothing is changed but through the screens; what is read beside them only says what the
 * newcomer knows – the prepared case (`fixtures/sefin/case.json`), which decides what they want.
 *
 * With each run a part of the folder is walked, with a document of every kind. `HEARSAY_WHOLE_CASE=1` walks all of it and
 * holds the findings against those of the prepared case; that takes some minutes. Needs a Chromium (CHROMIUM_PATH, or
 * one of the usual names); without one it is skipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAgrees } from '#assessment/value-agrees.ts';
import type { Claim } from '#claims/claim.ts';
import { inOrderWritten } from '#jobs/inbox.ts';
import type {
  Decisions,
  DocumentSuggestions,
  DocumentSummary,
  DocumentView,
  ImportView,
  QuestionBundle,
  QuestionRow,
  SourceView,
  SuggestionCard,
} from '#server/views.ts';
import { answersGiven } from '#workbench/outcomes/answers-given.ts';
import { placesToTell } from '#workbench/reading/places-to-tell.ts';
import { basisOf, byWay, originKey } from '#workbench/reading/target.ts';
import {
  aimOf,
  asked,
  basisSteps,
  CELLS,
  chainOf,
  hopName,
  KNEW,
  NAMES,
  ownerOf,
  placesLeft,
  planFor,
  prepared,
  remember,
  same,
  sameWay,
  SECONDS_A_KEY,
  TELLERS,
  turned,
  valueOf,
  valueOfWords,
  type Wanted,
  wantedIn,
} from '../harness/newcomer.ts';
import { findChromium, startDesk, type StartedDesk } from './start-desk.ts';
import { accessibilityFaults, type PageWatch, watchPage } from './watch-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const program = findChromium();
const WHOLE = process.env['HEARSAY_WHOLE_CASE'] === '1';
/** One of each kind: messages, an article, a note, a memo that was bought, an interview, a log, a sheet, a photo. */
const PART = [
  'chat-nahr.txt',
  'valley-now-1.txt',
  'finch-note.txt',
  'partner-memo-31.txt',
  'session-2-tern.txt',
  'control-log.txt',
  'claims-heron.csv',
  'marran-gazette-photo.png',
];
/** Of the log in the part: the first two questions say it. */
const PART_ASKS = /^(?:Q-|K-0[12]$)/;

const expected = JSON.parse(
  readFileSync(path.join(ROOT, 'fixtures/sefin/expected.json'), 'utf8'),
) as {
  readonly questions: readonly {
    readonly ref: string;
    readonly verdict: string;
    readonly best?: string;
    readonly probability?: readonly [number, number];
    readonly origins: { readonly independent: number; readonly notEstablished: number };
  }[];
};

if (program === null) {
  describe('the whole case by keyboard', () => {
    it.skip('is skipped: no Chromium was found; set CHROMIUM_PATH to one', () => undefined);
  });
} else {
  describe('the whole case by keyboard', { timeout: 900_000 }, () => {
    let desk: StartedDesk;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let watch: PageWatch;
    let caseId = '';
    /** The raw files apart from the repository: nothing may change them while they are sent. */
    let folder = '';
    let files: readonly string[] = [];
    const questionIds = new Map<string, string>();
    const inverted = new Set<string>();
    const called = new Map<string, string>();
    const counted = {
      keys: 0,
      byHand: 0,
      changed: 0,
      accepted: 0,
      aside: 0,
      typed: 0,
      links: 0,
      outcomes: 0,
      documents: 0,
    };
    /** Keys by what they were for, in the order in which it was done. */
    const spent = new Map<string, number>();
    let purpose = '';
    const count = (keys: number): void => {
      counted.keys += keys;
      spent.set(purpose, (spent.get(purpose) ?? 0) + keys);
    };

    beforeAll(async () => {
      folder = path.join(await mkdtemp(path.join(tmpdir(), 'hearsay-raw-')), 'raw');
      const raw = path.join(ROOT, 'fixtures/sefin/raw');
      files = WHOLE ? readdirSync(raw) : PART;
      await mkdir(folder);
      for (const name of files) await cp(path.join(raw, name), path.join(folder, name));
      desk = await startDesk(['--empty']);
      browser = await chromium.launch({
        executablePath: program,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      });
      context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: prepared.zone,
      });
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      watch = watchPage(page, desk.origin);
      // Choosers are caught from the first moment on: the key that opens one must not come before.
      page.on('filechooser', () => undefined);
    }, 300_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.close();
      await rm(path.dirname(folder), { recursive: true, force: true });
    }, 60_000);

    // Each step stands on the one before.
    let broken = false;
    beforeEach((step) => {
      if (broken) step.skip();
    });
    afterEach((step) => {
      broken ||= step.task.result?.state === 'fail';
    });

    /** What the newcomer could see by looking; nothing is changed by it. */
    const look = async <T>(address: string): Promise<T> => {
      const get = () => context.request.get(`${desk.origin}${address}`);
      // A connection that has idled is closed by the server, at times in the moment it is used again.
      const answer = await get().catch(get);
      return (await answer.json()) as T;
    };
    const press = async (key: string, times = 1): Promise<void> => {
      for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
      count(times);
    };
    const type = async (text: string): Promise<void> => {
      await page.keyboard.type(text);
      count(text.length);
      counted.typed += text.length;
    };
    const hasFocus = (what: Locator): Promise<boolean> =>
      what.evaluate((element) => element === document.activeElement).catch(() => false);
    /** Tab by Tab, as a person does who sees where the focus is. */
    const tabTo = async (what: Locator): Promise<void> => {
      await what.first().waitFor();
      for (let i = 0; i < 60; i += 1) {
        if (await hasFocus(what.first())) return;
        await press('Tab');
      }
      throw new Error(`Tab does not lead to ${String(what)}.`);
    };
    /** By the letters a line begins with, then by arrows. */
    const choose = async (field: Locator, label: string): Promise<void> => {
      const lines = await field.evaluate((element) => {
        const select = element as HTMLSelectElement;
        return {
          all: [...select.options].map((option) => option.text),
          now: select.selectedOptions[0]?.text ?? '',
        };
      });
      if (lines.now === label) return;
      const at = lines.all.indexOf(label);
      expect(at, `${label} among ${lines.all.join(', ')}`).toBeGreaterThanOrEqual(0);
      const begins = (letters: string): number =>
        lines.all.findIndex((line) => line.toLowerCase().startsWith(letters.toLowerCase()));
      let letters = '';
      for (const letter of label.split(/\s/)[0] ?? '') {
        letters += letter;
        if (begins(letters) === at) break;
      }
      if (begins(letters) === at) await type(letters);
      else {
        const from = lines.all.indexOf(lines.now);
        await press(at > from ? 'ArrowDown' : 'ArrowUp', Math.abs(at - from));
      }
      await expect
        .poll(() =>
          field.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text),
        )
        .toBe(label);
    };
    const toast = (text: string | RegExp) =>
      page.locator('.toast').getByText(text).first().waitFor();
    const sources = (): Promise<readonly SourceView[]> => look(`/api/cases/${caseId}/sources`);
    const questions = (): Promise<readonly QuestionRow[]> => look(`/api/cases/${caseId}/questions`);
    const decisions = (): Promise<Decisions> => look(`/api/cases/${caseId}/decisions`);
    const shownNumber = (): number => Number(/\/reading\/(\d+)/.exec(page.url())?.[1] ?? 0);

    it('[DE135] [DE150] a case of one’s own, and the folder taken in', async () => {
      purpose = 'the case and its folder';
      await page.goto(desk.address);
      const title = page.getByLabel('What is it called?').or(page.locator('#start-title'));
      await tabTo(title.first());
      await type('Market');
      await press('Enter');
      await page.waitForURL(/\/case\/[^/]+\/inbox/);
      caseId = /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? '';
      await page.getByText('Nothing has been taken in yet').waitFor();
      expect((await look<{ case: { zone: string } }>(`/api/cases/${caseId}`)).case.zone).toBe(
        prepared.zone,
      );
      await page.locator('.drop').waitFor();
      const chooser = page.waitForEvent('filechooser');
      chooser.catch(() => undefined);
      await press('f');
      await (await chooser).setFiles(folder);
      await page.getByText(`${files.length} files`).waitFor();
      await expect.poll(() => hasFocus(page.getByLabel('Handed over by'))).toBe(true);
      await type('a folder');
      await press('Tab');
      await type('stick');
      await press('Enter');
      await page
        .locator('.toast')
        .getByText(`${files.length} files are in`)
        .waitFor({ timeout: 240_000 });
      await expect
        .poll(
          async () => {
            const { workedOut, all } = await decisions();
            return all > 0 && workedOut === all;
          },
          { timeout: 60_000 },
        )
        .toBe(true);
      await page.getByText(/names that are no source yet/).waitFor();
      expect(watch.problems).toEqual([]);
    });

    it('[DE25] [DE150] names become sources by a person’s word', async () => {
      purpose = 'names';
      const there = new Set((await sources()).map(({ source }) => source.pseudonym));
      const tellers = new Set(files.flatMap((file) => TELLERS[file] ?? []));
      for (const name of tellers) {
        if (there.has(name)) continue;
        await press('a');
        await page.getByRole('combobox', { name: 'Add a source nobody named yet' }).waitFor();
        await type(name);
        await press('Enter');
        await kindOf('our own desk', null);
        await toast(`${name} is a source`);
      }
      for (let round = 0; round < 60; round += 1) {
        const { senders } = await decisions();
        if (!senders.some(({ name }) => NAMES[name] !== undefined)) break;
        const box = page.getByRole('combobox', { name: /^Who is “/ });
        if (!(await box.isVisible())) await press('n');
        await box.waitFor();
        const name = /“(.*)”/.exec(await labelOf(box))?.[1];
        const known = name === undefined ? undefined : NAMES[name];
        if (name === undefined || known === undefined) {
          // Nobody’s pseudonym: left as it is, and on to the next line.
          await press('Escape');
          await press('Tab');
          await press('Enter');
          continue;
        }
        const { is, kind } = known;
        if (!(await sources()).some(({ source }) => source.pseudonym === is)) {
          if (is !== name) await type(is);
          await press('Enter');
          await kindOf(KIND_WORDS[kind] ?? kind, CELLS[is] ?? null);
        } else if (
          is
            .toLowerCase()
            .split(/[\s-]+/)
            .includes(name.toLowerCase())
        ) {
          // Whoever goes by the name in part stands below, and is taken only when chosen.
          await page.getByRole('option', { name: `is ${is}` }).waitFor();
          await press('ArrowDown');
          await press('Enter');
        } else {
          await press('Control+a');
          const letters = await shortest(is);
          await type(letters);
          await page
            .getByRole('option', { name: `is ${is}` })
            .first()
            .waitFor();
          await press('Enter');
        }
        await toast(`is ${is} from now on`);
        // After each name the box of the next opens by itself.
        const left = (await decisions()).senders;
        if (left.at(-1)?.name !== name && left.length > 0) {
          await expect
            .poll(
              async () => (await box.isVisible()) && !(await labelOf(box)).includes(`“${name}”`),
            )
            .toBe(true)
            .catch(() => undefined);
        }
      }
      if (WHOLE) {
        await press('Escape');
        await sayCells();
        const all = await sources();
        const handles = (name: string) =>
          all.find(({ source }) => source.pseudonym === name)?.source.handles;
        expect(handles('C-Alder')).toContain('Alder');
        // Likeness is not enough: each name was asked for by itself.
        expect(handles('Sumac')).toContain('Shop 4');
        expect(all.find(({ source }) => source.pseudonym === 'Sumac')?.source.cell).toBe('north');
      }
      await press('Escape');

      /** Who works side by side: on the Sources screen, for the sheet brought both as sources already. */
      async function sayCells(): Promise<void> {
        for (const [name, cell] of Object.entries(CELLS)) {
          await press('g');
          await press('s');
          await page.waitForURL(/\/sources/);
          await page.locator('.source-row').nth(1).waitFor();
          await press('f');
          await type(name);
          await expect.poll(() => page.locator('.source-row:not(.head)').count()).toBe(1);
          await tabTo(page.getByRole('grid'));
          await press('j');
          await press('Enter');
          await page.getByRole('heading', { name, exact: true }).waitFor();
          const change = page.getByRole('button', { name: 'Change', exact: true }).first();
          await tabTo(change);
          await press('Enter');
          const field = page.getByRole('dialog').getByLabel('Cell', { exact: true });
          await tabTo(field);
          await type(cell);
          await press('Enter');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
          await toast(`${name} changed`);
          await page.waitForTimeout(300);
          await press('Escape');
          await change.waitFor({ state: 'detached' });
        }
        await press('g');
        await press('i');
        await page.getByRole('button', { name: /Look for copies/ }).waitFor();
      }
      async function labelOf(field: Locator): Promise<string> {
        return field.evaluate(
          (element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '',
        );
      }
      async function kindOf(label: string, cell: string | null): Promise<void> {
        const field = page.getByLabel('What kind of source');
        await field.waitFor();
        await expect.poll(() => hasFocus(field)).toBe(true);
        await choose(field, label);
        if (cell !== null) {
          const field = page.getByLabel('Cell', { exact: true });
          await tabTo(field);
          await type(cell);
          expect(await field.inputValue()).toBe(cell);
        }
        await press('Enter');
      }
      /** The letters by which the box shows a source first. */
      async function shortest(is: string): Promise<string> {
        const all = (await sources()).map(({ source }) => source);
        for (let n = 1; n < is.length; n += 1) {
          const letters = is.slice(0, n).toLowerCase();
          const fits = all.filter((one) =>
            [one.pseudonym, ...one.handles].some((each) => each.toLowerCase().startsWith(letters)),
          );
          if (fits.length === 1) return is.slice(0, n);
        }
        return is;
      }
    });

    it('[DE151] what surely matches is accepted at once after a look, the rest stays, and one key takes it back', async () => {
      purpose = 'not counted';
      const documents = await look<DocumentSummary[]>(`/api/cases/${caseId}/documents`);
      const log = documents.find(({ title }) => /^control[ -](?:questions|log)/i.test(title));
      await page.goto(`${desk.origin}/case/${caseId}/reading/${log?.number}`);
      const form = page.getByRole('form', { name: 'New question' });
      await page.locator('.claim-card.suggestion.active').waitFor();
      const { cards } = await look<DocumentSuggestions>(`/api/documents/${log?.id}/suggestions`);
      const first = cards.find(({ suggestion }) => suggestion.quote.includes('hill went dark'));
      await lightUp(first?.key ?? '');
      await press('Enter');
      await form.waitFor();
      await press('Enter');
      await toast('is asked');
      await page
        .locator('.document-tools')
        .getByText(/surely match/)
        .waitFor();
      await press('A');
      const review = page.locator('.bulk-review');
      await review.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const taken = await review.locator('.bulk-list').first().locator('> li').count();
      // Both repeat what was asked; “it ran all night” answers it and says neither yes nor no, so a person reads it.
      const words = await review.innerText();
      expect(taken).toBe(2);
      expect(words).toContain('it stopped, we worked by lamps');
      expect(words).toMatch(/it ran all night” – too little speaks/);
      expect(words).toContain('are left for you');
      const open = await page.locator('[data-state="open"]').count();
      await press('Enter');
      await toast(/2 claims are added\..*stay open/);
      expect(await page.locator('[data-state="open"]').count()).toBe(open - 2);
      await press('z');
      await toast('Taken back');
      await expect.poll(() => page.locator('[data-state="open"]').count()).toBe(open);
      await press('u');
      await expect.poll(() => page.locator('[data-state="open"]').count()).toBe(open + 1);
      expect((await questions()).map(({ question }) => question.text).join()).not.toContain(
        'generator',
      );
      await page.goto(`${desk.origin}/case/${caseId}/inbox`);
      await page.getByRole('link', { name: 'Read the first' }).waitFor();
      expect(watch.problems).toEqual([]);
    });

    it('[DE22] [DE23] [DE150] [DE153] suggestions are decided, document after document', async () => {
      purpose = 'reading';
      const imports = await look<ImportView[]>(`/api/cases/${caseId}/imports`);
      const fileOf = new Map(imports.map((one) => [one.import.id as string, one.fileName]));
      const documents = await look<DocumentSummary[]>(`/api/cases/${caseId}/documents`);
      const views = new Map<string, DocumentView>();
      for (const { id } of documents) views.set(id, await look(`/api/documents/${id}`));
      // The sheet brought its own names of questions.
      for (const { question } of await questions())
        if (/^Q-\d+$/.test(question.text)) questionIds.set(question.text, question.id);
      const names = new Map(
        (await sources()).map(({ source }) => [source.id as string, source.pseudonym]),
      );
      const { documents: waiting } = await decisions();
      expect(waiting).toEqual(waiting.toSorted(inOrderWritten));
      await press('r');
      await page.waitForURL(/\/reading\/\d+/);
      let done = false;
      for (let round = 0; round < documents.length && !done; round += 1) {
        const number = shownNumber();
        const summary = documents.find((one) => one.number === number);
        if (summary === undefined) throw new Error(`There is no document ${number}.`);
        await page
          .locator('.document-heading .ref')
          .getByText(`#${number}`, { exact: true })
          .waitFor();
        counted.documents += 1;
        const view = views.get(summary.id) as DocumentView;
        const file = fileOf.get(view.document.importId) ?? '';
        const wanted = wantedIn(summary, file, documents, views, fileOf).filter(
          ({ question }) => WHOLE || PART_ASKS.test(question.ref),
        );
        const teller = TELLERS[file];
        if (wanted.length > 0 && teller !== undefined) {
          await press('s');
          await choose(page.locator('[data-teller]'), teller);
          await press('Enter');
          await toast(`is ${teller}’s`);
        }
        const suggestions = `/api/documents/${summary.id}/suggestions`;
        const cardsNow = async () => (await look<DocumentSuggestions>(suggestions)).cards;
        const ofCard = new Map<string, Claim['basis']>();
        const ofOrigin = new Map<string, Claim['basis']>();
        const cards = await cardsNow();
        for (const { key } of cards.filter(({ state }) => state === 'open')) {
          const here = wanted.filter(
            (one) => ownerOf(cards, view.document.text, one.claim)?.key === key,
          );
          for (const [i, one] of here.entries()) {
            await lightUp(key);
            if (i < here.length - 1) await press('+');
            const card = (await cardsNow()).find((each) => each.key === key) as SuggestionCard;
            await decide(card, one, names, ofCard, ofOrigin);
          }
        }
        for (const one of wanted) {
          if (ownerOf(cards, view.document.text, one.claim) !== null) continue;
          counted.byHand += 1;
          console.log(`no card: ${one.question.ref} ${file}: ${one.claim.quote}`);
        }
        const left = (await cardsNow()).filter(({ state }) => state === 'open').length;
        counted.aside += left;
        done = (await decisions()).documents.every((one) => one.id === summary.id);
        // What is left is set aside by one key, which goes on; where nothing is left the desk has gone on by itself.
        if (left > 0) await press('X');
        // After the last one the Inbox shows what else waits.
        if (done) await page.waitForURL(/\/inbox$/);
        else await page.waitForURL((url) => !url.pathname.endsWith(`/reading/${number}`));
      }
      expect(done).toBe(true);
      expect(counted.byHand).toBe(0);
      expect(watch.problems).toEqual([]);
    });

    it('[DE150] [DE154] copies that nobody mentioned are looked for and decided', async () => {
      purpose = 'copies';
      await page.getByRole('button', { name: /Look for copies/ }).waitFor();
      await press('l');
      await page
        .locator('.links-found')
        .getByText(/may go back to one source|Nothing new/)
        .waitFor();
      if (!WHOLE) return;
      await page.locator('.links-open > li').first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const documents = await look<DocumentSummary[]>(`/api/cases/${caseId}/documents`);
      const imports = await look<ImportView[]>(`/api/cases/${caseId}/imports`);
      const fileOf = new Map(imports.map((one) => [one.import.id as string, one.fileName]));
      const ends: { in: string; text: string }[][] = [];
      for (const row of await page.locator('.links-open > li').all()) {
        const numbers = (await row.locator('.ref').allInnerTexts()).map((ref) =>
          Number(ref.slice(1)),
        );
        ends.push(
          await Promise.all(
            numbers.map(async (number) => {
              const id = documents.find((one) => one.number === number)?.id;
              const { document } = await look<DocumentView>(`/api/documents/${id}`);
              return { in: fileOf.get(document.importId) ?? '', text: document.text };
            }),
          ),
        );
      }
      const is = (end: { in: string; text: string }, one: { in: string; near?: string }): boolean =>
        end.in === one.in && (one.near === undefined || end.text.includes(one.near));
      for (const [i, pair] of ends.entries()) {
        const [a, b] = pair;
        if (a === undefined || b === undefined) continue;
        const wanted = prepared.links.some(
          (one) =>
            (is(a, one.child) && is(b, one.parent)) || (is(b, one.child) && is(a, one.parent)),
        );
        if (!wanted) continue;
        const button = page
          .locator('.links-open > li')
          .nth(i - counted.links)
          .getByRole('button', {
            name: 'Accept link',
          });
        await tabTo(button);
        await press('Enter');
        await toast('Link accepted');
        counted.links += 1;
      }
      expect(counted.links).toBeGreaterThan(0);
      expect(watch.problems).toEqual([]);
    });

    it('[DE150] [DE155] what turned out on the control questions is recorded, several at once', async () => {
      purpose = 'outcomes';
      await press('g');
      await press('o');
      await page.getByRole('button', { name: /Record several/ }).waitFor();
      await press('N');
      const list = page.getByRole('listbox', { name: /Questions without an outcome/ });
      await list.getByRole('option').first().waitFor();
      await expect
        .poll(() => hasFocus(page.getByRole('dialog').locator('input').first()))
        .toBe(true);
      await type(KNEW);
      await press('Tab');
      const proof = page.getByRole('dialog').locator('select');
      await choose(proof, 'clear and convincing evidence').catch(() =>
        choose(proof, 'clear and convincing'),
      );
      await tabTo(list);
      expect(await accessibilityFaults(page)).toEqual([]);
      const rows = await questions();
      const wanted = new Map(
        prepared.questions.flatMap((one) => {
          const row = rows.find(({ question }) => question.id === questionIds.get(one.ref));
          return one.outcome === undefined || row === undefined
            ? []
            : [[row.question.ref, { one, row }] as const];
        }),
      );
      let at = 0;
      while (wanted.size > 0) {
        const refs = await list.getByRole('option').locator('.ref').allInnerTexts();
        const next = refs.findIndex((ref, i) => i >= at && wanted.has(ref));
        const ref = refs[next] ?? '';
        const found = wanted.get(ref);
        if (found === undefined) throw new Error(`Not in the list: ${[...wanted.keys()].join()}`);
        const { one, row } = found;
        await press('ArrowDown', next - at);
        at = next;
        const value = turned(
          valueOfWords(one.outcome?.value ?? '', one.type),
          inverted.has(one.ref),
        );
        const answer = answersGiven(row).findIndex((given) => same(given.value, value));
        expect(answer, `${one.ref}: ${one.outcome?.value}`).toBeGreaterThanOrEqual(0);
        await press(String(answer + 1));
        const answered = page.waitForResponse(
          (response) =>
            response.url().endsWith('/outcome') && response.request().method() === 'POST',
        );
        await press('Enter');
        expect((await answered).status()).toBe(201);
        wanted.delete(ref);
        counted.outcomes += 1;
      }
      await press('Escape');
      await page.locator('.outcome-table').waitFor();
      expect(counted.outcomes).toBe(WHOLE ? 12 : 2);
      expect(watch.problems).toEqual([]);
      expect(desk.ended()).toBeNull();
    });

    it(`[DE23] [DE150] the findings are those of the prepared case${WHOLE ? '' : ' (counted only: HEARSAY_WHOLE_CASE=1 walks all of it)'}`, async () => {
      const lines: string[] = [];
      let equal = 0;
      for (const question of WHOLE ? asked : []) {
        const want = expected.questions.find(({ ref }) => ref === question.ref);
        const other = inverted.has(question.ref);
        const row = (await questions()).find(
          (one) => one.question.id === questionIds.get(question.ref),
        );
        if (want === undefined) continue;
        if (row === undefined) {
          lines.push(`${question.ref} was not asked`);
          continue;
        }
        const { assessment } = row;
        const [low, high] = want.probability ?? [0, 1];
        const { best, origins } = assessment;
        const good =
          assessment.verdict === want.verdict &&
          origins.independent === want.origins.independent &&
          origins.notEstablished === want.origins.notEstablished &&
          (want.verdict !== 'assessed' ||
            ((best?.probability ?? 0) >= low - 0.1 &&
              (best?.probability ?? 0) <= high + 0.1 &&
              (want.best === undefined ||
                (best !== null &&
                  valueAgrees(
                    best.value,
                    turned(valueOfWords(want.best, question.type), other),
                    row.question,
                  )))));
        if (good) equal += 1;
        else {
          lines.push(
            `${question.ref} differs: ${assessment.verdict} (${want.verdict}), best ${best?.label ?? '–'} ${best?.probability.toFixed(2) ?? ''} (${want.best ?? '–'} ${low}–${high}), origins ${origins.independent}+${origins.notEstablished} (${want.origins.independent}+${want.origins.notEstablished}); ${assessment.evidence.map((one) => `${one.name} ${one.standing} (${one.claimIds.length})`).join(', ')}`,
          );
        }
      }
      spent.delete('not counted');
      const keys = [...spent.values()].reduce((sum, one) => sum + one, 0);
      console.log(
        [
          ...lines,
          ...(WHOLE
            ? [
                `same finding (verdict, best answer, probability, origins): ${equal} of ${asked.length} questions`,
              ]
            : []),
          `claims accepted from suggestions: ${counted.accepted}; changed before: ${counted.changed}; typed by hand: ${counted.byHand}`,
          `suggestions set aside: ${counted.aside}; copies confirmed: ${counted.links}; outcomes: ${counted.outcomes}`,
          `keys: ${keys} (${counted.typed} of them letters and digits of names and values); ${Math.round((keys * SECONDS_A_KEY) / 60)} minutes at ${SECONDS_A_KEY} s a key`,
          `of these: ${[...spent].map(([what, n]) => `${what} ${n}`).join('; ')}; ${counted.documents} documents, ${((spent.get('reading') ?? 0) / counted.documents).toFixed(1)} keys each`,
        ].join('\n'),
      );
      expect(counted.byHand).toBe(0);
      if (!WHOLE) return;
      expect(equal, lines.join('\n')).toBe(asked.length);
      expect(keys).toBeLessThan(850);
    });

    /** Moves to a card as a person does who sees how far it is. */
    async function lightUp(key: string): Promise<void> {
      const card = page.locator(`[data-card="${key}"]`);
      await card.waitFor();
      for (let i = 0; i < 5; i += 1) {
        const by = await page.evaluate((wanted) => {
          const all = [...document.querySelectorAll<HTMLElement>('.margin [data-card]')];
          const at = all.findIndex((one) => one.classList.contains('active'));
          const to = all.findIndex((one) => one.dataset['card'] === wanted);
          return at < 0 ? to + 1 : to - at;
        }, key);
        if (by === 0) return;
        await press(by > 0 ? 'j' : 'k', Math.abs(by));
        await page.waitForTimeout(20);
      }
      throw new Error(`Card ${key} cannot be reached.`);
    }

    /** Decides one card for one prepared claim by the shortest way the screen has. */
    async function decide(
      card: SuggestionCard,
      one: Wanted,
      names: ReadonlyMap<string, string>,
      ofCard: Map<string, Claim['basis']>,
      ofOrigin: Map<string, Claim['basis']>,
    ): Promise<void> {
      const { claim, question } = one;
      const known = questionIds.get(question.ref);
      const plan = planFor(card, one, known, inverted.has(question.ref), names, called);
      if (plan.kind === 'new' && plan.inverted) inverted.add(question.ref);
      const want = valueOf(claim, question, inverted.has(question.ref));
      const target = aimOf(card, plan, known as never);
      // What was accepted changes what is suggested: a person sees the new cards before they go on, so does this.
      const shown = page.waitForResponse(
        (response) =>
          response.url().endsWith('/suggestions') && response.request().method() === 'GET',
      );
      shown.catch(() => undefined);
      const answered = page.waitForResponse(
        (response) =>
          response.url().endsWith('/suggestions/accept') && response.request().method() === 'POST',
      );
      answered.catch(() => undefined);
      if (plan.kind === 'match') {
        if (!plan.first) await press(String(plan.place + 1));
        await press('c', plan.way);
        await press('v', plan.reading);
      } else if (plan.kind === 'other') {
        await press('m');
        const box = page.getByRole('combobox', { name: 'Which question does it answer?' });
        await box.waitFor();
        const row = (await questions()).find((each) => each.question.id === known);
        await type((row?.question.ref ?? '').slice(2));
        await press('Enter');
        await box.waitFor({ state: 'detached' });
        if (plan.offered !== null) await press('v', plan.reading);
      }
      const form = page.getByRole('form', { name: 'Add a claim' });
      const opened = plan.kind === 'other' && plan.offered === null;
      if (!opened) {
        const steps = basisSteps(basisOf(card, target, ofCard, ofOrigin), claim);
        await press(steps > 0 ? 'o' : 'O', Math.abs(steps));
        if (steps !== 0) {
          ofCard.set(card.key, claim.basis ?? 'unknown');
          ofOrigin.set(originKey(byWay(card, target)), claim.basis ?? 'unknown');
        }
      }
      const value =
        plan.kind === 'match'
          ? card.matches[plan.place]?.readings[plan.reading]?.value
          : plan.kind === 'other'
            ? plan.offered
            : null;
      const { hops } = byWay(card, target);
      const goodValue = plan.kind === 'new' || (value != null && same(value, want));
      const goodChain = sameWay(hops, claim.chain, names, called);
      if (plan.kind === 'new') {
        // A card that surely speaks to another question has to be told that this is a new one: the same one key.
        await press(plan.instead ? 'n' : 'Enter');
        const asking = page.getByRole('form', { name: 'New question' });
        await asking.waitFor();
        await press('ArrowDown', Math.max(0, plan.proposal));
        if (plan.proposal < 0) {
          await tabTo(asking.locator('select'));
          await choose(asking.locator('select'), TYPE_WORDS[question.type] ?? question.type);
        }
        if (plan.typed) {
          await tabTo(asking.getByLabel('Said here'));
          await type(claim.says);
        }
        await press('Enter');
      } else if (!goodValue || !goodChain || opened) {
        if (!opened) await tellPlaces(card, one, known);
        console.log(
          `changed first: ${question.ref} ${hops.map((hop) => hopName(hop, names)).join(' > ')} (${claim.chain})${goodValue ? '' : ` ${claim.says}`}`,
        );
        counted.changed += 1;
        if (!opened) await press('e');
        await form.waitFor();
        const field = form.getByLabel('What is claimed');
        if (!goodValue) {
          await tabTo(field);
          await type(claim.says);
        }
        if (!goodChain) await chainInForm(form, claim.chain);
        if (opened && claim.basis !== undefined) {
          const basis = form
            .getByLabel('How do they know?')
            .or(form.locator('#claim-basis'))
            .first();
          const label = await basis.locator(`option[value="${claim.basis}"]`).innerText();
          if ((await basis.inputValue()) !== claim.basis) {
            await tabTo(basis);
            await choose(basis, label);
          }
        }
        // Enter sends the form from any of its lines.
        if (await page.evaluate(() => document.activeElement?.tagName !== 'INPUT')) {
          await tabTo(form.getByRole('button', { name: 'Save' }));
        }
        await press('Enter');
      } else {
        await tellPlaces(card, one, known);
        await press('Enter');
      }
      const response = await answered.catch((error: unknown) => {
        console.log(
          `stuck at #${shownNumber()} ${question.ref} ${JSON.stringify(plan)} ${card.key} ${claim.quote}`,
        );
        throw error;
      });
      expect(response.status(), `${claim.quote} ${await response.text()}`).toBe(201);
      const made = (await response.json()) as { claims: Claim[]; questions: { id: string }[] };
      if (made.questions[0] !== undefined) questionIds.set(question.ref, made.questions[0].id);
      const [first] = made.claims;
      if (first !== undefined) {
        remember(first.hops, claim.chain, called);
        expect(same(first.value, want), `${question.ref} ${JSON.stringify(first.value)}`).toBe(
          true,
        );
        expect(first.basis, `${question.ref} ${claim.quote}`).toBe(claim.basis ?? 'unknown');
      }
      counted.accepted += 1;
      await (await shown).finished();
      await page.locator('.claim-form').waitFor({ state: 'detached' });
    }

    /** Which place lies in which, where this answer makes that a matter. */
    async function tellPlaces(
      card: SuggestionCard,
      { claim, question }: Wanted,
      known: string | undefined,
    ): Promise<void> {
      if (question.type !== 'place' || known === undefined) return;
      const bundle = async () => (await look<QuestionBundle>(`/api/questions/${known}`)).input;
      const { claims, question: now } = await bundle();
      for (const { part, whole } of placesLeft(question, claim, claims, now.places)) {
        await press('p');
        const form = page.getByRole('form', { name: 'Which place lies in which?' });
        await form.locator('select').first().waitFor();
        const offered = placesToTell((await bundle()).question, claims, claim.says);
        if (offered.part !== part) await choose(form.locator('select').first(), part);
        if (offered.whole !== whole) {
          await tabTo(form.locator('select').nth(1));
          await choose(form.locator('select').nth(1), whole);
        }
        await press('Enter');
        await toast(`${part} lies in ${whole}`);
        await form.waitFor({ state: 'detached' });
        await page.locator(`[data-card="${card.key}"].active`).waitFor();
      }
    }

    /** The chain as it should be, step by step. */
    async function chainInForm(form: Locator, words: string): Promise<void> {
      const chain = chainOf(words);
      const rows = form.locator('.chain-builder li');
      while ((await rows.count()) < chain.length) {
        await tabTo(form.getByRole('button', { name: 'Someone before' }));
        await press('Enter');
      }
      for (const [i, step] of chain.entries()) {
        const chosen = rows.nth(i).locator('select');
        const now = await chosen.evaluate(
          (element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '',
        );
        if (now === step.name) continue;
        // Back to the first step that is to change, or on to the next.
        for (let back = 0; back < 40 && !(await hasFocus(chosen)); back += 1) {
          const ahead = await chosen.evaluate((element) => {
            const here = document.activeElement;
            return (
              here !== null &&
              (here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
            );
          });
          await press(ahead ? 'Tab' : 'Shift+Tab');
        }
        await choose(chosen, step.name);
      }
    }
  });
}

/** What the kinds of sources are called on the screen. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  lead: 'team leader',
  checker: 'cross-checker',
  desk: 'our own desk',
  publication: 'channel or paper',
};
/** What the kinds of answers are called on the screen. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  'yes-no': 'yes or no',
  number: 'a number',
  time: 'a time',
  place: 'a place',
  point: 'a position',
  choice: 'one of several',
};
