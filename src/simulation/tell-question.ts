/**
 * One question told through the network, from those who see to the last desk.
 *
 * 1. Witnesses see: each with its own chance (`cover`), rightly with its accuracy. With chance
 *    `misperceive` all who see rightly see the most popular wrong answer instead. Members of a group
 *    with a grudge push one false answer on `grudgeQuestions` of the questions, seen or not.
 * 2. Who holds something tells each source that draws on it (`tell`, `pass`), and with chance
 *    `resale` sells it to one more.
 * 3. A relay takes what reaches it first – a cross-checker, with chance `check`, the first that a
 *    second supplier says too – and, with chance `repeat`, files each further report as well. Every
 *    hop garbles with its holder's chance; what comes through a translator is one hop more.
 * 4. Collectors and desks with nothing invent, if they do that, or repeat what another desk has.
 *
 * Tiers are gone through in order, so a report is told before anybody passes it on.
 */
import type { Answers } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Parameters } from './parameters.ts';
import { eachThatHappens } from './skip.ts';
import type { SimulatedSource, Tier, World } from './world.ts';

export const KINDS = ['first', 'relay', 'fabricated', 'grudge'] as const;
/** How a source came by what it says: saw it, was told, invented it, pushes it. */
export type Kind = (typeof KINDS)[number];

/** Where a chain begins. */
export interface Root {
  /** From 0, on this question. */
  readonly number: number;
  /** What was said there. */
  readonly answer: number;
  /** Nobody saw anything: it was made up. */
  readonly invented: boolean;
}

/** One source saying one thing. */
export interface Telling {
  readonly source: number;
  readonly answer: number;
  readonly kind: Kind;
  /** What it was taken from; null at a root. */
  readonly parent: Telling | null;
  readonly root: Root;
  /** Roots behind it: its own, and those a cross-checker compared it with. */
  readonly behind: readonly Root[];
  readonly hops: number;
  /** Hops on the way that changed the answer. */
  readonly garbles: number;
  /** Minutes since the first question. */
  readonly time: number;
}

/** One report bought. */
export interface Sale {
  readonly source: number;
  readonly payer: number;
  readonly pay: number;
  readonly bonus: number;
  readonly time: number;
}

export interface Told {
  readonly tellings: readonly Telling[];
  readonly sales: readonly Sale[];
  readonly topic: number;
}

interface Offer {
  readonly telling: Telling;
  readonly time: number;
}

const RELAYS: readonly Tier[] = ['collector', 'checker', 'lead', 'desk'];

/** Tells question after question through one world; what it keeps between two is only room. */
export class Teller {
  readonly #p: Parameters;
  readonly #world: World;
  readonly #answers: Answers;
  readonly #offers: Offer[][];
  readonly #holds: Uint8Array;
  #chance!: Chance;
  /** Share of the questions already asked: who joins later is not there yet. */
  #at = 0;
  #tellings: Telling[] = [];
  #sales: Sale[] = [];
  #roots = 0;

  constructor(p: Parameters, world: World, answers: Answers) {
    this.#p = p;
    this.#world = world;
    this.#answers = answers;
    this.#offers = Array.from(world.sources, () => NO_OFFERS);
    this.#holds = new Uint8Array(world.sources.length);
  }

  /**
   * @param name of the question. @param at share of the questions already asked, 0…1.
   * @param time minutes since the first question.
   */
  tell(chance: Chance, name: string, at: number, time: number): Told {
    this.#chance = chance;
    this.#at = at;
    this.#tellings = [];
    this.#sales = [];
    this.#roots = 0;
    this.#answers.ask(chance, name);
    const topic = this.#p.topics === 1 ? 0 : chance.below(this.#p.topics);
    this.#witness(topic, time);
    for (const tier of RELAYS) for (const i of this.#world.members[tier]) this.#relay(i, time);
    this.#echo();
    for (const { source } of this.#tellings) this.#holds[source] = 0;
    return { tellings: this.#tellings, sales: this.#sales, topic };
  }

  #witness(topic: number, time: number): void {
    const { sources, cover, grudges, inventors } = this.#world;
    const p = this.#p;
    const chance = this.#chance;
    const answers = this.#answers;
    for (const group of grudges) {
      if (!chance.happens(p.grudgeQuestions)) continue;
      const pushed = answers.wrong(chance);
      for (const i of group) {
        if (this.#joined(i)) this.#begin(i, pushed, 'grudge', time);
      }
    }
    const mirage = chance.happens(p.misperceive);
    eachThatHappens(chance, cover, (i) => {
      if (this.#holds[i] === 1 || !this.#joined(i)) return;
      const source = sources[i] as SimulatedSource;
      if (!chance.happens(source.accuracy[topic] as number)) {
        this.#begin(i, answers.wrong(chance), 'first', time);
      } else if (mirage) this.#begin(i, answers.mirage, 'first', time);
      else this.#begin(i, answers.right(chance, source), 'first', time);
    });
    for (const i of inventors) this.#invent(i, time);
  }

  #invent(i: number, time: number): void {
    if (this.#holds[i] === 1 || !this.#joined(i)) return;
    if (this.#chance.happens((this.#world.sources[i] as SimulatedSource).invents)) {
      this.#begin(i, this.#answers.invented(this.#chance), 'fabricated', time);
    }
  }

  /** The first telling of a chain. */
  #begin(source: number, answer: number, kind: Kind, time: number): void {
    const root: Root = { number: this.#roots++, answer, invented: kind !== 'first' };
    this.#say({
      source,
      answer,
      kind,
      parent: null,
      root,
      behind: [root],
      hops: 0,
      garbles: 0,
      time: time + this.#delay(),
    });
  }

  /** Everything a source has to tell is told to those who draw on it, and perhaps sold once more. */
  #say(telling: Telling): void {
    const { source } = telling;
    this.#tellings.push(telling);
    this.#holds[source] = 1;
    const customers = this.#world.customers[source] as readonly number[];
    // Witnesses are the first of the sources.
    const passes = source < this.#world.cover.length ? this.#p.tell : this.#p.pass;
    for (const buyer of customers) {
      if (this.#chance.happens(passes)) this.#offer(telling, buyer);
    }
    const market = this.#world.market[source] as Int32Array;
    if (market.length > customers.length && this.#chance.happens(this.#p.resale)) {
      let buyer: number;
      do buyer = market[this.#chance.below(market.length)] as number;
      while (customers.includes(buyer));
      this.#offer(telling, buyer);
    }
  }

  #offer(telling: Telling, buyer: number): void {
    if (!this.#joined(buyer)) return;
    const translator = this.#world.translator[buyer] as number;
    const offered =
      translator < 0 ? telling : this.#taken(translator, telling, telling.time + this.#delay());
    if (translator >= 0) this.#tellings.push(offered);
    const offer = { telling: offered, time: offered.time + this.#delay() };
    if (this.#offers[buyer] === NO_OFFERS) this.#offers[buyer] = [offer];
    else (this.#offers[buyer] as Offer[]).push(offer);
  }

  #relay(i: number, time: number): void {
    const offers = this.#offers[i] as Offer[];
    this.#offers[i] = NO_OFFERS;
    if (offers.length === 0) return this.#invent(i, time);
    if (offers.length > 1) offers.sort((a, b) => a.time - b.time);
    const chosen = this.#choose(i, offers);
    offers.forEach((offer, k) => {
      this.#buy(i, offer, k === 0);
      if (offer === chosen.offer) this.#say(this.#taken(i, offer.telling, offer.time, chosen.also));
      else if (this.#chance.happens(this.#p.repeat)) {
        this.#say(this.#taken(i, offer.telling, offer.time));
      }
    });
  }

  /** Which report a relay takes, and the roots of others that a cross-checker found to agree. */
  #choose(
    i: number,
    offers: readonly Offer[],
  ): { readonly offer: Offer; readonly also: readonly Root[] } {
    const first = offers[0] as Offer;
    const checks =
      offers.length > 1 &&
      this.#world.sources[i]?.tier === 'checker' &&
      this.#chance.happens(this.#p.check);
    if (!checks) return { offer: first, also: NOTHING };
    for (const offer of offers) {
      const agreeing = offers.filter(
        (other) => other !== offer && other.telling.answer === offer.telling.answer,
      );
      if (agreeing.length > 0) {
        return { offer, also: agreeing.flatMap(({ telling }) => telling.behind) };
      }
    }
    return { offer: first, also: NOTHING };
  }

  #buy(payer: number, { telling, time }: Offer, first: boolean): void {
    const { sources } = this.#world;
    // A translator is not paid for the report; who is translated is.
    const translated = sources[telling.source]?.tier === 'translator';
    const source = translated ? (telling.parent?.source as number) : telling.source;
    if (sources[source]?.paid !== true) return;
    const { pay, bonus } = this.#p;
    this.#sales.push({ source, payer, pay, bonus: first ? bonus : 0, time });
  }

  /** What a source makes of what it was told. */
  #taken(source: number, told: Telling, time: number, also: readonly Root[] = NOTHING): Telling {
    const garbles = this.#chance.happens((this.#world.sources[source] as SimulatedSource).garble);
    return {
      source,
      answer: garbles ? this.#answers.garbled(this.#chance, told.answer) : told.answer,
      kind: 'relay',
      parent: told,
      root: told.root,
      behind: also.length === 0 ? told.behind : [...new Set([...told.behind, ...also])],
      hops: told.hops + 1,
      garbles: told.garbles + Number(garbles),
      time,
    };
  }

  /** Collectors and desks with nothing pick up what a desk has; it goes no further. */
  #echo(): void {
    const { members, sources } = this.#world;
    if (this.#p.echo === 0 || members.desk.length === 0) return;
    const desks = this.#tellings.filter(({ source }) => sources[source]?.tier === 'desk');
    if (desks.length === 0) return;
    for (const tier of ['collector', 'desk'] as const) {
      for (const i of members[tier]) {
        if (this.#holds[i] === 1 || !this.#joined(i)) continue;
        if (!this.#chance.happens(this.#p.echo)) continue;
        const heard = desks[this.#chance.below(desks.length)] as Telling;
        this.#tellings.push(this.#taken(i, heard, heard.time + this.#delay()));
        this.#holds[i] = 1;
      }
    }
  }

  #joined(i: number): boolean {
    return (this.#world.joins[i] as number) <= this.#at;
  }

  #delay(): number {
    const { delay, delaySpread } = this.#p;
    return delaySpread === 0 ? delay : delay * Math.exp(delaySpread * this.#chance.normal());
  }
}

const NO_OFFERS: Offer[] = [];
const NOTHING: readonly Root[] = [];
