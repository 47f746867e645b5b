/**
 * Time and memory of reading long chats and mailboxes: 100,000 messages, made here, each format in a
 * process of its own that does nothing else. Memory is the most the process took, with Node, the
 * readers and the file itself in it.
 *
 *     node --import tsx bench/intake/chat.ts [messages]
 */
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, figure, type Figure, type FigureOptions } from './figure.ts';

export interface ChatFigure {
  readonly format: string;
  readonly messages: number;
  /** Documents that came out; must be `messages`. */
  readonly documents: number;
  readonly fileMb: number;
  readonly seconds: number;
  /** Of the processor, all threads together: what it costs on a machine that has other work. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

/** What a reader may take for 100,000 messages. */
export const CHAT_TARGETS = { messages: 100_000, seconds: 10, peakMb: 300 } as const;

const CHILD = fileURLToPath(new URL('./chat-child.ts', import.meta.url));
const PEAK = new URL('../peak-memory.mjs', import.meta.url).href;
const START = Date.UTC(2026, 0, 1);
const PEOPLE = ['Dana', 'Karim', 'Nour', 'دانة', 'Abu Samir'];
const WORDS = [
  'They took eleven men from the mill and went north.',
  'أخذوا أحد عشر رجلا من المطحنة',
  'Who told you that? I only heard it from the driver, he said he saw two lorries.',
  'ok',
];

interface Kind {
  readonly format: string;
  readonly name: string;
  readonly begin: string;
  readonly end: string;
  readonly between: string;
  message(number: number): string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const who = (n: number): string => PEOPLE[n % PEOPLE.length] ?? '';
const words = (n: number): string => `${WORDS[n % WORDS.length] ?? ''} ${n}`;
const moment = (n: number): Date => new Date(START + n * 60_000);

const KINDS: readonly Kind[] = [
  {
    format: 'whatsapp',
    name: '_chat.txt',
    begin: '',
    end: '',
    between: '\n',
    message(n) {
      const t = moment(n);
      const day = `${two(t.getUTCDate())}/${two(t.getUTCMonth() + 1)}/${t.getUTCFullYear()}`;
      return `${day}, ${two(t.getUTCHours())}:${two(t.getUTCMinutes())} - ${who(n)}: ${words(n)}`;
    },
  },
  {
    format: 'telegram',
    name: 'result.json',
    begin: '{\n "name": "North",\n "type": "private_supergroup",\n "id": 7,\n "messages": [\n',
    end: '\n ]\n}\n',
    between: ',\n',
    message(n) {
      const seconds = moment(n).getTime() / 1000;
      return JSON.stringify(
        {
          id: n + 1,
          type: 'message',
          date: moment(n + 180)
            .toISOString()
            .slice(0, 19),
          date_unixtime: String(seconds),
          from: who(n),
          from_id: `user${n % PEOPLE.length}`,
          text: n % 3 === 0 ? [{ type: 'bold', text: 'News: ' }, words(n)] : words(n),
          text_entities: [
            ...(n % 3 === 0 ? [{ type: 'bold', text: 'News: ' }] : []),
            { type: 'plain', text: words(n) },
          ],
        },
        null,
        1,
      );
    },
  },
  {
    format: 'mbox',
    name: 'inbox.mbox',
    begin: '',
    end: '',
    between: '\n',
    message(n) {
      const date = moment(n).toUTCString().replace('GMT', '+0000');
      const subject = Buffer.from(`المطحنة ${n}`).toString('base64');
      const head = [
        `From u${n % PEOPLE.length}@example.org ${moment(n).toUTCString().slice(0, 3)} Jan  1 00:00:00 2026`,
        `Received: from out.example.org by mx.example.org with ESMTP id ${n}; ${date}`,
        `From: =?utf-8?B?${Buffer.from(who(n)).toString('base64')}?= <u${n % PEOPLE.length}@example.org>`,
        'To: desk@example.org',
        `Date: ${date}`,
        `Subject: =?utf-8?B?${subject}?=`,
        `Message-ID: <${n}@example.org>`,
        'MIME-Version: 1.0',
      ];
      const plain = ['Content-Type: text/plain; charset=utf-8', '', words(n), ''];
      const both = [
        `Content-Type: multipart/alternative; boundary="b${n}"`,
        '',
        `--b${n}`,
        ...plain,
        `--b${n}`,
        'Content-Type: text/html; charset=utf-8',
        '',
        `<p>${words(n)}</p>`,
        `--b${n}--`,
        '',
      ];
      return `${[...head, ...(n % 2 === 0 ? plain : both)].join('\n')}\n`;
    },
  },
];

/** Measures every kind; `say` gets a line for each. Needs a few seconds and some 50 MB of disk. */
export async function measureChat(
  messages: number = CHAT_TARGETS.messages,
  say: (line: string) => void = () => undefined,
): Promise<readonly ChatFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const figures: ChatFigure[] = [];
  try {
    for (const kind of KINDS) {
      const file = join(folder, kind.name);
      write(file, kind, messages);
      const figure = await measure(file, kind, messages, join(folder, `${kind.format}.peak`));
      figures.push(figure);
      say(
        `${kind.format}: ${figure.documents.toLocaleString('en')} messages (${figure.fileMb.toFixed(0)} MB) in ${figure.seconds.toFixed(1)} s (${figure.cpuSeconds.toFixed(1)} s of the processor), ${Math.round(figure.peakMb)} MB at most`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

/** What the bench shows of it; a quick run reads a tenth and holds it against no aim. */
export async function chatFigures({ quick, say }: FigureOptions): Promise<readonly Figure[]> {
  const { messages, seconds, peakMb } = CHAT_TARGETS;
  const count = quick ? messages / 10 : messages;
  const measured = await measureChat(count, say);
  return measured.flatMap((one) => {
    const what = `chat/${one.format}, ${count.toLocaleString('en-US')} messages`;
    const how = `${one.fileMb.toFixed(0)} MB made here, read in a process of its own`;
    return [
      figure(`${what}, time`, one.seconds, 'seconds', quick ? null : atMost(seconds), how),
      figure(`${what}, processor`, one.cpuSeconds, 'seconds', null, how),
      figure(`${what}, memory`, one.peakMb, 'MB', quick ? null : atMost(peakMb), how),
    ];
  });
}

function write(file: string, kind: Kind, messages: number): void {
  const handle = openSync(file, 'w');
  let block = kind.begin;
  for (let n = 0; n < messages; n += 1) {
    block += `${n === 0 ? '' : kind.between}${kind.message(n)}`;
    if (block.length > 1 << 20) {
      writeSync(handle, block);
      block = '';
    }
  }
  writeSync(handle, block + kind.end);
  closeSync(handle);
}

function measure(
  file: string,
  kind: Kind,
  messages: number,
  peakFile: string,
): Promise<ChatFigure> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, file, kind.name], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: `--import ${PEAK}`,
        HEARSAY_BENCH_PEAK: peakFile,
      },
    });
    let said = '';
    let wrong = '';
    child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => (wrong = `${wrong}${String(chunk)}`.slice(-2000)));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code !== 0) {
        fail(new Error(`Reading as ${kind.format} ended with ${code}: ${wrong}`));
        return;
      }
      const read = JSON.parse(said) as {
        format: string;
        documents: number;
        seconds: number;
        cpuSeconds: number;
      };
      if (read.format !== kind.format || read.documents !== messages) {
        fail(new Error(`Read as ${read.format}, ${read.documents} of ${messages} messages.`));
        return;
      }
      done({
        ...read,
        messages,
        fileMb: statSync(file).size / 1e6,
        peakMb: Number(readFileSync(peakFile, 'utf8').trim().split('\n').at(-1)) / 1024,
      });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const messages = Number(process.argv[2] ?? CHAT_TARGETS.messages);
  const figures = await measureChat(messages, (line) => process.stdout.write(`${line}\n`));
  const over = figures.filter(
    ({ seconds, peakMb }) => seconds > CHAT_TARGETS.seconds || peakMb > CHAT_TARGETS.peakMb,
  );
  if (messages === CHAT_TARGETS.messages && over.length > 0) {
    process.stdout.write(
      `Over ${CHAT_TARGETS.seconds} s or ${CHAT_TARGETS.peakMb} MB: ${over.map(({ format }) => format).join(', ')}\n`,
    );
    process.exitCode = 1;
  }
}
