/** What left, byte for byte: names, sizes and hashes. The hash function is handed in. */
import type { Release } from './release.ts';

export interface ReleaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One entry per file, by name. `sha256` gives lower-case hexadecimal. */
export function manifest(
  files: readonly ReleaseFile[],
  sha256: (bytes: Uint8Array) => string,
): Release['manifest'] {
  const seen = new Set<string>();
  return files
    .map(({ name, bytes }) => {
      if (seen.has(name)) throw new Error(`Two files of the release are called "${name}".`);
      seen.add(name);
      return { name, sha256: sha256(bytes), size: bytes.length };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
