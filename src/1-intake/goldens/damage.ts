import fc from 'fast-check';
import { cpuSeconds } from './cpu-seconds.ts';
import { IntakeError, type Reading } from '../format.ts';

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  how: fc.constantFrom('flip', 'cut', 'drop', 'double', 'fill'),
  with: fc.integer({ min: 0, max: 255 }),
  size: fc.integer({ min: 1, max: 64 }),
});

/**
 * Damages a file at random places and reads what is left: it must be read or refused in words, in
 * time, the same each time.
 */
export async function damaged(
  whole: Uint8Array,
  read: (bytes: Uint8Array) => Promise<Reading>,
  /** How many times, as a text of the environment; a few by default. */
  runs: string | undefined,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      let bytes = whole;
      for (const { at, how, with: value, size } of edits) {
        const i = Math.floor(at * bytes.length);
        const copy = new Uint8Array(bytes);
        if (how === 'flip') copy[i] = value;
        else if (how === 'fill') copy.fill(value, i, i + size);
        bytes =
          how === 'cut'
            ? copy.slice(0, i)
            : how === 'drop'
              ? join(copy.slice(0, i), copy.slice(i + size))
              : how === 'double'
                ? join(copy.slice(0, i + size), copy.slice(i))
                : copy;
      }
      let first = '';
      const seconds = await cpuSeconds(async () => (first = await outcome(bytes, read)));
      if (seconds > 2) throw new Error('It took longer than two seconds.');
      const again = await outcome(bytes, read);
      if (first !== again) throw new Error('The same bytes were read in two ways.');
    }),
    { numRuns: Number(runs ?? 60) },
  );
}

async function outcome(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => Promise<Reading>,
): Promise<string> {
  try {
    const { documents, notes, table } = await read(new Uint8Array(bytes));
    return JSON.stringify([documents, notes, table]);
  } catch (error) {
    if (error instanceof IntakeError) return error.message;
    throw error;
  }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
