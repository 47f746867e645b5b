import type { Actor, Hop } from '../claim.ts';
import { resolveSender, senderKey } from '../resolve-sender.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import type { Source } from '#terms/source.ts';
import type { Document } from '#intake/document.ts';

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
}

export interface SuggestedChain {
  /** Origin first, whoever told us last. */
  readonly hops: readonly Hop[];
  /** Names in the words that are no source yet: a person may say who they are. */
  readonly unknown: readonly string[];
  /** Why each step stands there. */
  readonly reasons: readonly string[];
}

/**
 * The way a statement reached us: whoever sent the document last, the speakers the words name before, the origin first.
 *
 * - A name is a source only by its pseudonym or a handle, letter for letter; never by likeness. Everybody else stays
 *   in the words that stand for them, and is offered to be named.
 * - A sentence of a message that opens with a source's name ("Plum counted …") is that source's, told by the sender;
 *   so is what follows it in the same message until somebody else is named (`after`).
 * - What was forwarded, and what a channel or paper says without naming anybody, begins with a gap: somebody
 *   told them, and nobody knows who.
 * - A pronoun that stands for nobody named is a gap too.
 */
export function chainFor(
  suggestion: Suggestion,
  document: DocumentFacts,
  sources: readonly KnownSource[],
  /** The speaker of the sentence before, in the same message. */
  after: KnownSource | null = null,
): SuggestedChain {
  const reasons: string[] = [];
  const unknown: string[] = [];
  const byId = (id: Source['id'] | null): KnownSource | null =>
    sources.find((source) => source.id === id) ?? null;
  const sender =
    byId(document.senderSourceId) ?? byId(document.sender === null ? document.giverSourceId : null);
  const toldUs: Actor =
    sender !== null
      ? { kind: 'source', sourceId: sender.id }
      : document.sender !== null
        ? { kind: 'unnamed', descriptor: document.sender }
        : { kind: 'gap' };
  if (sender !== null)
    reasons.push(`${sender.pseudonym} ${document.sender === null ? 'handed it over' : 'sent it'}`);

  const before: Actor[] = [];
  const add = (actor: Actor): void => {
    if (!same(before.at(-1) ?? toldUs, actor)) before.push(actor);
  };
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
  // From the one who told the sender to the first speaker.
  for (const speaker of suggestion.speakers) {
    const source = namedSource(speaker.resolved, sources) ?? namedSource(speaker.text, sources);
    if (source !== null) {
      add({ kind: 'source', sourceId: source.id });
      reasons.push(`“${speaker.text}” is ${source.pseudonym}`);
    } else if (FIRST_PERSON.test(speaker.resolved.trim())) {
      reasons.push(`“${speaker.text}” is whoever wrote it`);
    } else if (PRONOUN.test(speaker.resolved.trim())) {
      add({ kind: 'gap' });
      reasons.push(`whom “${speaker.text}” stands for is not said`);
    } else {
      add({ kind: 'unnamed', descriptor: speaker.resolved });
      unknown.push(speaker.resolved);
    }
  }
  if (suggestion.speakers.length === 0 && document.kind !== 'transcript') {
    const opens = openingSource(suggestion.quote, sources);
    if (opens !== null) {
      add({ kind: 'source', sourceId: opens.id });
      reasons.push(`the sentence begins with ${opens.pseudonym}`);
    } else if (after !== null) {
      add({ kind: 'source', sourceId: after.id });
      reasons.push(`it goes on after ${after.pseudonym}’s words`);
    }
  }
  const first = before.at(-1) ?? toldUs;
  if (endsInChannel(first, byId)) {
    before.push({ kind: 'gap' });
    reasons.push('a channel or paper names nobody: whoever told it is missing');
  } else if (suggestion.basis === 'heard' && before.length === 0) {
    before.push({ kind: 'gap' });
    reasons.push('it was told to whoever wrote it; by whom is not said');
  }
  const actors = [...before.toReversed(), toldUs];
  const translator =
    document.interpreter === null ? null : namedSource(document.interpreter, sources);
  const hops = actors.map((actor, i) => hopOf(actor, i === 0 ? 'observer' : 'relay'));
  if (document.interpreter !== null && document.kind === 'transcript') {
    hops.push(
      hopOf(
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

function endsInChannel(
  actor: Actor,
  byId: (id: Source['id'] | null) => KnownSource | null,
): boolean {
  return actor.kind === 'source' && byId(actor.sourceId)?.kind === 'publication';
}

function same(a: Actor, b: Actor): boolean {
  if (a.kind === 'source' && b.kind === 'source') return a.sourceId === b.sourceId;
  return a.kind === 'unnamed' && b.kind === 'unnamed' && a.descriptor === b.descriptor;
}

function hopOf(actor: Actor, role: Hop['role']): Hop {
  return {
    actor,
    role,
    channel: null,
    heardAt: null,
    passedAt: null,
    language: null,
    rendering: role === 'translator' ? 'translated' : 'unknown',
    known: 'declared',
    paidPerReport: null,
    evidence: null,
  };
}
