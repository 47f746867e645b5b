/**
 * How a search shows what it found, kind by kind: what names it, the place where the words are, and what
 * leads to where it stands.
 */
import { formatValue } from '#claims/format-value.ts';
import type { Session } from '#terms/source.ts';
import type { SearchAnswer, SearchedKind } from '#store/store.ts';
import { titleOf } from './documents.ts';
import type { SearchNames } from './search-names.ts';
import { type Beginnings, holdsAny, placeIn, withPlaces } from './search-text.ts';
import type { SearchFound } from './search.ts';

export interface Shown extends Omit<SearchFound, 'id' | 'parts'> {
  readonly text: string;
}

interface Use {
  readonly names: SearchNames;
  readonly beginnings: Beginnings;
}

type Found<K extends SearchedKind> = SearchAnswer<K>['found'][number];

export const LINES: {
  readonly [K in SearchedKind]: (found: Found<K>, use: Use) => Shown;
} = {
  question: ({ record }, { beginnings }) => ({
    ref: record.ref,
    mark: record.ref,
    text: withPlaces(
      record.text,
      [
        record.askAs,
        ...record.options,
        record.protectedSite.why,
        record.protectedSite.answer?.text,
      ],
      beginnings,
    ),
    note: record.topic,
  }),

  document: ({ record, number }, { beginnings }) => ({
    ref: String(number ?? ''),
    mark: `#${number}`,
    text: placeIn(record.text, beginnings) || titleOf(record),
    note: record.sender ?? '',
  }),

  claim: ({ record, number }, { names, beginnings }) => ({
    ...atClaim(record.questionId, number, names),
    text: withPlaces(
      placeIn(record.quote, beginnings) || record.quote,
      [record.comment, record.place],
      beginnings,
    ),
  }),

  telling: ({ record, number }, { names, beginnings }) => ({
    ...atClaim(record.questionId, number, names),
    text: withPlaces(
      '',
      [
        ...record.hops.flatMap((hop) => [
          hop.actor.kind === 'unnamed' ? hop.actor.descriptor : null,
          hop.channel,
          hop.evidence,
        ]),
        record.countedFrom?.words,
        record.countedFrom?.why,
        record.quote,
      ],
      beginnings,
    ),
  }),

  source: ({ record }, { beginnings }) => ({
    ref: record.id,
    mark: '',
    text: withPlaces(record.pseudonym, [record.cell, ...record.handles, record.howMet], beginnings),
    note: record.cell ?? record.kind,
  }),

  risk: ({ record }, { beginnings }) => ({
    ref: record.id,
    mark: '',
    text: withPlaces(
      `${record.pseudonym}: ${record.contactRisk?.level ?? ''}`,
      [record.contactRisk?.why, record.contactRisk?.by],
      beginnings,
    ),
    note: record.contactRisk?.by ?? '',
  }),

  subject: ({ record }) => ({
    ref: record.id,
    mark: '',
    text: [...record.names.map(({ text }) => text), ...record.descriptors].join(' · '),
    note: record.kind,
  }),

  identity: ({ record }, { names, beginnings }) => {
    const own = record.names[0]?.text ?? record.descriptors[0] ?? '?';
    const decisions = [
      ...(record.sameAs == null ? [] : [{ ...record.sameAs, is: '=' }]),
      ...(record.partedFrom == null ? [] : [{ ...record.partedFrom, is: '≠' }]),
      ...(record.notSameAs ?? []).map((one) => ({ ...one, is: '≠' })),
    ];
    return {
      ref: record.id,
      mark: '',
      text: withPlaces(
        own,
        decisions.map((one) => `${one.is} ${names.who(one.id)}: ${one.why} (${one.by})`),
        beginnings,
      ),
      note: decisions.at(-1)?.by ?? '',
    };
  },

  warning: ({ record }, { beginnings }) => ({
    ref: record.ref,
    mark: record.ref,
    text: withPlaces(
      record.text,
      [
        record.threatToLife.why,
        ...(record.warning?.decisions ?? []).map((one) =>
          [plain(one.action), one.what, one.why, one.by].filter(Boolean).join(' – '),
        ),
        record.threatToLife.answer?.text,
        record.warning?.responsible,
      ],
      beginnings,
    ),
    note: record.warning?.responsible ?? '',
  }),

  session: ({ record }, { names, beginnings }) => ({
    ref: record.sourceId,
    mark: '',
    text: withPlaces(
      dotted(`${names.who(record.sourceId)} ${record.number}`, record.held.stated, record.place),
      [
        ...record.questions.map(({ text }) => text),
        ...record.disclosed.flatMap(({ fact, says, by }) => [fact, says, by]),
        ...(record.put ?? []).flatMap(({ comment, by }) => [comment, by]),
        record.interpreter === null ? null : names.who(record.interpreter),
      ],
      beginnings,
    ),
    note: record.interpreter === null ? '' : names.who(record.interpreter),
    ...decidedIn(record, beginnings),
  }),

  tie: ({ record }, { names, beginnings }) => ({
    ref: record.from,
    mark: '',
    text: withPlaces(
      dotted(
        `${names.who(record.from)} – ${plain(record.tie)} – ${names.who(record.to.id)}`,
        record.howKnown,
      ),
      [record.during?.stated],
      beginnings,
    ),
    note: record.during?.stated ?? '',
  }),

  payment: ({ record }, { names, beginnings }) => ({
    ref: record.sourceId,
    mark: '',
    text: withPlaces(
      dotted(
        names.who(record.sourceId),
        `${record.amount} ${record.currency}`,
        plain(record.for),
        record.on.stated,
      ),
      [record.decidedBy],
      beginnings,
    ),
    note: record.decidedBy,
  }),

  contact_window: ({ record }, { names, beginnings }) => ({
    ref: record.sourceId,
    mark: '',
    text: withPlaces(
      dotted(names.who(record.sourceId), record.channel, record.reachable),
      record.silences.map(({ stated }) => stated),
      beginnings,
    ),
    note: '',
  }),

  outcome: ({ record }, { names, beginnings }) => ({
    ref: names.ref(record.questionId),
    mark: names.ref(record.questionId),
    text: withPlaces(
      `${formatValue(record.value, null, names.who)} · ${placeIn(record.evidence, beginnings) || record.evidence}`,
      [plain(record.standardOfProof), record.decidedBy, record.knownSince],
      beginnings,
    ),
    note: plain(record.standardOfProof),
  }),

  link: ({ record, number }, { names }) => {
    const question = names.ref(names.questionOf(record.child.id));
    return {
      ref: question || String(number ?? ''),
      mark: question || (number === null ? '' : `#${number}`),
      text: dotted(record.comment, record.decidedBy),
      note: `${plain(record.kind)}, ${record.state}`,
    };
  },

  exhibit: ({ record, importId }, { beginnings }) => ({
    ref: importId ?? '',
    mark: '',
    text: withPlaces(
      record.name,
      [
        record.receivedFrom.description,
        record.channel,
        ...record.custody.flatMap(({ who, what }) => [who, what]),
      ],
      beginnings,
    ),
    note: record.receivedFrom.description,
    search: { file: record.name },
  }),

  saved_search: ({ record }, { beginnings }) => ({
    ref: record.screen,
    mark: '',
    text: withPlaces(record.name, Object.values(record.search), beginnings),
    note: record.screen,
    search: record.search,
  }),

  sheet_mapping: ({ record }) => ({ ref: record.name, mark: '', text: record.name, note: '' }),

  release: ({ record }, { beginnings }) => ({
    ref: record.id,
    mark: '',
    text: withPlaces(
      dotted(record.title, record.audience),
      [record.correction?.why, ...record.signatures.map(({ name }) => name)],
      beginnings,
    ),
    note: plain(record.status),
  }),

  disclosure: ({ record }, { names }) => ({
    ref: record.releaseId,
    mark: '',
    text: dotted(record.to, record.by, record.channel),
    note: names.title(record.releaseId),
  }),
};

/** What was decided on a difference stands with the difference, which bears the name of its claim. */
function decidedIn({ put }: Session, beginnings: Beginnings) {
  const one = (put ?? []).find(({ comment }) => comment !== null && holdsAny(comment, beginnings));
  const claim = one?.later ?? one?.earlier;
  return claim == null ? {} : { search: { claim } };
}

/** A claim that stands in no document is found at its question. */
function atClaim(questionId: string, number: number | null, names: SearchNames) {
  const question = names.ref(questionId);
  return number === null
    ? { ref: question, mark: '', note: question }
    : { ref: String(number), mark: `#${number}`, note: question };
}

function dotted(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part != null && part !== '').join(' · ');
}

/** `grudge-against` in words. */
function plain(word: string): string {
  return word.replaceAll('-', ' ');
}
