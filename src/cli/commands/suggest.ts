import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import type { ReadOptions } from '#intake/document.ts';
import type { ReadDocument, Reading } from '#intake/format.ts';
import { readFile } from '#intake/formats.ts';
import { turnsOf } from '#intake/texts/transcript.ts';
import { documentHead } from '#claims/matching/document-head.ts';
import type { Suggestion, TextContext } from '#claims/suggest/suggestion.ts';
import { byTurns } from '#claims/suggest/by-turns.ts';
import { suggest } from '#claims/suggest/suggest.ts';
import { suggestWithEndpoint, type EndpointPiece, type EndpointSent } from '#jobs/endpoint.ts';
import { EndpointError, endpointSettings, type EndpointSettings } from '#jobs/endpoint-settings.ts';
import { loadGazetteer } from '#jobs/gazetteer.ts';
import { timeZone } from '../new-case.ts';
import { harmless, jsonLine, say } from '../reporters/print.ts';
import { shownSuggestion } from '../reporters/suggestion.ts';
import { UsageError } from '../usage-error.ts';
import { writeLines } from '../write-lines.ts';

interface Options {
  readonly json?: boolean;
  readonly text?: boolean;
  readonly language?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly dayFirst?: boolean;
  readonly monthFirst?: boolean;
  readonly encoding?: string;
  readonly country?: readonly string[];
  readonly endpoint?: boolean;
}

/** Files inside files are opened this deep. */
const DEEPEST = 3;

export function suggestCommand(): Command {
  return new Command('suggest')
    .description('who said what in a text, with numbers, times and places; needs no case')
    .argument('<file>', 'any file that Hearsay reads; - for standard input')
    .option('--json', 'one JSON object a line')
    .option('--text', 'the text as it was read, which the spans count in, instead of suggestions')
    .option('--language <code>', 'en, fr or ar; guessed unless said')
    .option('--date <day>', 'when it was written, such as 2014-10-19: "last year" counts from it')
    .option('--zone <zone>', 'time zone of times without one, such as Asia/Damascus')
    .option('--country <code...>', 'countries it is about, likeliest first, such as SY')
    .option('--day-first', '03/04 is 3 April')
    .option('--month-first', '03/04 is March 4')
    .option('--encoding <encoding>', 'read as this encoding instead of the one found')
    .option('--endpoint', 'also ask the model at HEARSAY_SUGGEST_URL: sends the text there')
    .addHelpText(
      'after',
      `
Nothing suggested counts before a person has accepted it. Spans are [start, end) in UTF-16 units of the
text that --text writes. \`speakers\` runs from the one who told us to the first speaker. Of several
documents in one file each object names its part. Nothing is sent to anybody without --endpoint, and with it
only to the address you have set (docs/endpoint.md).

Example:
  hearsay suggest interview.docx --date 2014-11-03 --json`,
    )
    .action(run);
}

interface Part {
  readonly name: string;
  readonly document: ReadDocument;
}

async function run(file: string, options: Options): Promise<void> {
  const context = contextOf(options);
  const endpoint = options.endpoint === true ? endpointOrSay() : null;
  const parts = await partsOf(file, readOptions(options));
  if (options.text === true) return writeTexts(parts);
  const gazetteer = await loadGazetteer();
  const several = parts.length > 1;
  const contextFor = (document: ReadDocument): TextContext => ({
    ...context,
    gazetteer,
    language: context.language ?? knownLanguage(document.language),
    writtenOn: context.writtenOn ?? document.statedTime?.from?.slice(0, 10) ?? null,
  });
  const asked = new Map<Part, readonly Suggestion[]>();
  if (endpoint !== null) {
    for (const part of parts) {
      const told = contextFor(part.document);
      asked.set(part, await askedToo(part.document.text, told, endpoint));
    }
  }
  const lines = function* (): Generator<string> {
    for (const part of parts) {
      const { name, document } = part;
      const { text } = document;
      const all = asked.get(part) ?? suggest(text, contextFor(document));
      const found =
        document.kind === 'transcript'
          ? byTurns(text, all, turnsOf(text), documentHead(text)?.witness ?? null)
          : all;
      if (options.json === true) {
        for (const one of found) yield `${jsonLine(several ? { part: name, ...one } : one)}\n`;
      } else {
        if (several && found.length > 0) yield `${harmless(name)}\n\n`;
        for (const one of found) yield harmless(`${shownSuggestion(one)}\n`);
      }
    }
  };
  await writeLines(null, lines());
}

function endpointOrSay(): EndpointSettings {
  try {
    const settings = endpointSettings(process.env);
    if (settings !== null) return settings;
  } catch (error) {
    if (error instanceof EndpointError) throw new UsageError(error.message);
    throw error;
  }
  throw new UsageError(
    'No endpoint is set up, so nothing was sent; set HEARSAY_SUGGEST_URL and HEARSAY_SUGGEST_MODEL first.',
  );
}

/** Our own suggestions and the endpoint's; shows first what is sent, and lets a person at a terminal say no. */
async function askedToo(
  text: string,
  context: TextContext,
  settings: EndpointSettings,
): Promise<readonly Suggestion[]> {
  const beforeSending = async (piece: EndpointPiece, mark: EndpointSent): Promise<boolean> => {
    process.stderr.write(`${harmless(piece.text)}\n`);
    const what = `${mark.characters} characters, SHA-256 ${mark.sha256.slice(0, 16)}`;
    if (process.stdin.isTTY && process.stderr.isTTY) {
      const ask = createInterface({ input: process.stdin, output: process.stderr });
      const said = await ask.question(
        `Send this text (${what}) to ${settings.model} at ${settings.url.host}? [y/N] `,
      );
      ask.close();
      if (!/^y(?:es)?$/i.test(said.trim())) return false;
    }
    say(`sent to ${settings.model} at ${settings.url.host}: ${what}`);
    return true;
  };
  const asked = await suggestWithEndpoint(text, context, settings, { beforeSending });
  for (const note of asked.notes) say(note);
  if (asked.dropped > 0) say(`${asked.dropped} answers did not stand in the text and were dropped`);
  return asked.suggestions;
}

function contextOf(options: Options): TextContext {
  if (options.dayFirst === true && options.monthFirst === true)
    throw new UsageError('Say either --day-first or --month-first.');
  if (options.date !== undefined && !isDay(options.date))
    throw new UsageError(`--date ${options.date} is no day; write it like 2014-10-19.`);
  if (options.language !== undefined && knownLanguage(options.language) === null)
    throw new UsageError(`Suggestions are made in en, fr and ar, not in ${options.language}.`);
  return {
    writtenOn: options.date ?? null,
    language: knownLanguage(options.language ?? null),
    dayFirst: dayFirst(options),
    countries: (options.country ?? []).map((code) => code.toUpperCase()),
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function knownLanguage(language: string | null): string | null {
  const code = language?.toLowerCase().split(/[-_]/)[0] ?? '';
  return ['en', 'fr', 'ar'].includes(code) ? code : null;
}

function dayFirst({ dayFirst: day, monthFirst: month }: Options): boolean | null {
  return day === true ? true : month === true ? false : null;
}

function readOptions(options: Options): ReadOptions {
  const first = dayFirst(options);
  return {
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.zone === undefined ? {} : { zone: timeZone(options.zone) }),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(first === null ? {} : { dayFirst: first }),
  };
}

async function partsOf(file: string, options: ReadOptions): Promise<readonly Part[]> {
  const name = file === '-' ? 'standard input.txt' : basename(file);
  const parts: Part[] = [];
  const notes: string[] = [];
  await collect(readFileSync(file === '-' ? 0 : file), name, '', options, 0, { parts, notes });
  if (parts.every(({ document }) => document.text.trim() === ''))
    throw new UsageError(
      `${file === '-' ? 'Standard input' : file} holds no text that can be read.`,
    );
  for (const note of notes) say(note);
  return parts;
}

async function collect(
  bytes: Uint8Array,
  name: string,
  within: string,
  options: ReadOptions,
  depth: number,
  into: { readonly parts: Part[]; readonly notes: string[] },
): Promise<void> {
  const reading: Reading = await readFile(bytes, name, options);
  for (const { level, text } of reading.notes)
    if (level !== 'info') into.notes.push(`${within}${text}`);
  for (const document of reading.documents)
    into.parts.push({ name: `${within}${document.part}`, document });
  if (depth >= DEEPEST) return;
  for (const member of reading.members) {
    await collect(member.bytes, member.name, `${within}${member.name}: `, options, depth + 1, into);
  }
}

async function writeTexts(parts: readonly Part[]): Promise<void> {
  const [only] = parts;
  const shown = process.stdout.isTTY ? harmless : (text: string): string => text;
  await writeLines(
    null,
    parts.length === 1 && only !== undefined
      ? [shown(only.document.text)]
      : parts.map(({ name, document }) => `${jsonLine({ part: name, text: document.text })}\n`),
  );
}
