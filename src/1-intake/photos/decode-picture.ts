import type { Picture } from './picture.ts';

/**
 * Decoders for JPEG, PNG, WebP and HEIC: WebAssembly, so that a damaged or hostile picture can at worst
 * fail inside its own memory. A stage opens no files, so whoever runs the reader hands in where they come
 * from (`usePhotoCodecs`); they are loaded with the first photo, or at once by `preparePhotos`. Without
 * them photos are read all the same – header, EXIF, captions – and only what they look like is not known.
 */
export interface PhotoCodecs {
  /** `mozjpeg_dec.wasm` of @jsquash/jpeg. */
  readonly jpeg: Uint8Array<ArrayBuffer>;
  /** `squoosh_png_bg.wasm` of @jsquash/png. */
  readonly png: Uint8Array<ArrayBuffer>;
  /** `webp_dec.wasm` of @jsquash/webp. */
  readonly webp: Uint8Array<ArrayBuffer>;
}

interface Decoders {
  readonly jpeg: (bytes: ArrayBuffer) => Promise<Picture>;
  readonly png: (bytes: ArrayBuffer) => Promise<Picture>;
  readonly webp: (bytes: ArrayBuffer) => Promise<Picture>;
  readonly heic: (bytes: Uint8Array) => Promise<Picture>;
  /** New instances of those whose memory grew or broke. */
  readonly renew: (type: string) => Promise<void>;
}

let source: (() => Promise<PhotoCodecs>) | null = null;
let decoders: Promise<Decoders> | null = null;

/** Says where the decoders come from; nothing is loaded yet. */
export function usePhotoCodecs(load: () => Promise<PhotoCodecs>): void {
  source = load;
}

/**
 * Loads the decoders, once; a third of a second. Rejects when they cannot be had or are not those
 * modules, or when nobody said where they are.
 */
export async function preparePhotos(): Promise<void> {
  if (source === null) throw new Error('Say where the decoders of photos are: usePhotoCodecs().');
  decoders ??= source().then(load);
  try {
    await decoders;
  } catch (error) {
    decoders = null;
    throw error;
  }
}

/** Whether pictures can be looked at. */
export function photosPrepared(): boolean {
  return source !== null;
}

/** Points after which a decoder's memory is given back: it never shrinks by itself. */
const LARGE = 24_000_000;

/**
 * The points of a picture of the given media type; null when it cannot be decoded. Sizes are to be
 * checked by the caller before: the cost is that of the points the header promises.
 */
export async function decodePicture(bytes: Uint8Array, type: string): Promise<Picture | null> {
  if (source === null) return null;
  try {
    await preparePhotos();
  } catch {
    return null;
  }
  const known = await (decoders as Promise<Decoders> | null);
  if (known === null) return null;
  try {
    const picture = await decode(known, bytes, type);
    if (picture === null) return null;
    const points = picture.width * picture.height;
    if (points > LARGE) await known.renew(type);
    return points > 0 && picture.data.length >= 4 * points ? picture : null;
  } catch {
    // A decoder that broke off may be left in any state.
    await known.renew(type);
    return null;
  }
}

function decode(known: Decoders, bytes: Uint8Array, type: string): Promise<Picture | null> {
  const own = (): ArrayBuffer => new Uint8Array(bytes).buffer;
  switch (type) {
    case 'image/jpeg':
      return known.jpeg(own());
    case 'image/png':
      return known.png(own());
    case 'image/webp':
      return known.webp(own());
    case 'image/heic':
      return known.heic(bytes);
    default:
      return Promise.resolve(null);
  }
}

type Init = (module: WebAssembly.Module, more: object) => Promise<void>;

/** What decoders say of damaged files is said in our own words. */
const SILENT = { print: () => undefined, printErr: () => undefined };

async function load(codecs: PhotoCodecs): Promise<Decoders> {
  // The decoders hand their points over in the browser's class, which Node has not.
  const place = globalThis as { ImageData?: unknown };
  place.ImageData ??= class {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data;
      this.width = width;
      this.height = height;
    }
  };
  const [jpeg, png, webp] = await Promise.all([
    import('@jsquash/jpeg/decode.js'),
    import('@jsquash/png/decode.js'),
    import('@jsquash/webp/decode.js'),
  ]);
  const jpegModule = await WebAssembly.compile(codecs.jpeg);
  const webpModule = await WebAssembly.compile(codecs.webp);
  // Their types leave the second argument out; their code has it.
  const [initJpeg, initWebp] = [jpeg.init as Init, webp.init as Init];
  await initJpeg(jpegModule, SILENT);
  await png.init(await WebAssembly.compile(codecs.png));
  await initWebp(webpModule, SILENT);
  return {
    jpeg: (bytes) => jpeg.default(bytes) as Promise<Picture>,
    png: (bytes) => png.decode(bytes) as Promise<Picture>,
    webp: (bytes) => webp.default(bytes) as Promise<Picture>,
    // Its WebAssembly is inside it, which makes it slow to load: only for those who have such photos.
    heic: async (bytes) =>
      (await (await import('heic-decode')).default({ buffer: bytes })) as Picture,
    renew: async (type) => {
      if (type === 'image/jpeg') await initJpeg(jpegModule, SILENT);
      if (type === 'image/webp') await initWebp(webpModule, SILENT);
    },
  };
}
