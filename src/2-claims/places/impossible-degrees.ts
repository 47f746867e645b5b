import { foldText } from './folded-text.ts';

/** Words that look like coordinates and cannot be any. */
export interface ImpossibleDegrees {
  readonly start: number;
  readonly end: number;
  /** In plain words what cannot be. */
  readonly why: string;
}

/* One angle with its sign of degrees; every part bounded. */
const angle = (n: number): string =>
  String.raw`(?:(?<b${n}>[NSEW])\s?)?(?<d${n}>\d{1,3}(?:[.,]\d{1,8})?)\s?°\s?` +
  String.raw`(?:(?<m${n}>\d{1,3}(?:[.,]\d{1,8})?)\s?'(?!')\s?(?:(?<s${n}>\d{1,3}(?:[.,]\d{1,6})?)\s?(?:"|'')\s?)?)?(?<a${n}>[NSEW](?!\p{L}))?`;
const PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${angle(1)}\s?[,;/]?\s?(?:and\s|et\s|و\s?)?${angle(2)}`,
  'gu',
);

/**
 * Pairs of angles that no place has: minutes or seconds of 60 and more, latitudes beyond 90°, longitudes beyond
 * 180°. They are not mended – nobody knows which digit is wrong – but a person is told, lest they be lost.
 */
export function impossibleDegrees(text: string): ImpossibleDegrees[] {
  if (!/[°º˚]/.test(text)) return [];
  const folded = foldText(text);
  const found: ImpossibleDegrees[] = [];
  for (const match of folded.plain.matchAll(PAIR)) {
    const g = match.groups ?? {};
    const why = wrongPart(g, 1) ?? wrongPart(g, 2);
    if (why === null) continue;
    const end = match.index + match[0].trimEnd().length;
    found.push({ start: folded.at(match.index), end: folded.at(end - 1) + 1, why });
  }
  return found;
}

function wrongPart(g: Readonly<Record<string, string | undefined>>, n: 1 | 2): string | null {
  const part = (name: string): number => Number((g[`${name}${n}`] ?? '0').replace(',', '.'));
  const side = g[`b${n}`] ?? g[`a${n}`];
  const most = side === 'N' || side === 'S' ? 90 : side === undefined && n === 1 ? 90 : 180;
  if (part('m') >= 60) return `${g[`m${n}`]} minutes cannot be, a degree has 60`;
  if (part('s') >= 60) return `${g[`s${n}`]} seconds cannot be, a minute has 60`;
  if (part('d') > most && !(side === undefined && part('d') <= 180))
    return `${g[`d${n}`]} degrees cannot be, there are ${most}`;
  return null;
}
