import { decimal, onMap, ordered, radiusOf, stepOf, type WrittenPoint } from './written-point.ts';

/**
 * Two angles with their hemispheres, or at least with signs of degrees: `34.5° N, 38.2° E`, `N34 12.5 E38
 * 30.1`, `34°12'30"N 38°34'07"E`, `34 deg 12 min N`, `خط عرض ٣٤٫١٢ شمالاً وخط طول ٣٨٫٥٥ شرقاً`,
 * `latitude: 34.12; longitude: 38.55`, packed `341230N0383407E` and ISO 6709 `+34.1234+038.5678/`.
 *
 * The hemisphere may stand before or after, as a letter or a word, in English, French or Arabic. O is
 * west in French; with N or S beside it and no French around that is doubted, for in German it is east.
 * Where one hemisphere or both are missing the angle is read as north or east, with a doubt. Minutes or
 * seconds of 60 and more, two latitudes, and minutes behind degrees with decimals are no coordinates.
 */
export function degreePairs(
  plain: string,
  options: {
    readonly alone: boolean;
    readonly french: boolean;
    readonly told: (start: number) => boolean;
  },
): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const [from, to] of windowsOf(plain)) {
    const part = plain.slice(from, to);
    for (const form of FORMS) {
      for (const match of part.matchAll(form)) {
        const start = from + match.index;
        const told = options.alone || options.told(start);
        const point = readPair(match.groups ?? {}, options, told);
        if (point !== null) {
          found.push({ ...point, start, end: start + match[0].trimEnd().length, form: 'degrees' });
        }
      }
    }
  }
  for (const match of plain.matchAll(PACKED)) {
    const point = readPacked(match.groups ?? {});
    if (point !== null) {
      found.push({ ...point, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const match of plain.matchAll(ISO_6709)) {
    const point = readIso(match.groups ?? {});
    if (point !== null) {
      found.push({ ...point, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** What every pair of this kind has somewhere: a sign or word of degrees, a hemisphere or a label. */
const MARK =
  /°|deg|درج|شمال|جنوب|شرق|غرب|عرض|\blat|north|south|east|west|nord|sud|\best\b|(?<!\p{L})[NSEWO](?!\p{L})|(?<=[\d'"] ?)[nsew](?!\p{L})/giu;
/** More than the longest pair. */
const REACH = 120;

/** The parts of a text around such marks, so that long tables of bare numbers cost nothing. */
function windowsOf(plain: string): [from: number, to: number][] {
  const windows: [number, number][] = [];
  for (const { index } of plain.matchAll(MARK)) {
    const last = windows.at(-1);
    const to = Math.min(plain.length, index + REACH);
    if (last !== undefined && index - REACH <= last[1]) last[1] = to;
    else windows.push([wordStart(plain, index - REACH), to]);
  }
  for (const window of windows) window[1] = wordEnd(plain, window[1]);
  return windows;
}

/** No number is cut in two. */
function wordStart(plain: string, at: number): number {
  let start = Math.max(0, at);
  for (let n = 0; start > 0 && plain.charAt(start - 1) !== ' ' && n < REACH; n++) start--;
  return start;
}

function wordEnd(plain: string, at: number): number {
  let end = at;
  for (let n = 0; end < plain.length && plain.charAt(end) !== ' ' && n < REACH; n++) end++;
  return end;
}

const NUMBER = String.raw`\d{1,3}(?:[.,]\d{1,12})?`;
const DEGREE = String.raw`(?:°|degr[eé]s?\b|deg(?:rees?)?\b\.?|درجة|درجات)`;
const MINUTE = String.raw`(?:'(?!')|min(?:utes?)?\b\.?|دقيقة|دقائق)`;
const SECOND = String.raw`(?:"|''|sec(?:ondes?|onds?)?\b\.?|ثانية|ثوان)`;
const AND = String.raw`(?:\s?,?\s?و\s?|\s?,?\s)?`;

/** Degrees, perhaps minutes and seconds. The signs may be missing where the hemisphere is there. */
const angle = (n: number): string =>
  String.raw`(?<!\d)(?<deg${n}>[+-]?${NUMBER})(?!\d)\s?(?<sign${n}>${DEGREE})?` +
  // `lon 37.5146, 40 dead`: no minutes stand behind decimals.
  String.raw`(?:(?<!\d[.,]\d{1,12})(?:${AND}|-|:)(?<!\d)(?<min${n}>\d{1,2}(?:[.,]\d{1,10})?)(?!\d)\s?(?<msign${n}>${MINUTE})?` +
  String.raw`(?:(?:${AND}|-|:)(?<!\d)(?<sec${n}>\d{1,2}(?:[.,]\d{1,8})?)(?!\d)\s?(?<ssign${n}>${SECOND})?)?)?`;

const HEMISPHERES =
  'north|south|east|west|nord|sud|est|ouest|North|South|East|West|Nord|Sud|Est|Ouest|NORTH|SOUTH|EAST|WEST|' +
  'شمالا|جنوبا|شرقا|غربا|شمال|جنوب|شرق|غرب|[NSEWO]|(?<=[\\d°\'"] ?)[nsew]';
const hemisphere = (n: number, edge: string): string => String.raw`(?<h${n}>${HEMISPHERES})${edge}`;
const NO_LETTER = String.raw`(?![\p{L}])`;
/** Between two angles. */
const BETWEEN = String.raw`(?:\s?[,;/|x-]?\s?(?:and\s|et\s|و\s?|by\s)?\s?)`;
const START = String.raw`(?<![\p{L}\p{N}.,:/°'"+-]|\p{N}[.,])`;
const END = String.raw`(?![\p{N}]|[.,]\d|['"°]\d)`;

const LAT_LABEL = String.raw`(?:lat(?:itude)?|Lat(?:itude)?|LAT(?:ITUDE)?|(?:ال)?خط (?:ال)?عرض|دائرة (?:ال)?عرض|(?:ال)?عرض)`;
const LON_LABEL = String.raw`(?:lon(?:g|gitude)?|lng|Lon(?:g|gitude)?|Lng|LON(?:G|GITUDE)?|LNG|(?:ال)?خط (?:ال)?طول|(?:ال)?طول)`;
const LABEL_END = String.raw`\.?"?\s?(?:of|is|de|[:=])?\s?"?`;
const OPTIONAL_BEFORE = (n: number): string => String.raw`(?:(?<b${n}>[NSEWO])\s?)?`;
const OPTIONAL_AFTER = (n: number): string => String.raw`(?:\s?${hemisphere(n, NO_LETTER)})?`;
const LABELLED_BETWEEN = String.raw`"?\s?[,;/|&]?\s?(?:and\s|et\s|و\s?)?\s?(?:la\s)?"?`;

const FORMS: readonly RegExp[] = [
  // Labelled: the words say which is which.
  new RegExp(
    String.raw`(?<![\p{L}])${LAT_LABEL}(?<l1>)${LABEL_END}${OPTIONAL_BEFORE(1)}${angle(1)}${OPTIONAL_AFTER(1)}${LABELLED_BETWEEN}${LON_LABEL}${LABEL_END}${OPTIONAL_BEFORE(2)}${angle(2)}${OPTIONAL_AFTER(2)}${END}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])${LON_LABEL}(?<l2>)${LABEL_END}${OPTIONAL_BEFORE(1)}${angle(1)}${OPTIONAL_AFTER(1)}${LABELLED_BETWEEN}${LAT_LABEL}${LABEL_END}${OPTIONAL_BEFORE(2)}${angle(2)}${OPTIONAL_AFTER(2)}${END}`,
    'gu',
  ),
  // Hemisphere before each.
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])${hemisphere(1, String.raw`\s?`)}${angle(1)}${BETWEEN}${hemisphere(2, String.raw`\s?`)}${angle(2)}${END}`,
    'gu',
  ),
  // Hemisphere after each.
  new RegExp(
    String.raw`${START}${angle(1)}\s?${hemisphere(1, NO_LETTER)}${BETWEEN}${angle(2)}\s?${hemisphere(2, NO_LETTER)}`,
    'gu',
  ),
  // One hemisphere missing.
  new RegExp(
    String.raw`${START}${angle(1)}\s?${hemisphere(1, NO_LETTER)}${BETWEEN}${angle(2)}${END}(?!\s?[\p{L}])`,
    'gu',
  ),
  new RegExp(
    String.raw`${START}${angle(1)}${BETWEEN}${angle(2)}\s?${hemisphere(2, NO_LETTER)}`,
    'gu',
  ),
  // Signs of degrees only.
  new RegExp(String.raw`${START}${angle(1)}${BETWEEN}${angle(2)}${END}`, 'gu'),
];

const PACKED =
  /(?<![\p{L}\p{N}])(?:(?<a>[NS])\s?(?<d1>\d{2})(?<m1>\d{2})(?<s1>\d{2}(?:\.\d{1,4})?)?\s?[,/ -]?\s?(?<b>[EW])\s?(?<d2>[01]\d{2})(?<m2>\d{2})(?<s2>\d{2}(?:\.\d{1,4})?)?|(?<d3>\d{2})(?<m3>\d{2})(?<s3>\d{2}(?:\.\d{1,4})?)?\s?(?<c>[NS])\s?[,/ -]?\s?(?<d4>[01]\d{2})(?<m4>\d{2})(?<s4>\d{2}(?:\.\d{1,4})?)?\s?(?<d>[EW]))(?![\p{L}\p{N}])/gu;

const ISO_6709 =
  /(?<![\p{L}\p{N}.])(?<lat>[+-]\d{2}(?:\d{2}){0,2}(?:\.\d{1,10})?)(?<lon>[+-][01]\d{2}(?:\d{2}){0,2}(?:\.\d{1,10})?)(?:[+-]\d{1,5}(?:\.\d{1,4})?)?(?:CRSWGS_84)?(?:\/|(?![\p{L}\p{N}.+-]))/gu;

type Groups = Readonly<Record<string, string | undefined>>;
type Read = Pick<WrittenPoint, 'lat' | 'lon' | 'radius' | 'doubts' | 'swapped'>;

interface Angle {
  readonly degrees: number;
  /** Null when no hemisphere is given. */
  readonly axis: 'lat' | 'lon' | null;
  readonly hemisphere: string;
  readonly step: number;
  readonly signed: boolean;
  /** Degrees written with a sign of degrees, minutes or decimals. */
  readonly clear: boolean;
  readonly decimals: number;
}

function readPair(
  g: Groups,
  { alone, french }: { readonly alone: boolean; readonly french: boolean },
  told: boolean,
): Read | null {
  const labelled = g['l1'] !== undefined ? 'lat' : g['l2'] !== undefined ? 'lon' : null;
  const a = readAngle(g, 1);
  const b = readAngle(g, 2);
  if (a === null || b === null) return null;
  if (labelled !== null) {
    if (a.axis !== null && a.axis !== labelled) return null;
    if (b.axis !== null && b.axis === labelled) return null;
    if (!alone && a.decimals === 0 && a.step === 1 && b.step === 1 && a.axis === null && !a.clear) {
      return null;
    }
    return together(labelled === 'lat' ? a : b, labelled === 'lat' ? b : a, [], french);
  }
  if (a.axis !== null && b.axis !== null) {
    if (a.axis === b.axis) return null;
    // "5 N and 6 E" may be streets.
    if (!told && !a.clear && !b.clear) return null;
    return together(a.axis === 'lat' ? a : b, a.axis === 'lat' ? b : a, [], french);
  }
  if (a.axis === null && b.axis === null) {
    const minutes = g['msign1'] !== undefined && g['msign2'] !== undefined;
    const degrees = g['sign1'] !== undefined && g['sign2'] !== undefined;
    const fine = minutes || Math.min(a.decimals, b.decimals) >= (told ? 1 : 3);
    if (!degrees || !fine) return null;
    const doubts =
      a.signed || b.signed
        ? []
        : ['no north or south, east or west is given; read as north and east'];
    return together(a, b, doubts, french);
  }
  // One of the two without its hemisphere: the other must be beyond doubt an angle.
  const clear =
    a.clear &&
    b.clear &&
    (a.decimals >= 2 || g['msign1'] !== undefined || g['sign1'] !== undefined);
  if (!clear || (!told && Math.min(a.step, b.step) >= 1)) return null;
  const lat = a.axis === 'lat' || b.axis === 'lon' ? a : b;
  const lon = lat === a ? b : a;
  const missing =
    lat.axis === null
      ? lat.signed
        ? []
        : ['no north or south is given; read as north']
      : lon.signed
        ? []
        : ['no east or west is given; read as east'];
  return together(lat, lon, missing, french);
}

function together(lat: Angle, lon: Angle, doubts: readonly string[], french: boolean): Read | null {
  const said = [...doubts];
  if (lon.hemisphere === 'O' && !french) {
    said.push(
      `O is read as west (ouest); as east (German Ost) it would be ${lat.degrees.toFixed(4)}, ${(-lon.degrees).toFixed(4)}`,
    );
  }
  const radius = radiusOf(lat.step, lon.step);
  if (lat.axis === null && lon.axis === null) {
    const pair = ordered(lat.degrees, lon.degrees);
    return pair === null ? null : { ...pair, radius, doubts: [...said, ...pair.doubts] };
  }
  if (!onMap(lat.degrees, lon.degrees)) return null;
  return { lat: lat.degrees, lon: lon.degrees, radius, doubts: said, swapped: false };
}

function readAngle(g: Groups, n: 1 | 2): Angle | null {
  const deg = g[`deg${n}`];
  if (deg === undefined) return null;
  const min = g[`min${n}`];
  const sec = g[`sec${n}`];
  // Only the last part may have decimals.
  if (min !== undefined && /[.,]/.test(deg)) return null;
  if (sec !== undefined && min !== undefined && /[.,]/.test(min)) return null;
  const minutes = decimal(min ?? '0');
  const seconds = decimal(sec ?? '0');
  if (minutes >= 60 || seconds >= 60) return null;
  const size = Math.abs(decimal(deg)) + minutes / 60 + seconds / 3600;
  const word = g[`h${n}`] ?? g[`b${n}`];
  const side = word === undefined ? null : sideOf(word);
  const minus = deg.startsWith('-');
  // A minus and "south" together say it twice.
  const negative = minus || side?.negative === true;
  const step =
    sec !== undefined ? stepOf(sec) / 3600 : min !== undefined ? stepOf(min) / 60 : stepOf(deg);
  return {
    degrees: negative ? -size : size,
    axis: side?.axis ?? null,
    hemisphere: word ?? '',
    step,
    signed: /^[+-]/.test(deg),
    clear: g[`sign${n}`] !== undefined || min !== undefined || /[.,]\d/.test(deg),
    decimals: /[.,](\d+)/.exec(deg)?.[1]?.length ?? 0,
  };
}

function sideOf(word: string): { readonly axis: 'lat' | 'lon'; readonly negative: boolean } {
  const first = word.charAt(0).toUpperCase();
  if (first === 'N' || word.startsWith('شم')) return { axis: 'lat', negative: false };
  if (first === 'S' || word.startsWith('جن')) return { axis: 'lat', negative: true };
  if (first === 'E' || word.startsWith('شر')) return { axis: 'lon', negative: false };
  return { axis: 'lon', negative: true };
}

function readPacked(g: Groups): (Read & { readonly form: 'packed' }) | null {
  const part = (d = '', m = '', s = ''): { degrees: number; step: number } | null =>
    Number(m) >= 60 || Number(s) >= 60
      ? null
      : {
          degrees: Number(d) + Number(m) / 60 + Number(s) / 3600,
          step: s === '' ? 1 / 60 : stepOf(s) / 3600,
        };
  const before = g['a'] !== undefined;
  const lat = before ? part(g['d1'], g['m1'], g['s1']) : part(g['d3'], g['m3'], g['s3']);
  const lon = before ? part(g['d2'], g['m2'], g['s2']) : part(g['d4'], g['m4'], g['s4']);
  if (lat === null || lon === null) return null;
  const south = (g['a'] ?? g['c']) === 'S';
  const west = (g['b'] ?? g['d']) === 'W';
  const [y, x] = [south ? -lat.degrees : lat.degrees, west ? -lon.degrees : lon.degrees];
  if (!onMap(y, x)) return null;
  return {
    lat: y,
    lon: x,
    radius: radiusOf(lat.step, lon.step),
    doubts: [],
    swapped: false,
    form: 'packed',
  };
}

/** Degrees, degrees and minutes, or degrees, minutes and seconds, by the number of digits before the point. */
function readIso(g: Groups): (Read & { readonly form: 'packed' }) | null {
  const part = (text: string, width: number): { degrees: number; step: number } | null => {
    const [whole = '', fraction] = text.slice(1).split('.');
    const rest = whole.length - width;
    const last = fraction === undefined ? 0 : Number(`0.${fraction}`);
    const step = fraction === undefined ? 1 : 10 ** -fraction.length;
    const d = Number(whole.slice(0, width));
    const m = Number(whole.slice(width, width + 2));
    const s = Number(whole.slice(width + 2));
    if (m >= 60 || s >= 60) return null;
    const size =
      rest === 0 ? d + last : rest === 2 ? d + (m + last) / 60 : d + m / 60 + (s + last) / 3600;
    return {
      degrees: text.startsWith('-') ? -size : size,
      step: rest === 0 ? step : rest === 2 ? step / 60 : step / 3600,
    };
  };
  const [latText, lonText] = [g['lat'] ?? '', g['lon'] ?? ''];
  // "+34+038" may be a sum.
  if (latText.length < 6 || lonText.length < 7) return null;
  const lat = part(latText, 2);
  const lon = part(lonText, 3);
  if (lat === null || lon === null || !onMap(lat.degrees, lon.degrees)) return null;
  return {
    lat: lat.degrees,
    lon: lon.degrees,
    radius: radiusOf(lat.step, lon.step),
    doubts: [],
    swapped: false,
    form: 'packed',
  };
}
