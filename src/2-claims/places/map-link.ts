import { decimal, ordered, radiusOf, stepOf, type WrittenPoint } from './written-point.ts';

/**
 * Points in links of maps and in `geo:` addresses (RFC 5870).
 *
 * A pin is preferred to a query and a query to the camera, which says no more than where somebody was
 * looking: 100 m at least. Yandex writes longitude first. Short links hold no coordinates and nothing is
 * fetched, so they are no points.
 */
export function mapLinks(plain: string): WrittenPoint[] {
  const found: WrittenPoint[] = [];
  for (const match of plain.matchAll(ADDRESS)) {
    const link = withoutTail(match[0]);
    const point = readMapLink(link);
    if (point !== null) {
      found.push({ ...point, start: match.index, end: match.index + link.length, form: 'link' });
    }
  }
  return found;
}

/** Full stops and brackets behind an address belong to the sentence, unless the bracket opened in it. */
function withoutTail(address: string): string {
  const bare = address.replace(/[.,;:!?'")\]}>]+$/, '');
  const opened = bare.lastIndexOf('(') > bare.lastIndexOf(')');
  return opened && address.charAt(bare.length) === ')' ? `${bare})` : bare;
}

const ADDRESS =
  /(?:\bgeo:|https?:\/\/|\b(?:www\.)?(?:maps\.(?:google|apple)|google\.[a-z.]{2,6}\/maps|openstreetmap\.org|osm\.org))[^\s<>]{4,1500}/gi;

const NUMBER = '(-?\\d{1,3}(?:\\.\\d{1,15})?)';
const AND = '(?:,|;)\\s?\\+?';

interface LinkForm {
  readonly pattern: RegExp;
  /** Least radius in metres that this way of stating allows. */
  readonly least: number;
  readonly lonFirst?: boolean;
}

const FORMS: readonly LinkForm[] = [
  { pattern: new RegExp(`!3d${NUMBER}!4d${NUMBER}`), least: 0 },
  {
    pattern: new RegExp(
      `yandex\\.[^?#]*[?&](?:.*&)?(?:pt|whatshere\\[point\\])=${NUMBER},${NUMBER}`,
    ),
    least: 0,
    lonFirst: true,
  },
  {
    pattern: new RegExp(`yandex\\.[^?#]*[?&](?:.*&)?ll=${NUMBER},${NUMBER}`),
    least: 100,
    lonFirst: true,
  },
  {
    pattern: new RegExp(
      `[?&](?:q|query|ll|sll|daddr|destination|center|viewpoint|coordinate|to)=(?:loc:|ll\\.)?\\+?${NUMBER}${AND}${NUMBER}`,
      'i',
    ),
    least: 0,
  },
  { pattern: new RegExp(`[?&]mlat=${NUMBER}&(?:amp;)?mlon=${NUMBER}`), least: 0 },
  { pattern: new RegExp(`[?&]lat=${NUMBER}&(?:amp;)?(?:lon|lng|long)=${NUMBER}`, 'i'), least: 0 },
  { pattern: new RegExp(`[?&]cp=${NUMBER}~${NUMBER}`), least: 100 },
  { pattern: new RegExp(`^geo:${NUMBER},${NUMBER}`, 'i'), least: 0 },
  {
    pattern: new RegExp(`/maps/(?:place|search|dir)/(?:[^@\\s]*/)?${NUMBER},\\+?${NUMBER}`),
    least: 0,
  },
  { pattern: new RegExp(`#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`), least: 100 },
  { pattern: new RegExp(`@${NUMBER},${NUMBER},\\d+(?:\\.\\d+)?[zma]`), least: 100 },
];

function readMapLink(link: string): Omit<WrittenPoint, 'start' | 'end' | 'form'> | null {
  const open = link
    .replace(/%2C/gi, ',')
    .replace(/%20/g, ' ')
    .replace(/%2B/gi, '+')
    .replace(/%7E/gi, '~');
  for (const { pattern, least, lonFirst } of FORMS) {
    const match = pattern.exec(open);
    if (match === null) continue;
    const [, first = '', second = ''] = match;
    const pair =
      lonFirst === true
        ? ordered(decimal(second), decimal(first))
        : ordered(decimal(first), decimal(second));
    if (pair === null) continue;
    const said = /^geo:[^?]*;u=(\d{1,7}(?:\.\d+)?)/i.exec(open)?.[1];
    const radius =
      said === undefined ? Math.max(least, radiusOf(stepOf(first), stepOf(second))) : Number(said);
    return { ...pair, radius: Math.max(1, radius) };
  }
  return null;
}
