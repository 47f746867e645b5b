import type { TimeSpan } from '#terms/time.ts';

/**
 * What a photo or video says about itself: its own header, nothing inferred about what it shows.
 *
 * Everything here was written by a device or a program and can have been changed by anybody; it is
 * what the file *states*. An absent field is normal: chat apps take it all out.
 */
export interface PhotoFacts {
  readonly type: string;
  /** Pixels as the picture is stored, before it is turned upright. */
  readonly width: number | null;
  readonly height: number | null;
  /** EXIF orientation, 1–8; 1 when none is stated. */
  readonly orientation: number;
  /** When the shutter was released, as written; naive with zone null unless an offset is stated. */
  readonly takenAt: PhotoTime | null;
  readonly gps: PhotoPlace | null;
  readonly device: PhotoDevice | null;
  /** The program that wrote or edited the file, as written. */
  readonly software: string | null;
  /** 256 bits in 64 hexadecimal digits (`#terms/picture-hash.ts`); null when not decoded. */
  readonly hash: string | null;
  /** The same of its parts (`part-hashes.ts`), by which crops are found; absent where it was not looked at. */
  readonly parts?: readonly string[];
  readonly captions: readonly PhotoCaption[];
  /** What a person should know about the file itself, each in one sentence. */
  readonly flags: readonly string[];
}

export interface PhotoTime {
  /** Ends in `Z` when the file states an offset; else naive with zone null. */
  readonly span: TimeSpan;
  /** Wall-clock time as written, `2026-03-12T21:10:00` with any fraction. */
  readonly naive: string;
  /** `+03:00` as stated; null when the file states none. */
  readonly offset: string | null;
  /** The offset that the difference to the satellites' time suggests, in minutes; a likelihood only. */
  readonly likelyOffset: number | null;
  /** Where it was written: `DateTimeOriginal`, `mvhd`, … */
  readonly field: string;
}

export interface PhotoPlace {
  readonly lat: number;
  readonly lon: number;
  /** `assumed` when the file leaves out north or south, east or west: then N and E were taken. */
  readonly hemisphere: 'stated' | 'assumed';
  /** Metres: the stated error, else what the last digit allows. */
  readonly radius: number;
  /** Whether the file states the error itself. */
  readonly radiusStated: boolean;
  /** Metres above sea level. */
  readonly altitude: number | null;
  /** Degrees clockwise from north that the camera looked; with its reference. */
  readonly direction: {
    readonly degrees: number;
    readonly from: 'true' | 'magnetic' | 'unknown';
  } | null;
  /** Time by the satellites, UTC. */
  readonly at: string | null;
}

/** The device. `serials` identify whoever owns it: for the desk alone, never for a release. */
export interface PhotoDevice {
  readonly make: string | null;
  readonly model: string | null;
  readonly lens: string | null;
  /** SENSITIVE: serial numbers of camera and lens, and the owner's name where it is written. */
  readonly serials: readonly string[];
}

export interface PhotoCaption {
  /** `caption`, `credit`, `creator`, `rights`, `title`, `date`. */
  readonly what: string;
  readonly text: string;
  /** `XMP`, `IPTC`, `EXIF`, `PNG`. */
  readonly where: string;
}
