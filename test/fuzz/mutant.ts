import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { makeZip, type ZipEntry } from '#intake/goldens/make-zip.ts';
import { Chance, LARGEST, USUAL } from './chance.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateText, type TextKind } from './mutate-text.ts';

/** Something healthy and small to make mutants of. All of it is invented. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it is made of, so that a mutant can be damaged inside and sound outside. */
  readonly kind: TextKind | 'bytes' | 'png';
  /** For archives and office files: the files inside, each with its own kind. */
  readonly entries?: readonly (ZipEntry & { readonly kind: TextKind | 'bytes' })[];
  /** Larger, with all that its format can hold: one mutant in twenty is made of one of these. */
  readonly full?: boolean;
}

export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The mutant of one number: a third damaged anywhere, the rest damaged where it still looks right. */
export function mutantOf(
  seeds: readonly Seed[],
  chanceSeed: number,
  { usual = USUAL, largest = LARGEST }: { readonly usual?: number; readonly largest?: number } = {},
): Mutant {
  const chance = new Chance(chanceSeed);
  chance.largest = chance.yes(usual < USUAL ? 400 : 32) ? largest : usual;
  const full = seeds.filter((one) => one.full === true);
  const small = seeds.filter((one) => one.full !== true);
  const seed = chance.pick(
    small.length === 0 || (full.length > 0 && chance.yes(20)) ? full : small,
  );
  const other = chance.pick(seeds).bytes;
  const anywhere = chance.yes(3);
  const bytes = anywhere ? mutateBytes(seed.bytes, chance, other) : inside(seed, chance, other);
  // Names are input as well.
  const name = chance.yes(50) ? mutateText(seed.name, 'prose', chance) : seed.name;
  return { name, bytes };
}

function inside(seed: Seed, chance: Chance, other: Uint8Array): Uint8Array {
  if (seed.entries !== undefined) return mutateArchive(seed.entries, chance);
  if (seed.kind === 'png') return mutatePng(seed.bytes, chance);
  if (seed.kind === 'bytes') return mutateBytes(seed.bytes, chance, other);
  // Byte for byte, so that what is not text in it stays what it is.
  const text = Buffer.from(seed.bytes);
  const binary = seed.kind === 'pdf';
  const mutated = mutateText(text.toString(binary ? 'latin1' : 'utf8'), seed.kind, chance);
  return new Uint8Array(Buffer.from(mutated, binary ? 'latin1' : 'utf8'));
}

function mutateArchive(entries: NonNullable<Seed['entries']>, chance: Chance): Uint8Array {
  const out: ZipEntry[] = entries.map(packedOnce);
  for (let n = chance.pick([1, 1, 2]); n > 0 && out.length > 0; n -= 1) {
    const at = chance.below(out.length);
    const entry = out[at] as NonNullable<Seed['entries']>[number];
    switch (chance.below(12)) {
      case 0:
        out.splice(at, 1);
        break;
      case 1:
        out.push(entry);
        break;
      case 2:
        out[at] = {
          ...entry,
          name: mutateText(String(entry.name), 'prose', chance).slice(0, 10_000),
        };
        break;
      case 3:
        out[at] = { ...entry, statedSize: chance.pick([0, 1, 2 ** 31, 2 ** 32 - 1, 100]) };
        break;
      case 4:
        out[at] = { ...entry, flags: chance.below(65536) };
        break;
      case 5:
        out[at] = { ...entry, crc: chance.below(2 ** 32) };
        break;
      case 6:
        out[at] = {
          ...entry,
          packed: mutateBytes(deflateSync('x'.repeat(300)), chance, new Uint8Array(4)),
        };
        break;
      default:
        out[at] = { ...anew(entry), content: mutateEntry(entry, chance) };
    }
  }
  return makeZip(out);
}

const packed = new WeakMap<object, Uint8Array>();

/** An entry packed already: that of one seed is the same in all its mutants. */
function packedOnce(entry: ZipEntry): ZipEntry {
  if (entry.packed !== undefined) return entry;
  const made = packed.get(entry) ?? new Uint8Array(deflateRawSync(Buffer.from(entry.content)));
  packed.set(entry, made);
  return { ...entry, packed: made };
}

/** The same to be packed again, as its content changes. */
function anew(entry: NonNullable<Seed['entries']>[number]): typeof entry {
  const { name, content, kind } = entry;
  return { name, content, kind };
}

function mutateEntry(
  { content, kind }: NonNullable<Seed['entries']>[number],
  chance: Chance,
): Uint8Array | string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (kind === 'bytes') return mutateBytes(bytes, chance, bytes);
  return mutateText(new TextDecoder().decode(bytes), kind, chance);
}

/** A chunk changed, and its checksum right again: else nothing behind the checksum is ever reached. */
function mutatePng(bytes: Uint8Array, chance: Chance): Uint8Array {
  const chunks: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    chunks.push(bytes.slice(at + 4, at + 8 + length));
    at += 12 + length;
  }
  const at = chance.below(chunks.length);
  const chunk = chunks[at] ?? new Uint8Array(4);
  if (chance.yes(4)) chunks.splice(chance.below(chunks.length), 0, chunk);
  else if (chance.yes(5)) chunks.splice(at, 1);
  else chunks[at] = mutateBytes(chunk, chance, chunk);
  return makePng(chunks);
}

/** A PNG of chunks, each its type and data. */
export function makePng(chunks: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)];
  for (const chunk of chunks) {
    const frame = Buffer.alloc(chunk.length + 8);
    frame.writeUInt32BE(Math.max(0, chunk.length - 4), 0);
    frame.set(chunk, 4);
    frame.writeUInt32BE(crc32(chunk), frame.length - 4);
    parts.push(frame);
  }
  return new Uint8Array(Buffer.concat(parts));
}
