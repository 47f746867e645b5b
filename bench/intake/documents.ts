/**
 * Processor time and memory for long documents and workbooks, each read in a process of its own, starting the
 * program not counted. The files are made here, of invented sentences.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDocx, paragraph, run } from '../../src/1-intake/goldens/make-docx.ts';
import { lines, makePdf } from '../../src/1-intake/goldens/make-pdf.ts';
import { makeXlsx, number, row, words } from '../../src/1-intake/goldens/make-xlsx.ts';
import { atMost, figure, type Figure, type FigureOptions, type Target } from './figure.ts';

const READER = fileURLToPath(new URL('./read-one.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export async function documentFigures(options: FigureOptions): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const figures: Figure[] = [];
  try {
    for (const { name, file, make, seconds, megabytes } of TASKS.filter(
      ({ quick }) => quick || !options.quick,
    )) {
      const path = join(folder, file);
      const bytes = make();
      writeFileSync(path, bytes);
      const size = `${(bytes.length / 2 ** 20).toFixed(1)} MB`;
      const read = await inProcess(path);
      rmSync(path);
      const how = `a made ${file.split('.').at(-1) ?? ''} of ${size}, read once in a process of its own; ${read.documents} documents, ${read.characters} characters`;
      figures.push(figure(`documents/${name}, time`, read.seconds, 'seconds', seconds, how));
      figures.push(
        figure(
          `documents/${name}, memory`,
          read.megabytes,
          'MB',
          megabytes,
          'peak of that process',
        ),
      );
      options.say(`${name}: ${read.seconds.toFixed(1)} s, ${Math.round(read.megabytes)} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

interface Task {
  readonly name: string;
  readonly file: string;
  readonly quick: boolean;
  readonly make: () => Uint8Array;
  readonly seconds: Target;
  readonly megabytes: Target;
}

const TASKS: readonly Task[] = [
  {
    name: 'PDF of 1,000 pages',
    file: 'long.pdf',
    quick: false,
    make: longPdf,
    seconds: atMost(20),
    megabytes: atMost(500),
  },
  {
    name: 'workbook of 40,000 rows',
    file: 'rows.xlsx',
    quick: true,
    make: longWorkbook,
    seconds: atMost(10),
    megabytes: atMost(700),
  },
  {
    name: 'Word document of 10 MB of text',
    file: 'long.docx',
    quick: true,
    make: longDocx,
    seconds: atMost(10),
    megabytes: atMost(600),
  },
  {
    name: 'page of 5 MB',
    file: 'long.html',
    quick: true,
    make: longPage,
    seconds: atMost(10),
    megabytes: atMost(700),
  },
];

const SENTENCES = [
  'They came before dawn in two lorries and a white car.',
  'He counted eleven men as they were led across the yard.',
  'Nobody in the street knew the man who held the list.',
  'قال الشاهد إنه رأى أحد عشر رجلا عند الفجر.',
  'Le témoin n’a vu que la lumière des phares sur le mur.',
];
const sentence = (i: number): string => `${SENTENCES[i % SENTENCES.length] ?? ''} (${i})`;

function longPdf(): Uint8Array {
  return makePdf(
    Array.from({ length: 1000 }, (_, page) => ({
      draws: lines(
        Array.from(
          { length: 40 },
          (_line, i) => `${SENTENCES[(page + i) % 3] ?? ''} Line ${i} of page ${page + 1}.`,
        ),
      ),
    })),
  );
}

function longWorkbook(): Uint8Array {
  const columns = ['place', 'date', 'men', 'source', 'note', 'a', 'b', 'c'];
  const letter = (i: number): string => String.fromCharCode(65 + i);
  const rows = [row(1, ...columns.map((name, i) => words(`${letter(i)}1`, name)))];
  for (let r = 2; r <= 40_001; r += 1) {
    rows.push(
      row(
        r,
        words(`A${r}`, `Tell Varo ${r % 90}`),
        number(`B${r}`, String(46_000 + (r % 400)), 1),
        number(`C${r}`, String(r % 30)),
        words(`D${r}`, `source ${r % 500}`),
        words(`E${r}`, sentence(r)),
        number(`F${r}`, '0.25', 3),
        number(`G${r}`, '17'),
        number(`H${r}`, '3.5'),
      ),
    );
  }
  return makeXlsx([{ name: 'Incidents', xml: `<sheetData>${rows.join('')}</sheetData>` }]);
}

function longDocx(): Uint8Array {
  const paragraphs: string[] = [];
  for (let i = 0, size = 0; size < 10 * 2 ** 20; i += 1) {
    const text = `${sentence(3 * i)} ${sentence(3 * i + 1)} ${sentence(3 * i + 2)}`;
    size += Buffer.byteLength(text);
    paragraphs.push(paragraph(run(text)));
  }
  return makeDocx(paragraphs.join(''));
}

function longPage(): Uint8Array {
  const paragraphs: string[] = [];
  for (let i = 0, size = 0; size < 5 * 2 ** 20; i += 1) {
    const text = `<p>${sentence(3 * i)} <b>${sentence(3 * i + 1)}</b> &mdash; <a href="/x${i}">${sentence(3 * i + 2)}</a></p>\n`;
    size += Buffer.byteLength(text);
    paragraphs.push(text);
  }
  return new TextEncoder().encode(
    `<!doctype html><html lang="en"><head><title>A long page</title></head><body><nav>menu</nav><article>${paragraphs.join('')}</article></body></html>`,
  );
}

interface Read {
  readonly seconds: number;
  readonly megabytes: number;
  readonly documents: number;
  readonly characters: number;
}

function inProcess(path: string): Promise<Read> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', READER, path], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-2000)));
    const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(out) as Read);
      else reject(new Error(`Reading ended with ${code ?? 'a signal'}: ${said}`));
    });
  });
}
