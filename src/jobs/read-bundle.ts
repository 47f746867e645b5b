import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The reading process in one file of plain JavaScript, with every reader and library in it: a process
 * that may open no file cannot load modules. Built at first use and again when a source has changed,
 * into `dist/reader/`; a package that ships the built file needs no builder.
 */
export interface ReaderBundle {
  readonly program: string;
  /** WebAssembly that libraries load beside the program. Nothing else can be opened. */
  readonly data: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'dist', 'reader');
/** The program the desk uses; tests build others of the same make. */
const READ_WORKER = fileURLToPath(new URL('./read-worker.ts', import.meta.url));
/** Old builds are left this long: a program that runs may still start processes from them. */
const KEEP_MS = 24 * 3600 * 1000;
/** Libraries that others use only when they are there. */
const OPTIONAL = ['canvas', '@napi-rs/canvas'];

/** What is written beside a bundle: what it was made from. */
interface Made {
  readonly inputs: readonly string[];
  readonly hash: string;
  readonly program: string;
  readonly data: readonly string[];
}

/** The built program, after building it when that is needed. Throws `Error` in words when it cannot be. */
export async function readerBundle(entry: string = READ_WORKER): Promise<ReaderBundle> {
  const name = basename(entry).replace(/\.ts$/, '');
  const mark = join(FOLDER, `${name}.json`);
  const made = existsSync(mark) ? (JSON.parse(readFileSync(mark, 'utf8')) as Made) : null;
  const found = made === null ? null : bundleOf(made);
  const builder = builderOf();
  if (builder === null) {
    if (found !== null) return found;
    throw new Error('The reading process is not built and the builder is missing. Run: npm ci');
  }
  if (made !== null && found !== null && hashOf(made.inputs) === made.hash) return found;
  return build(builder, entry, name, mark);
}

function bundleOf({ program, data }: Made): ReaderBundle | null {
  const all = [program, ...data].map((path) => join(ROOT, path));
  if (!all.every((path) => existsSync(path))) return null;
  return { program: all[0] as string, data: all.slice(1) };
}

async function build(
  builder: Builder,
  entry: string,
  name: string,
  mark: string,
): Promise<ReaderBundle> {
  const built = await builder.build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Names are kept: an error that is refused in words is known by its name.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
    external: OPTIONAL,
    // … and ask where they lie, though what they would load from there is inside them.
    define: { __dirname: '"/"', __filename: '"/reader.cjs"' },
    // Libraries of the older kind call `require` for what Node brings along.
    banner: {
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
  });
  const code = new TextEncoder().encode(namedOnce(built.outputFiles[0]?.text ?? ''));
  const inputs = Object.keys(built.metafile.inputs);
  const hash = hashOf(inputs);
  const program = join(FOLDER, `${name}-${digest(code).slice(0, 16)}.mjs`);
  const data = webAssemblyOf(inputs);
  mkdirSync(FOLDER, { recursive: true });
  writeAtOnce(program, code);
  // Where a library looks beside itself, which is beside the program now.
  const beside = data.map((path) => {
    const copy = join(FOLDER, basename(path));
    const bytes = readFileSync(path);
    if (!existsSync(copy) || !readFileSync(copy).equals(bytes)) writeAtOnce(copy, bytes);
    return copy;
  });
  const made: Made = {
    inputs,
    hash,
    program: relative(ROOT, program),
    data: [...data, ...beside].map((path) => relative(ROOT, path)),
  };
  writeAtOnce(mark, JSON.stringify(made, null, 1));
  removeOld(name, program);
  return { program, data: [...data, ...beside] };
}

const NAMING = 'var __name = (target, value) => __defProp(';
const NAMING_ONCE = 'var __name = (target, value) => target.name === value ? target : __defProp(';

/**
 * The program with names defined only where the builder changed them. As built, every function is named
 * again each time it is made, which takes two thirds of the time of reading a page.
 */
function namedOnce(code: string): string {
  return code.replace(NAMING, NAMING_ONCE);
}

/** The `.wasm` files of the packages that the program has parts of. */
function webAssemblyOf(inputs: readonly string[]): string[] {
  const packages = new Set<string>();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.split(sep).join('/'));
    if (match?.[1] !== undefined) packages.add(match[1]);
  }
  return [...packages].sort().flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.wasm'))
      .sort()
      .map((file) => join(ROOT, folder, file)),
  );
}

/** A hash over everything the program was made from: our sources, and which packages are installed. */
function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  const own = inputs.filter((input) => !input.includes('node_modules'));
  for (const path of [...own, 'package-lock.json', fileURLToPath(import.meta.url)]) {
    const file = resolve(ROOT, path);
    const bytes = existsSync(file) ? readFileSync(file) : 'absent';
    hash.update(relative(ROOT, file)).update('\0').update(bytes).update('\0');
  }
  return hash.digest('hex');
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Several programs may build at the same moment: each sees whole files only. */
function writeAtOnce(path: string, content: Uint8Array | string): void {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, path);
}

function removeOld(name: string, keep: string): void {
  for (const file of readdirSync(FOLDER)) {
    const path = join(FOLDER, file);
    if (path === keep || !file.startsWith(`${name}-`)) continue;
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > KEEP_MS) rmSync(path, { force: true });
  }
}

/** esbuild, as far as it is used here. It comes with `tsx`, which runs the sources. */
interface Builder {
  build(options: object): Promise<{
    readonly outputFiles: readonly { readonly text: string }[];
    readonly metafile: { readonly inputs: Readonly<Record<string, unknown>> };
  }>;
}

function builderOf(): Builder | null {
  try {
    const here = createRequire(import.meta.url);
    const beside = createRequire(join(dirname(here.resolve('tsx/package.json')), 'package.json'));
    return beside('esbuild') as Builder;
  } catch {
    return null;
  }
}
