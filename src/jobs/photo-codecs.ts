import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { PhotoCodecs } from '#intake/photos/decode-picture.ts';

/**
 * The decoders of photos, for `usePhotoCodecs`: from beside the program where it was built into one file
 * (the reading process), else from the installed packages. Throws `Error` when they are in neither.
 */
export async function loadPhotoCodecs(): Promise<PhotoCodecs> {
  return {
    jpeg: await load('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
    png: await load('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'),
    webp: await load('@jsquash/webp/codec/dec/webp_dec.wasm'),
  };
}

async function load(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const beside = fileURLToPath(new URL(name.split('/').at(-1) ?? name, import.meta.url));
  const path = existsSync(beside) ? beside : createRequire(import.meta.url).resolve(name);
  return new Uint8Array(await readFile(path));
}
