import { makeHop } from '../make-hop.ts';
import type { Actor, Hop } from '../claim.ts';
import { resolveSender, senderKey } from '../resolve-sender.ts';
import type { Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';
import type { DocumentHead } from './document-head.ts';
import { provenanceOf } from './provenance.ts';
import type { Statement } from './statement.ts';

export type KnownSource = Pick<Source, 'id' | 'pseudonym' | 'handles' | 'kind'>;

/** What is known of the document a statement stands in. */
export interface DocumentFacts {
  readonly kind: Document['kind'];
  readonly sender: string | null;
  readonly senderSourceId: Source['id'] | null;
  readonly forwardedFrom: string | null;
  /** Who handed the file over, where that is a source; the last step when nobody else is named. */
  readonly giverSourceId: Source['id'] | null;
  /** The interpreter of a transcript, as its head names one. */
  readonly interpreter: string | null;
  /** What its heading says of where it comes from. */
  readonly head?: DocumentHead | null;
}

export interface SuggestedChain {
  /** Origin first, whoever told us last. */
  readonly hops: readonly Hop[];
  /** Names in the words that are no source yet: a person may say who they are. */
  readonly unknown: readonly string[];
  /** Why each step stands there. */
  readonly reasons: readonly string[];
}

/** Whose words go on: a source, or somebody known by words only. */
export type Before =
  | (KnownSource & { readonly kind: Source['kind'] })
  | { readonly kind: 'words'; readonly words: string };

/**
 * The way a statement reached us: whoever sent the document last, the speakers the words name before, the origin first.
 *
 * - A name is a source only by its pseudonym or a handle, letter for letter; never by likeness. Everybody else stays
 *   in the words that stand for them, and is offered to be named.
 * - A sentence of a message that opens with a source's name ("Plum counted …") is that source's, told by the sender;
 *   so is what follows it in the same message until somebody else is named (`after`).
 * - What was forwarded, and what a channel or paper says without naming anybody, begins with a gap: somebody
 *   told them, and nobody knows who.
 * - A pronoun that stands for nobody named is a gap too; so is whoever told a lead or a seller, who were not there.
 * - A document without a sender is whoever its heading names, the witness of a session, or whoever handed it over; a
 *   seller in the heading is one hand more. Of a log the last one named told us.
 * - A sentence may say itself where it is from (`provenanceOf`): that goes before what its first words look like.
 */
export function chainFor(
  suggestion: Statement,
  document: DocumentFacts,
  sources: readonly KnownSource[],
  /** The speaker of the sentence before, in the same message. */
  after: Before | null = null,
): SuggestedChain {
  const reasons: string[] = [];
  const unknown: string[] = [];
  const byId = (id: Source['id'] | null): KnownSource | null =>
    sources.find((source) => source.id === id) ?? null;
  const head = document.sender === null ? (document.head ?? null) : null;
  const headed = (document.kind === 'transcript' ? head?.witness : head?.teller) ?? null;
  const headSource = headed === null ? null : namedSource(headed, sources);
  const sender =
    byId(document.senderSourceId) ??
    headSource ??
    byId(document.sender === null && headed === null ? document.giverSourceId : null);
  const name = document.sender ?? headed;
  const toldUs: Actor =
    sender !== null
      ? { kind: 'source', sourceId: sender.id }
      : name !== null
        ? { kind: 'unnamed', descriptor: name }
        : { kind: 'gap' };
  if (sender !== null)
    reasons.push(
      `${sender.pseudonym} ${document.sender !== null ? 'sent it' : sender === headSource ? 'is named in its heading' : 'handed it over'}`,
    );
  else if (headed !== null) {
    reasons.push(`its heading names ${headed}`);
    unknown.push(headed);
  }

  const before: Actor[] = [];
  const translated = new Set<Actor>();
  const add = (actor: Actor): void => {
    if (!same(before.at(-1) ?? toldUs, actor)) before.push(actor);
  };
  const addNamed = (words: string, described = false): void => {
    if (CROWD.test(words)) {
      add({ kind: 'gap' });
      return;
    }
    const source = namedSource(words, sources);
    if (source === null && !described) unknown.push(words);
    add(
      source === null
        ? { kind: 'unnamed', descriptor: words }
        : { kind: 'source', sourceId: source.id },
    );
  };
  const addAfter = (other: Before): void => {
    add(
      other.kind === 'words'
        ? { kind: 'unnamed', descriptor: other.words }
        : { kind: 'source', sourceId: other.id },
    );
    reasons.push(
      `it goes on after ${other.kind === 'words' ? `the words of ${other.words}` : `${other.pseudonym}’s words`}`,
    );
  };
  if (head?.seller != null) {
    addNamed(head.seller);
    reasons.push(`its heading says that it came through ${head.seller}`);
  }
  if (head?.voice === true) {
    before.push({ kind: 'gap' });
    reasons.push('it is a recording that was written down: whose voice it is is not said');
  }
  if (document.forwardedFrom !== null) {
    const name = document.forwardedFrom.trim();
    const source = name === '' ? null : namedSource(name, sources);
    if (source !== null) add({ kind: 'source', sourceId: source.id });
    else if (name !== '') {
      add({ kind: 'unnamed', descriptor: name });
      unknown.push(name);
    }
    reasons.push(
      name === '' ? 'it was forwarded, from whom is not said' : `it was forwarded from ${name}`,
    );
  }
  const told = provenanceOf(suggestion.sentence ?? suggestion.quote);
  const trusted =
    suggestion.noted === true ||
    suggestion.speakers.some(({ resolved, text }) =>
      [resolved, text].some((words) => namedSource(words, sources) !== null),
    );
  if (told.length > 0 && !trusted) {
    // Whose turn it stands in, or who wrote the quoted mail, told us what somebody told them.
    for (const teller of suggestion.speakers.slice(0, suggestion.tellers ?? 0))
      addNamed(teller.resolved);
    for (const { name: words, translated: passed, described } of told) {
      addNamed(words, described);
      const last = before.at(-1);
      if (passed && last !== undefined) translated.add(last);
    }
    reasons.push('the sentence says from whom it is');
  } else {
    const to = TOLD_TO.exec(suggestion.sentence ?? suggestion.quote);
    const whom = to?.groups?.['whom'];
    if (suggestion.speakers.length > 0 && whom !== undefined) {
      // `A baker told my man …`: one more hand.
      add({ kind: 'unnamed', descriptor: whom });
      reasons.push(`“${whom}” was told`);
    } else if (
      suggestion.speakers.length > 0 &&
      to !== null &&
      after !== null &&
      after.kind !== 'words'
    ) {
      // `Olive is afraid. A cook told her …`
      add({ kind: 'source', sourceId: after.id });
      reasons.push(`it was told to ${after.pseudonym}, of whom the sentence before speaks`);
    }
    // From the one who told the sender to the first speaker.
    for (const speaker of suggestion.speakers) {
      const source = namedSource(speaker.resolved, sources) ?? namedSource(speaker.text, sources);
      if (source !== null) {
        add({ kind: 'source', sourceId: source.id });
        reasons.push(`“${speaker.text}” is ${source.pseudonym}`);
      } else if (FIRST_PERSON.test(speaker.resolved.trim())) {
        reasons.push(`“${speaker.text}” is whoever wrote it`);
      } else if (PRONOUN.test(speaker.resolved.trim()) || CROWD.test(speaker.resolved.trim())) {
        if (suggestion.cue === null && after !== null && before.length === 0) {
          // `My man was at the gate. He saw …`
          addAfter(after);
          continue;
        }
        add({ kind: 'gap' });
        reasons.push(
          speaker.text === ''
            ? 'who told it is not said'
            : `whom “${speaker.text}” stands for is not said`,
        );
      } else {
        add({ kind: 'unnamed', descriptor: speaker.resolved });
        unknown.push(speaker.resolved);
      }
    }
    if (suggestion.speakers.length === 0 && document.kind !== 'transcript') {
      const opens =
        suggestion.labelled === true ||
        (document.kind !== 'message' && isOfSomebody(suggestion.quote))
          ? null
          : openingSource(suggestion.quote, sources);
      if (opens !== null) {
        add({ kind: 'source', sourceId: opens.id });
        reasons.push(`the sentence begins with ${opens.pseudonym}`);
      } else if (after !== null) {
        addAfter(after);
      }
    }
  }
  const first = before.at(-1) ?? toldUs;
  const own = FIRST_WORDS.test(suggestion.sentence ?? suggestion.quote);
  if (endsInChannel(first, byId)) {
    before.push({ kind: 'gap' });
    reasons.push('a channel or paper names nobody: whoever told it is missing');
  } else if (suggestion.basis === 'heard' && before.length === 0) {
    before.push({ kind: 'gap' });
    reasons.push('it was told to whoever wrote it; by whom is not said');
  } else if (
    !own &&
    first.kind !== 'gap' &&
    (isHandOn(first, byId) || (head?.seller != null && before.length === 1))
  ) {
    before.push({ kind: 'gap' });
    reasons.push('somebody who passes on what others saw names nobody: whoever told it is missing');
  }
  // Of a log the last one named told us; nobody stands between.
  const actors =
    suggestion.noted === true && toldUs.kind === 'gap' && before.length > 0
      ? before.toReversed()
      : [...before.toReversed(), toldUs];
  const translator =
    document.interpreter === null ? null : namedSource(document.interpreter, sources);
  const hops = actors.map((actor, i) =>
    makeHop(actor, i === 0 ? 'observer' : translated.has(actor) ? 'translator' : 'relay'),
  );
  if (document.interpreter !== null && document.kind === 'transcript') {
    hops.push(
      makeHop(
        translator === null
          ? { kind: 'unnamed', descriptor: document.interpreter }
          : { kind: 'source', sourceId: translator.id },
        'translator',
      ),
    );
    reasons.push(`${document.interpreter} interpreted`);
    if (translator === null) unknown.push(document.interpreter);
  }
  return { hops, unknown: [...new Set(unknown)], reasons };
}

/** The source whose name opens a sentence, alone or as owner: `Plum saw`, `Plum's words:`, `زيتونة تقول`. */
export function openingSource(
  sentence: string,
  sources: readonly KnownSource[],
): KnownSource | null {
  const start = sentence.replace(/^[^\p{L}\p{N}+]*(?:In|From|By|About|Says)?\s*/u, '').slice(0, 60);
  const words = start.split(/(?<=[\p{L}\p{N}])(?:[\u2019']s)?[\s,:;،]+/u);
  for (let n = Math.min(3, words.length); n >= 1; n -= 1) {
    const found = resolveSender(
      words
        .slice(0, n)
        .join(' ')
        .replace(/[\u2019']s$/u, ''),
      sources,
    );
    if (found !== null) return found;
  }
  return null;
}

/** `Tern was entered …`: in a note, what is written of somebody and not what they say. */
export function isOfSomebody(sentence: string): boolean {
  return PASSIVE.test(sentence);
}

/** The source of exactly this name, an article and the kind of thing it is set aside: `the channel Valley Now`. */
export function namedSource(name: string, sources: readonly KnownSource[]): KnownSource | null {
  const bare = name
    .trim()
    .replace(/^(?:the|our|my|a|an|le|la|les|l[\u2019'])\s*/iu, '')
    .replace(/^(?:channel|paper|newspaper|page|group|chaîne|journal|قناة|صحيفة)\s+/iu, '')
    .replace(/[\u2019']s$/u, '');
  return (
    resolveSender(name, sources) ?? (senderKey(bare) === '' ? null : resolveSender(bare, sources))
  );
}

const FIRST_PERSON = /^(?:I|we|me|us|my|je|nous|moi|أنا|نحن)$/iu;
const PRONOUN =
  /^(?:he|she|they|him|her|them|it|you|who|one|someone|somebody|il|elle|ils|elles|on|lui|هو|هي|هم|أحد|)$/iu;

/** Everybody and nobody: `our followers report`. */
const CROWD =
  /^(?:our|its|the|some|many|most|nos|les|tout le|متابعونا|متابعينا)?\s*(?:everyone|everybody|ppl|residents|locals|gens|monde|الناس|الكل|الجميع|الأهالي|followers|readers|viewers|subscribers|listeners|people|abonnés|lecteurs|متابعون|متابعين)$/iu;

function endsInChannel(
  actor: Actor,
  byId: (id: Source['id'] | null) => KnownSource | null,
): boolean {
  return actor.kind === 'source' && byId(actor.sourceId)?.kind === 'publication';
}

/** Leads sell and checkers ask: what they say was seen by somebody else. */
function isHandOn(actor: Actor, byId: (id: Source['id'] | null) => KnownSource | null): boolean {
  const kind = actor.kind === 'source' ? byId(actor.sourceId)?.kind : null;
  return kind === 'lead' || kind === 'checker';
}

/** Somebody was told: a person the sender has, or a pronoun. */
const TOLD_TO =
  /(?<!\p{L})(?:told (?:(?<whom>(?:my|our|his|her) \p{L}+)|(?:him|her|them))|قالت? (?:لها|له|لهم))(?!\p{L})/u;
const PASSIVE = /^\p{Lu}\S*(?: \p{Lu}\S*)? (?:was|were|has been|have been|had been) \p{Ll}+/u;

/** Words in which whoever writes speaks of what they did or saw themselves. */
const FIRST_WORDS =
  /(?<!\p{L})(?:I|we|j[\u2019']ai|je|nous)\s+(?:myself\s+)?(?:\p{L}+)|(?<!\p{L})(?:رأيت|رأينا|شاهدت|بنفسي)/iu;

function same(a: Actor, b: Actor): boolean {
  if (a.kind === 'source' && b.kind === 'source') return a.sourceId === b.sourceId;
  return a.kind === 'unnamed' && b.kind === 'unnamed' && a.descriptor === b.descriptor;
}
