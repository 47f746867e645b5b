/**
 * From degrees to pixels and back: Web Mercator, as every map on a screen.
 *
 * The world is a square of 256·2^zoom pixels; x runs from −180° to 180°, y from 85.0511° down. What lies
 * nearer to a pole is put on the edge. East of 180° the map goes on with the west, so that a view may lie
 * across it: longitudes are taken the short way round from the centre.
 */
export interface View {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Pixel {
  readonly x: number;
  readonly y: number;
}
export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

export const MOST_NORTH = 85.0511287798066;
const RADIANS = Math.PI / 180;
/** Circumference of the earth in metres, on the sphere that distances are measured on. */
const ROUND = 2 * Math.PI * 6_371_008.8;

/** 0…1 from west to east and from north to south. */
export function toWorld({ lat, lon }: Degrees): Pixel {
  const y = Math.max(-MOST_NORTH, Math.min(MOST_NORTH, lat)) * RADIANS;
  return {
    x: (lon + 180) / 360,
    y: 0.5 - Math.log(Math.tan(Math.PI / 4 + y / 2)) / (2 * Math.PI),
  };
}

export function scaleOf(zoom: number): number {
  return 256 * 2 ** zoom;
}

export function toPixel(at: Degrees, view: View, size: Size): Pixel {
  const [p, c] = [toWorld(at), toWorld(view)];
  const scale = scaleOf(view.zoom);
  let dx = p.x - c.x;
  dx -= Math.round(dx);
  return { x: dx * scale + size.width / 2, y: (p.y - c.y) * scale + size.height / 2 };
}

export function toDegrees({ x, y }: Pixel, view: View, size: Size): Degrees {
  const c = toWorld(view);
  const scale = scaleOf(view.zoom);
  return fromWorld({
    x: c.x + (x - size.width / 2) / scale,
    y: c.y + (y - size.height / 2) / scale,
  });
}

/** Metres on the ground that one pixel stands for at a latitude. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (Math.cos(lat * RADIANS) * ROUND) / scaleOf(zoom);
}

/** The points of a circle of so many metres, in degrees: a true circle on the ground, not on the page. */
export function circleOnGround(at: Degrees, radius: number, points = 64): readonly Degrees[] {
  const angle = radius / (ROUND / (2 * Math.PI));
  const lat = at.lat * RADIANS;
  return Array.from({ length: points }, (_, i) => {
    const bearing = (2 * Math.PI * i) / points;
    const north = Math.asin(
      Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing),
    );
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
      Math.cos(angle) - Math.sin(lat) * Math.sin(north),
    );
    return { lat: north / RADIANS, lon: at.lon + east / RADIANS };
  });
}

export const LEAST_ZOOM = 0.5;
export const MOST_ZOOM = 19;

/** The view that shows all of these with their radii, and some room around. */
export function viewAround(
  areas: readonly (Degrees & { readonly radius: number })[],
  size: Size,
): View {
  const [first] = areas;
  if (first === undefined) return { lat: 20, lon: 0, zoom: LEAST_ZOOM + 0.8 };
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const area of areas) {
    const { x, y } = toWorld(area);
    let dx = x - toWorld(first).x;
    dx -= Math.round(dx);
    const reach = area.radius / (ROUND * Math.max(0.05, Math.cos(area.lat * RADIANS)));
    west = Math.min(west, dx - reach);
    east = Math.max(east, dx + reach);
    north = Math.min(north, y - reach);
    south = Math.max(south, y + reach);
  }
  const room = 0.86;
  const scale = Math.min(
    (room * size.width) / Math.max(east - west, 1e-9),
    (room * size.height) / Math.max(south - north, 1e-9),
  );
  const zoom = Math.max(LEAST_ZOOM, Math.min(16, Math.log2(scale / 256)));
  const middle = { x: toWorld(first).x + (west + east) / 2, y: (north + south) / 2 };
  return { ...fromWorld(middle), zoom };
}

function fromWorld({ x, y }: Pixel): Degrees {
  return {
    lat: (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS,
    lon: (x - Math.floor(x)) * 360 - 180,
  };
}

/** A round number of metres that fits into so many pixels: for the bar of scale. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return step * power;
}

/** Degrees between the lines of the net, so that about `lines` of them cross the view. */
export function netStep(degrees: number, lines = 5): number {
  const steps = [
    30,
    20,
    10,
    5,
    2,
    1,
    1 / 2,
    1 / 6,
    1 / 12,
    1 / 30,
    1 / 60,
    1 / 120,
    1 / 360,
    1 / 720,
    1 / 1800,
    1 / 3600,
  ];
  return steps.find((one) => degrees / one >= lines - 1) ?? 1 / 3600;
}

/** `33° 24′ N`: no finer than the step between the lines. */
export function netLabel(degrees: number, axis: 'lat' | 'lon', step: number): string {
  const side = axis === 'lat' ? (degrees < 0 ? 'S' : 'N') : degrees < 0 ? 'W' : 'E';
  const seconds = Math.round(Math.abs(degrees) * 3600);
  const [d, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fine = step < 1 / 60 ? ` ${m}′ ${s}″` : step < 1 ? ` ${m}′` : '';
  return `${d}°${fine} ${side}`;
}
