/**
 * A simulation as files: the header and the lines of each, question by question. Names, values and
 * times hold no comma, quotation mark or line break, so nothing needs quoting.
 *
 * `claims.csv` is what `hearsay corroborate` reads; all the others say what is true. Line n of
 * `lineage.csv` speaks of line n of `claims.csv`.
 */
import type { Copy } from './copies.ts';
import type { SimulatedQuestion } from './question.ts';
import type { SimulatedSource } from './world.ts';

export const HEADERS = {
  claims: 'source,question,value,time,from,basis,type,topic\n',
  truth: 'question,value\n',
  lineage: 'source,question,value,kind,hops,garbles,parent,root,origins,chain\n',
  origins: 'question,value,independent\n',
  payments: 'source,payer,question,pay,bonus,time\n',
  copies: 'child,parent,kind,via,claims\n',
  sources:
    'source,tier,cell,cohort,visible,vetted,accuracy,cover,bias,noise,garble,invents,fabricator,grudge,paid\n',
  places: 'place,parent\n',
} as const;

export type FileName = keyof typeof HEADERS;

/** The first question is asked at this moment, in milliseconds since 1970: 1 January 2026, UTC. */
export const BEGINNING = 1_767_225_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The end of the year 9999: later years are written otherwise. */
const LATEST = 253_402_300_799_000;

/** Writes questions as lines. It keeps the day it wrote last, no more. */
export class Lines {
  readonly #sources: readonly SimulatedSource[];
  #day = NaN;
  #date = '';

  constructor(sources: readonly SimulatedSource[]) {
    this.#sources = sources;
  }

  claims(question: SimulatedQuestion): string {
    const { name, claims, type, typed, topic } = question;
    const end = `${typed ? type : ''},${topic}\n`;
    let lines = '';
    for (const { source, value, time, from, basis } of claims) {
      lines += `${this.#name(source)},${name},${value},${this.time(time)},${this.#name(from)},${basis},${end}`;
    }
    return lines;
  }

  truth({ name, truth }: SimulatedQuestion): string {
    return `${name},${truth}\n`;
  }

  lineage({ name, claims }: SimulatedQuestion): string {
    let lines = '';
    for (const { source, value, lineage } of claims) {
      const { kind, hops, garbles, root, origins, chain } = lineage;
      const start = `${this.#name(source)},${name},${value},${kind},${hops},${garbles},`;
      lines +=
        hops === 0
          ? `${start},${root},${origins.length === 0 ? '' : origins[0]},\n`
          : `${start}${this.#name(chain[0] ?? -1)},${root},${origins.join(' ')},${chain.map((i) => this.#name(i)).join(' ')}\n`;
    }
    return lines;
  }

  origins({ name, origins }: SimulatedQuestion): string {
    let lines = '';
    for (const { value, independent } of origins) lines += `${name},${value},${independent}\n`;
    return lines;
  }

  payments({ name, payments }: SimulatedQuestion): string {
    let lines = '';
    for (const { source, payer, pay, bonus, time } of payments) {
      lines += `${this.#name(source)},${this.#name(payer)},${name},${pay},${bonus},${this.time(time)}\n`;
    }
    return lines;
  }

  /** ISO 8601 to the second; empty for NaN. */
  time(minutes: number): string {
    if (Number.isNaN(minutes)) return '';
    const at = Math.min(BEGINNING + Math.floor(minutes * MINUTE), LATEST);
    const day = Math.floor(at / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#date = new Date(day * DAY).toISOString().slice(0, 11);
    }
    const second = Math.floor((at - day * DAY) / 1000);
    return `${this.#date}${TWO[Math.floor(second / 3600)]}:${TWO[Math.floor(second / 60) % 60]}:${TWO[second % 60]}Z`;
  }

  #name(source: number): string {
    return source < 0 ? '' : (this.#sources[source] as SimulatedSource).name;
  }
}

const TWO: readonly string[] = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

export function* sourceLines(sources: readonly SimulatedSource[]): Generator<string> {
  for (const one of sources) {
    yield `${[
      one.name,
      one.tier,
      one.cell + 1,
      one.cohort + 1,
      yesNo(one.visible),
      yesNo(one.vetted),
      one.accuracy.map(short).join(' '),
      short(one.cover),
      short(one.bias),
      short(one.noise),
      short(one.garble),
      short(one.invents),
      yesNo(one.fabricator),
      one.grudge < 0 ? '' : one.grudge + 1,
      yesNo(one.paid),
    ].join(',')}\n`;
  }
}

export function* copyLines(
  copies: readonly Copy[],
  sources: readonly SimulatedSource[],
): Generator<string> {
  for (const { child, parent, kind, via, claims } of copies) {
    yield `${sources[child]?.name},${sources[parent]?.name},${kind},${via},${claims}\n`;
  }
}

export function* placeLines(
  tree: Iterable<readonly [place: string, parent: string]>,
): Generator<string> {
  for (const [place, parent] of tree) yield `${place},${parent}\n`;
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no';
}

function short(x: number): string {
  return String(Number(x.toFixed(6)));
}
