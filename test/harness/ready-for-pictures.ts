import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { usePhotoCodecs } from '#intake/photos/decode-picture.ts';
import { encoders, type Encoders } from '#intake/photos/testing/encoders.ts';

const { resolve } = createRequire(import.meta.url);
const load = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(resolve(name)));

/** Makes decoders and encoders ready for a test. */
export function readyForPictures(): Promise<Encoders> {
  usePhotoCodecs(() =>
    Promise.resolve({
      jpeg: load('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
      png: load('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'),
      webp: load('@jsquash/webp/codec/dec/webp_dec.wasm'),
    }),
  );
  return encoders(load);
}
