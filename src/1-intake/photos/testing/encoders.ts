import type { Picture } from '../picture.ts';

/** Encoders for test pictures; their WebAssembly is handed in, as the decoders' is. */
export interface Encoders {
  jpeg(picture: Picture, quality?: number): Promise<Uint8Array<ArrayBuffer>>;
  png(picture: Picture): Promise<Uint8Array<ArrayBuffer>>;
  webp(picture: Picture, quality?: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** `load` gives the bytes of a package's file. */
export async function encoders(load: (name: string) => Uint8Array<ArrayBuffer>): Promise<Encoders> {
  const [jpeg, png, webp] = await Promise.all([
    import('@jsquash/jpeg/encode.js'),
    import('@jsquash/png/encode.js'),
    import('@jsquash/webp/encode.js'),
  ]);
  await jpeg.init(new WebAssembly.Module(load('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')));
  await png.init(new WebAssembly.Module(load('@jsquash/png/codec/pkg/squoosh_png_bg.wasm')));
  await webp.init(new WebAssembly.Module(load('@jsquash/webp/codec/enc/webp_enc_simd.wasm')));
  const image = (picture: Picture): ImageData => picture as unknown as ImageData;
  return {
    jpeg: async (picture, quality = 80) =>
      new Uint8Array(await jpeg.default(image(picture), { quality })),
    png: async (picture) => new Uint8Array(await png.default(image(picture))),
    webp: async (picture, quality = 75) =>
      new Uint8Array(await webp.default(image(picture), { quality })),
  };
}
