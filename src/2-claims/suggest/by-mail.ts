import { mailPieces, type MailPiece } from './mail-pieces.ts';
import type { Span, Suggestion } from './suggestion.ts';

/**
 * What was found in a mail, in the mouths of those whose words it stands in: what is quoted has whoever quoted it and whoever
 * wrote it before the speakers it names (`mail-pieces.ts`). What was found in a header is left out, and nothing reaches from one
 * piece over into the next. A text that is no mail stays as it is.
 */
export function byMail(text: string, found: readonly Suggestion[]): readonly Suggestion[] {
  const pieces = mailPieces(text);
  if (pieces.length === 0) return found;
  return found.flatMap((one) => {
    const anchor = one.content?.span ?? one.span;
    const piece = pieceAt(pieces, anchor[0]);
    if (piece === undefined) return [one];
    if (piece.isHeader) return [];
    if (one.content === null) return [one];
    const isIn = ([from, to]: Span): boolean => piece.span[0] <= from && to <= piece.span[1];
    const end = Math.min(one.content.span[1], piece.span[1]);
    const content: Span = [
      one.content.span[0],
      one.content.span[0] + text.slice(one.content.span[0], end).trimEnd().length,
    ];
    if (one.cue !== null && !isIn(one.cue.span)) return [];
    const own = one.speakers.filter(({ span }) => span === null || isIn(span));
    if (own.length < one.speakers.length && own.length === 0 && one.cue === null) return [];
    const speakers = own.filter(({ resolved }) => !FIRST.test(resolved.trim()));
    const span: Span = [
      Math.max(one.span[0], piece.span[0]),
      Math.min(
        Math.max(content[1], one.cue?.span[1] ?? 0, ...own.map((each) => each.span?.[1] ?? 0)),
        piece.span[1],
      ),
    ];
    return [
      {
        ...one,
        span,
        quote: text.slice(...span),
        content: { span: content, text: text.slice(...content) },
        speakers: [...piece.speakers, ...speakers].filter(
          (each, i, all) => i === 0 || all[i - 1]?.resolved !== each.resolved,
        ),
        values: one.values.filter((value) => isIn(value.span)),
      },
    ];
  });
}

const FIRST = /^(?:I|we|je|nous|أنا|نحن)$/iu;

/** The piece that holds an offset; undefined outside any. Pieces are in order. */
export function pieceAt(pieces: readonly MailPiece[], at: number): MailPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.span[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  return piece !== undefined && at < piece.span[1] ? piece : undefined;
}
