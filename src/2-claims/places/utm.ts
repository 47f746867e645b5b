/**
 * Universal Transverse Mercator: metres east and north within a zone six degrees wide.
 *
 * The map is the transverse Mercator of WGS 84 with scale .9996 on the zone's middle meridian, 500 km of
 * false easting and, south of the equator, 10,000 km of false northing. Back to degrees by Krüger's
 * series in the third flattening n to the third order, which is right to well under a millimetre inside a
 * zone. Norway's and Svalbard's widened zones only change which zone a point is written in, not how its
 * numbers are read.
 *
 * Source: Krüger (1912) as in Karney, "Transverse Mercator with an accuracy of a few nanometers", Journal
 * of Geodesy 85 (2011), equations 7–11 and 36.
 */
export function fromUtm(
  zone: number,
  easting: number,
  northing: number,
  south: boolean,
): { readonly lat: number; readonly lon: number } {
  const xi0 = (northing - (south ? 1e7 : 0)) / (SCALE * RECTIFYING);
  const eta0 = (easting - 5e5) / (SCALE * RECTIFYING);
  let xi = xi0;
  let eta = eta0;
  BETA.forEach((beta, at) => {
    const j = 2 * (at + 1);
    xi -= beta * Math.sin(j * xi0) * Math.cosh(j * eta0);
    eta -= beta * Math.cos(j * xi0) * Math.sinh(j * eta0);
  });
  const chi = Math.asin(Math.sin(xi) / Math.cosh(eta));
  let phi = chi;
  DELTA.forEach((delta, at) => {
    phi += delta * Math.sin(2 * (at + 1) * chi);
  });
  const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
  return { lat: phi / RADIANS, lon: zone * 6 - 183 + lambda / RADIANS };
}

const RADIANS = Math.PI / 180;
const SCALE = 0.9996;
const MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const N = FLATTENING / (2 - FLATTENING);
const RECTIFYING = (MAJOR / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3,
  N ** 2 / 48 + N ** 3 / 15,
  (17 / 480) * N ** 3,
];
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3,
  (56 / 15) * N ** 3,
];

/** The bands of latitude, eight degrees each from 80 south; X has twelve. */
export const BANDS = 'CDEFGHJKLMNPQRSTUVWX';

/** Whether a latitude lies in a band, give or take what a square across its edge may stick out. */
export function inBand(lat: number, band: string, slack: number): boolean {
  const at = BANDS.indexOf(band);
  if (at === -1) return false;
  const from = -80 + 8 * at;
  const to = band === 'X' ? 84 : from + 8;
  return lat >= from - slack && lat <= to + slack;
}
