import { zoneName, zoneOfYear } from '#assessment/cross-check/zone-name.ts';

/** `UTC−2`, `UTC+3 · Damascus`, `UTC+1/+2 · Berlin`; at a moment the offset of that moment. */
export function zoneWords(zone: string, at = Number.NaN): string {
  return Number.isNaN(at) ? zoneOfYear(zone, new Date().getUTCFullYear()) : zoneName(zone, [at]);
}

/** Whether it is a zone at all, so that nobody is told the name of a half-typed one. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
