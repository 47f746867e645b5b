import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * Which way imports may point, and whether ARCHITECTURE.md says the same. Read ARCHITECTURE.md first:
 * its block `rooms` is the rule, and every import of the sources is checked against it.
 */
const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Folder under `src` → the name of the room, without its digit. */
function room(path: string): string {
  const folder = relative(SRC, path).split(/[/\\]/)[0] ?? '';
  return folder.replace(/^\d-/, '');
}

interface Use {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(SRC, name));

const uses: Use[] = [];
const packages: { file: string; room: string; name: string }[] = [];
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)|new URL\('([^']+\.ts)', import\.meta\.url\)/g;
  for (const match of text.matchAll(pattern)) {
    const target = match[3] ?? match[4] ?? match[5] ?? '';
    const typeOnly = match[2] !== undefined;
    if (target.startsWith('#')) {
      uses.push({ file, from: room(file), to: target.slice(1).split('/')[0] ?? '', typeOnly });
    } else if (target.startsWith('.')) {
      const to = resolve(dirname(file), target);
      if (to.startsWith(SRC) && room(to) !== room(file)) {
        uses.push({ file, from: room(file), to: room(to), typeOnly });
      }
    } else if (match[3] !== undefined || match[4] !== undefined) {
      packages.push({ file, room: room(file), name: target });
    }
  }
}

/** The drawing of ARCHITECTURE.md: `store      uses terms; types of intake, claims`. */
function drawing(): Map<string, { uses: Set<string>; types: Set<string> }> {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const block = /```rooms\n([\s\S]*?)```/.exec(text)?.[1];
  if (block === undefined) throw new Error('ARCHITECTURE.md has no block ```rooms');
  const rooms = new Map<string, { uses: Set<string>; types: Set<string> }>();
  for (const line of block.trim().split('\n')) {
    const match = /^(\S+)\s+uses (.*)$/.exec(line.trim());
    if (match === null) throw new Error(`Not understood in the drawing: ${line}`);
    const [plain = '', types = ''] = (match[2] ?? '').split('; types of ');
    const words = (part: string) =>
      new Set(
        part
          .split(/,\s*/)
          .map((word) => word.trim())
          .filter((word) => word !== '' && word !== 'nothing'),
      );
    rooms.set(match[1] ?? '', { uses: words(plain), types: words(types) });
  }
  return rooms;
}

const rooms = drawing();
const STAGES = ['intake', 'claims', 'lineage', 'corroboration', 'assessment', 'release'];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

describe('which way imports point', () => {
  it('finds the sources', () => {
    expect(files.length).toBeGreaterThan(50);
    expect([...rooms.keys()].sort()).toEqual([...new Set(files.map(room))].sort());
  });

  it('[HO1] no import points where the drawing in ARCHITECTURE.md has no arrow', () => {
    const wrong = uses.filter(({ file, from, to, typeOnly }) => {
      if (from === to || isTest(file)) return false;
      const allowed = rooms.get(from);
      if (allowed === undefined) return true;
      return !(allowed.uses.has(to) || (typeOnly && allowed.types.has(to)));
    });
    expect(wrong.map((u) => `${relative(ROOT, u.file)}: ${u.from} → ${u.to}`)).toEqual([]);
  });

  it('[HO2] every arrow of the drawing is used', () => {
    for (const [from, allowed] of rooms) {
      for (const to of [...allowed.uses, ...allowed.types]) {
        const used = uses.some((u) => u.from === from && u.to === to && !isTest(u.file));
        expect(used, `${from} → ${to} is drawn but nothing uses it`).toBe(true);
      }
    }
  });

  it('[HO3] a stage uses terms and earlier stages only', () => {
    STAGES.forEach((stage, i) => {
      const allowed = rooms.get(stage);
      const earlier = new Set(['terms', ...STAGES.slice(0, i)]);
      for (const to of [...(allowed?.uses ?? []), ...(allowed?.types ?? [])]) {
        expect(earlier.has(to), `${stage} → ${to}`).toBe(true);
      }
    });
    expect(rooms.get('terms')).toEqual({ uses: new Set(), types: new Set() });
  });

  it('[HO4] terms and stages 2–6 import no package and nothing of Node, but for three that read written forms', () => {
    const pure = new Set(['terms', ...STAGES.slice(1)]);
    const readers = ['libphonenumber-js/max', 'mgrs', 'open-location-code'];
    const wrong = packages
      .filter((p) => pure.has(p.room) && !isTest(p.file))
      .filter((p) => p.room !== 'claims' || !readers.includes(p.name));
    expect(wrong.map((p) => `${relative(ROOT, p.file)}: ${p.name}`)).toEqual([]);
  });

  it('[HO5] no stage touches clock, chance, disk, network or screen', () => {
    const outside = new Set(['terms', ...STAGES]);
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bfetch\(|\bprocess\.(env|stdout|stderr|exit)|\bconsole\.|\bcrypto\.(randomUUID|getRandomValues)\(|from 'node:(fs|net|http|https|child_process|worker_threads|dgram|os)/;
    const wrong = files
      .filter((file) => outside.has(room(file)) && !isTest(file))
      .filter((file) => forbidden.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });

  it('[HO6] only the edges meet the store: it is opened in the command line and in tests', () => {
    const openers = files
      .filter((file) => !isTest(file) && room(file) !== 'store')
      .filter((file) =>
        /#store\/(open|create|embedded|engine)\.ts'/.test(readFileSync(file, 'utf8')),
      );
    expect([...new Set(openers.map(room))]).toEqual(['cli']);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
