/**
 * The benchmark of the desk: how soon the first screen is there, how a table of 100,000 questions
 * scrolls, how fast search answers over 100,000 documents, how soon a rejected link moves the finding,
 * and how a network of 5,000 sources is drawn.
 *
 *   npm run bench -- desk            writes bench/desk.md; about six minutes
 *   npm run bench -- desk --quick    a tenth of the size; prints only
 *
 * Times in the browser are of the desk as a person starts it, in a Chromium without a screen. They are
 * medians, with the range beside them, and they are of the machine as it is: what else it does meanwhile
 * counts, so its load before and after stands on the page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ulid } from 'ulid';
import { instant } from '#terms/time.ts';
import { searchCase } from '#jobs/search.ts';
import { openStore } from '#store/open.ts';
import { CHROMIUM, openBrowser, type OpenBrowser } from '../../test/browser/open-browser.ts';
import { brokenFloors, type Floor } from '../floors.ts';
import {
  atLeast,
  atMost,
  figure,
  figureTable,
  printFigures,
  type Figure,
} from '../intake/figure.ts';
import { makeBigCase, OWNER } from './big-case.ts';
import { networkDrawingFigures } from './network-drawing.ts';
import { firstLoadFigures, firstLoads, signInLoad, weightFigures } from './first-load.ts';

export interface DeskBenchOptions {
  readonly quick: boolean;
  readonly write: boolean;
  readonly date: string;
  readonly say: (line: string) => void;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const clock = () => instant(new Date().toISOString());

/** Runs it; gives a line for whatever failed or fell below its floor. */
export async function benchDesk(options: DeskBenchOptions): Promise<readonly string[]> {
  const begun = performance.now();
  const load = loadavg();
  const figures: Figure[] = [];
  const failed: string[] = [];
  const parts: readonly (readonly [string, () => Promise<readonly Figure[]>])[] = [
    // Nothing of it can be measured without a browser; that is no fault of the desk.
    ...(CHROMIUM === null
      ? []
      : ([
          ['sample case', () => sampleFigures()],
          ['big case', () => bigCaseFigures(options)],
        ] as const)),
    ['tests of the network', () => networkFigures(options)],
  ];
  if (CHROMIUM === null) {
    options.say(
      'No Chromium was found, so the screens are not measured; set CHROMIUM_PATH to one.',
    );
  }
  for (const [part, measure] of parts) {
    const start = performance.now();
    try {
      figures.push(...(await measure()));
    } catch (error) {
      failed.push(`${part}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
    options.say(`${part}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(printFigures(figures));
  if (options.write && CHROMIUM !== null) {
    writeFileSync(join(ROOT, 'bench/desk.md'), page(figures, failed, options.date, seconds, load));
  }
  const floors = JSON.parse(
    readFileSync(new URL('./floors.json', import.meta.url), 'utf8'),
  ) as Floor[];
  const byName = new Map(figures.map(({ name, value }) => [name, value]));
  return [...failed, ...brokenFloors(floors, byName, [])];
}

function page(
  figures: readonly Figure[],
  failed: readonly string[],
  date: string,
  seconds: number,
  loadBefore: readonly number[],
): string {
  const held = figures.filter(({ met }) => met !== null);
  const met = held.filter((one) => one.met === true).length;
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return [
    '# The desk, measured\n',
    `Written by \`npm run bench -- desk\` on ${date}: ${machine}; ${Math.round(seconds)} s in all.`,
    `Load of the machine over a minute (processes that want a core): ${loadBefore[0]?.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after.`,
    `${met} of the ${held.length} figures that are held against an aim meet it.\n`,
    ...failed.map((line) => `**Not measured** – ${line}\n`),
    figureTable(figures),
  ].join('\n');
}

const QUERIES = [
  'silo',
  'n4242',
  'gate oru',
  'الحارس',
  'blesse',
  'market sefin n99',
  'kalomir',
  'wren 17',
  'zzzz',
  '#500',
  'wren bonus',
  'grudge quiet',
  'clear window marrane',
];

async function bigCaseFigures(options: DeskBenchOptions): Promise<readonly Figure[]> {
  const size = options.quick ? 10_000 : 100_000;
  const n = size.toLocaleString('en-US');
  const searchTimes: number[] = [];
  const begun = performance.now();
  const open = await openBrowser(async ({ data, keys }) => {
    const store = await openStore({ folder: data, keyFolder: keys, clock, newId: ulid });
    try {
      const caseId = await makeBigCase(
        store,
        {
          questions: size,
          documents: size,
          claimsEach: 2,
          sources: options.quick ? 500 : 5000,
          records: size / 10,
        },
        options.say,
      );
      const desk = { store, clock, newId: ulid };
      for (let round = 0; round < 6; round += 1) {
        for (const query of QUERIES) {
          const start = performance.now();
          await searchCase(desk, OWNER, caseId, query);
          // The first round reads the index from the disk, as nobody's second search does.
          if (round > 0) searchTimes.push(performance.now() - start);
        }
      }
    } finally {
      await store.close();
    }
  });
  options.say(`made and opened in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  try {
    searchTimes.sort((a, b) => a - b);
    const at = (share: number) => searchTimes[Math.floor((searchTimes.length - 1) * share)] ?? NaN;
    return [
      figure(
        `search/median over ${n} documents`,
        at(0.5),
        'milliseconds',
        atMost(50),
        `${QUERIES.length} queries in three scripts, five times each, over ${n} documents, ${n} questions, twice as many claims, ${(size / 10).toLocaleString('en-US')} payments and half as many ties`,
      ),
      figure(`search/slowest in twenty`, at(0.95), 'milliseconds', null, 'the same'),
      ...(await tableFigures(open, n)),
      ...(await networkDrawingFigures(open, options.quick ? 500 : 5_000)),
    ];
  } finally {
    await open.close();
  }
}

async function tableFigures(open: OpenBrowser, n: string): Promise<readonly Figure[]> {
  // What opened the case has seen its first rows; the rest is worked out in the background.
  const early = await firstLoads(open, 3);
  await workedOut(open);
  const loads = await firstLoads(open, 7);
  const { page: tab } = await open.newPage();
  await tab.goto(`${open.base}/questions`);
  await tab.locator('.table-run .row .ref').first().waitFor();
  // As text: what compiles this file would ask the page for helpers it has not.
  const frames = await tab.evaluate<number[]>(`new Promise((done) => {
    const body = document.querySelector('.table-body');
    const times = [];
    let before = performance.now();
    const step = (now) => {
      times.push(now - before);
      before = now;
      body.scrollBy(0, 120);
      if (times.length < 300) requestAnimationFrame(step);
      else done(times.slice(5));
    };
    requestAnimationFrame(step);
  })`);
  const jump = performance.now();
  await tab.evaluate(() => {
    const body = document.querySelector('.table-body');
    if (body !== null) body.scrollTop = body.scrollHeight;
  });
  await tab.waitForFunction(
    () => [...document.querySelectorAll('.table-run .row .ref')].length > 3,
  );
  const end = performance.now() - jump;
  await tab.close();
  const sorted = frames.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const late = frames.filter((time) => time > 34).length / frames.length;
  return [
    ...firstLoadFigures(`${n} questions`, loads),
    ...firstLoadFigures(`${n} questions, while findings are still worked out`, early).map(
      (each) => ({ ...each, target: null, met: null }),
    ),
    figure(
      'questions/frames while scrolling',
      1000 / median,
      'per second',
      atLeast(55),
      '300 frames, two rows a frame; the screen shows 60',
    ),
    figure('questions/late frames', late, 'share', null, 'of those, that took over 34 ms'),
    figure(
      'questions/to the end of the list',
      end,
      'milliseconds',
      null,
      'from the jump to rows on screen',
    ),
  ];
}

/** Waits until every finding of the case is there. */
async function workedOut(open: OpenBrowser): Promise<void> {
  const until = Date.now() + 20 * 60_000;
  while (Date.now() < until) {
    const { total, workedOut: done } = await open.ask<{ total: number; workedOut: number }>(
      `${open.caseApi}/question-table?limit=1`,
    );
    if (done === total) return;
    await setTimeout(1_000);
  }
  throw new Error('the findings were not worked out within twenty minutes');
}

/** On the sample case: the first load, and from the click on "Not the same" to the sentence that says the finding moved. */
async function sampleFigures(): Promise<readonly Figure[]> {
  const open = await openBrowser();
  try {
    const signIn = await signInLoad(open);
    const loads = await firstLoads(open, 9);
    const { page: tab } = await open.newPage();
    const times: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      await tab.goto(`${open.base}/chain/Q-017`);
      await tab.locator('.link-list .note').first().waitFor();
      await tab.waitForLoadState('networkidle');
      times.push(
        await tab.evaluate(
          () =>
            new Promise<number>((done) => {
              const button = [
                ...document.querySelectorAll<HTMLButtonElement>('.link-card button'),
              ].find((each) => each.textContent === 'Not the same');
              const said = document.querySelector('.moved');
              const begun = performance.now();
              new MutationObserver(() => {
                if ((said?.textContent ?? '') !== '')
                  requestAnimationFrame(() => done(performance.now() - begun));
              }).observe(said as Node, { childList: true, characterData: true, subtree: true });
              button?.click();
            }),
        ),
      );
      await tab.locator('.toast').getByRole('button', { name: 'Undo' }).click();
      await tab.locator('.toast').getByText('Taken back').waitFor();
    }
    times.sort((a, b) => a - b);
    return [
      ...firstLoadFigures('the sample case', loads),
      figure(
        'first load/from the address printed at the start',
        signIn,
        'milliseconds',
        null,
        'signing in and finding the case with it, in a browser that has never been here',
      ),
      ...weightFigures(loads),
      figure(
        'chain/rejecting a link moves the finding',
        times[3] ?? NaN,
        'milliseconds',
        atMost(100),
        'from the click to the next painted frame with the finding moved, median of seven',
      ),
      figure('chain/slowest', times.at(-1) ?? NaN, 'milliseconds', null, 'the same'),
    ];
  } finally {
    await open.close();
  }
}

/** How often the tests of drift and of pay err, and how often they find what is there. */
async function networkFigures(options: DeskBenchOptions): Promise<readonly Figure[]> {
  const { measureNetwork } = await import('./network.ts');
  const measured = measureNetwork(options.quick ? 20 : 200, options.say);
  return measured.map(({ name, of, n, share, low, high }) =>
    figure(
      `network/${name}`,
      share,
      'share',
      null,
      `${of} of ${n}; 95 % interval ${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`,
    ),
  );
}
