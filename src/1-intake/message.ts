import type { Note } from './document.ts';
import type { ReadDocument } from './format.ts';
import { DEFAULT_ZONE } from './time-span.ts';

/** A message as a reader makes it: what is not said is empty. `textReceived` is `text`, unrepaired. */
export function message(
  part: string,
  text: string,
  more: Partial<Omit<ReadDocument, 'part' | 'text' | 'textReceived'>> = {},
): ReadDocument {
  return {
    part,
    kind: 'message',
    language: null,
    textReceived: text,
    text,
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
    ...more,
  };
}

/** Says in which zone times without an offset were read; a doubt when nobody chose it. */
export function zoneNote(zone: string | undefined, what: string): Note {
  return zone === undefined
    ? {
        level: 'doubt',
        text: `${what} no time zone and none was given: times are kept as written and taken as ${DEFAULT_ZONE}.`,
        lines: [],
      }
    : {
        level: 'info',
        text: `${what} no time zone: times are kept as written, in ${zone}. If they were written in another zone, read it again with that one.`,
        lines: [],
      };
}

/**
 * Text that every part of the program can hold: NUL becomes `␀` and half a surrogate pair U+FFFD.
 * A JSON file can spell both (`\u0000`, `\ud83d`), a database stores neither.
 */
export function storable(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '\u2400') : text;
  return SURROGATE.test(whole) ? whole.replace(LONE, '\uFFFD') : whole;
}

const SURROGATE = /[\uD800-\uDFFF]/;
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Makes names unique by ` (2)`, ` (3)` …, in the order they come. */
export function uniqueNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    let count = (taken.get(name) ?? 0) + 1;
    let own = count === 1 ? name : `${name} (${count})`;
    // Somebody may have called another one `name (2)`.
    while (count > 1 && taken.has(own)) {
      count += 1;
      own = `${name} (${count})`;
    }
    taken.set(name, count);
    if (own !== name) taken.set(own, 1);
    return own;
  };
}

/** `1 message`, `2 messages`. */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
