import { onMap } from './written-point.ts';

/** What the writer of a pair of numbers may have meant instead. */
export interface OtherReading {
  readonly lat: number;
  readonly lon: number;
  /** `with the two numbers exchanged`. */
  readonly words: string;
}

/**
 * The usual slips: the numbers exchanged, a hemisphere missing or wrong, both, and degrees, minutes and
 * seconds typed with a point (`34.1230` for 34°12'30").
 */
export function otherReadings(lat: number, lon: number): readonly OtherReading[] {
  const readings: OtherReading[] = [
    { lat: lon, lon: lat, words: 'with the two numbers exchanged' },
    { lat: -lat, lon, words: lat > 0 ? 'with south for north' : 'with north for south' },
    { lat, lon: -lon, words: lon > 0 ? 'with west for east' : 'with east for west' },
    { lat: -lat, lon: -lon, words: 'with both hemispheres changed' },
    { lat: lon, lon: -lat, words: 'with the two numbers exchanged and the sign changed' },
    { lat: -lon, lon: lat, words: 'with the two numbers exchanged and the sign changed' },
  ];
  const [y, x] = [asMinutes(lat), asMinutes(lon)];
  if (y !== null && x !== null) {
    readings.push({ lat: y, lon: x, words: 'with the decimals read as minutes and seconds' });
  }
  return readings.filter((one) => onMap(one.lat, one.lon) && (one.lat !== lat || one.lon !== lon));
}

/** `34.1230` as 34°12'30"; null when minutes or seconds would be 60 or more. */
function asMinutes(degrees: number): number | null {
  const size = Math.abs(degrees);
  // Rounded to a ten-thousandth first, lest 34.123 become 12 minutes 29.99.
  const packed = Math.round((size % 1) * 1e4);
  const minutes = Math.floor(packed / 100);
  const seconds = packed % 100;
  if (minutes >= 60 || seconds >= 60) return null;
  return Math.sign(degrees) * (Math.floor(size) + minutes / 60 + seconds / 3600);
}
