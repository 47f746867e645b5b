import type { Actor, Claim, Hop } from '#claims/claim.ts';
import type { Question } from '#claims/question.ts';
import { findSpan } from '#claims/span.ts';
import type { Value } from '#claims/value.ts';
import type { ClaimEdit, DocumentView } from '#server/views.ts';
import { makeHop } from '#claims/make-hop.ts';

/** A claim while it is being written; what is not filled in yet is null or empty. */
export interface ClaimDraft {
  readonly questionId: Question['id'] | null;
  readonly value: Value | null;
  readonly polarity: Claim['polarity'];
  readonly quote: string;
  readonly span: readonly [number, number] | null;
  readonly hops: readonly Hop[];
  readonly basis: Claim['basis'];
  readonly certainty: string;
  readonly aboutTime: Claim['aboutTime'];
  readonly place: string;
  readonly comment: string;
}

/** A new claim on the selected words: whoever sent the document told us; before them a gap. */
export function newDraft(view: DocumentView, span: readonly [number, number] | null): ClaimDraft {
  const { document } = view;
  const sender: Actor =
    document.senderSourceId === null
      ? document.sender === null
        ? { kind: 'gap' }
        : { kind: 'unnamed', descriptor: document.sender }
      : { kind: 'source', sourceId: document.senderSourceId };
  return {
    questionId: null,
    value: null,
    polarity: 'asserts',
    quote: span === null ? '' : document.text.slice(...span),
    span,
    hops: [makeHop(sender, 'observer')],
    basis: 'saw',
    certainty: '',
    aboutTime: null,
    place: '',
    comment: '',
  };
}

export function draftOf(claim: Claim): ClaimDraft {
  const { questionId, value, polarity, quote, span, hops, basis, aboutTime } = claim;
  return {
    questionId,
    value,
    polarity,
    quote,
    span,
    hops,
    basis,
    certainty: claim.certainty.join(', '),
    aboutTime,
    place: claim.place ?? '',
    comment: claim.comment ?? '',
  };
}

/** What is still missing before a draft can be saved; empty when nothing is. */
export function missing(draft: ClaimDraft): readonly ('question' | 'value' | 'chain')[] {
  return [
    ...(draft.questionId === null ? (['question'] as const) : []),
    ...(draft.value === null ? (['value'] as const) : []),
    ...(draft.hops.length === 0 ||
    draft.hops.some(({ actor }) => actor.kind === 'unnamed' && actor.descriptor.trim() === '')
      ? (['chain'] as const)
      : []),
  ];
}

/**
 * The draft as it is sent. Roles follow from the places: the first hop observed it – unless it is
 * known to have been told – and everyone after it passed it on. A quote that was typed by hand is
 * looked for in the text. Null while something is missing.
 */
export function toEdit(
  draft: ClaimDraft,
  document: Pick<DocumentView['document'], 'id' | 'text' | 'statedTime'>,
): ClaimEdit | null {
  const { questionId, value } = draft;
  if (questionId === null || value === null || missing(draft).length > 0) return null;
  const quote = draft.quote.trim();
  const stillThere =
    draft.span !== null && document.text.slice(...draft.span).trim() === quote ? draft.span : null;
  return {
    questionId,
    value,
    polarity: draft.polarity,
    quote,
    documentId: document.id,
    span: stillThere ?? findSpan(document.text, quote),
    hops: draft.hops.map((each, i) => ({
      ...each,
      role: i === 0 ? 'observer' : each.role === 'translator' ? 'translator' : 'relay',
    })),
    basis: draft.basis,
    access:
      draft.hops.length > 1
        ? 'indirect'
        : draft.basis === 'saw' || draft.basis === 'document'
          ? 'direct'
          : 'not-known',
    certainty: draft.certainty
      .split(',')
      .map((words) => words.trim())
      .filter((words) => words !== ''),
    toldAt: document.statedTime,
    aboutTime: draft.aboutTime,
    place: draft.place.trim() === '' ? null : draft.place.trim(),
    status: 'accepted',
    comment: draft.comment.trim() === '' ? null : draft.comment.trim(),
  };
}

/** The fields of a claim that an edit may change, as they are: what an undo puts back. */
export function editOf(claim: Claim): ClaimEdit {
  const {
    questionId,
    value,
    polarity,
    quote,
    documentId,
    span,
    hops,
    basis,
    access,
    certainty,
    toldAt,
    aboutTime,
    place,
    status,
    comment,
  } = claim;
  return {
    questionId,
    value,
    polarity,
    quote,
    documentId,
    span,
    hops,
    basis,
    access,
    certainty,
    toldAt,
    aboutTime,
    place,
    status,
    comment,
  };
}
