import { Highlighter } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Claim } from '#claims/claim.ts';
import type { DocumentView, SuggestionCard } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import { segments, type Span } from './segments.ts';
import { selectedSpan } from './selection.ts';

const REPAIR = 'repair:';
const DRAFT = 'draft';

/**
 * The words themselves, claims lit. As received: what was damaged, where it was repaired. Nothing but
 * the text is in the text, so that what is selected on the page is what is selected in the document.
 */
export function DocumentText(props: {
  readonly document: DocumentView['document'];
  readonly claims: readonly Claim[];
  readonly suggestions: readonly SuggestionCard[];
  readonly received: boolean;
  readonly active: string | null;
  /** The span a new claim is being written on. */
  readonly drafting: readonly [number, number] | null;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly onActive: (claimId: string) => void;
  readonly onSelect: ((span: readonly [number, number]) => void) | null;
}) {
  const t = useWords();
  const { document: shown, received, element, onSelect } = props;
  const [offer, setOffer] = useState<{
    span: readonly [number, number];
    x: number;
    y: number;
  } | null>(null);
  const text = received ? shown.textReceived : shown.text;
  const spans: Span[] = shown.repairs.map((repair, i) => ({
    id: `${REPAIR}${i}`,
    start: repair[received ? 'received' : 'read'][0],
    end: repair[received ? 'received' : 'read'][1],
  }));
  if (!received) {
    for (const { id, span } of props.claims) {
      if (span !== null) spans.push({ id, start: span[0], end: span[1] });
    }
    for (const { key, suggestion } of props.suggestions) {
      spans.push({ id: key, start: suggestion.content[0], end: suggestion.content[1] });
    }
    if (props.drafting !== null) {
      spans.push({ id: DRAFT, start: props.drafting[0], end: props.drafting[1] });
    }
  }
  const look = useCallback((): void => {
    const at = element.current;
    if (at === null || onSelect === null) return setOffer(null);
    const span = selectedSpan(at);
    if (span === null) return setOffer(null);
    const rect = window.getSelection()?.getRangeAt(0).getBoundingClientRect();
    const frame = at.getBoundingClientRect();
    if (rect === undefined) return;
    setOffer({
      span,
      x: Math.max(60, Math.min(frame.width - 60, rect.left + rect.width / 2 - frame.left)),
      y: rect.top - frame.top,
    });
  }, [element, onSelect]);
  useEffect(() => {
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [look]);

  return (
    <div className="text-frame">
      <div ref={element} className="document-text" dir="auto" lang={shown.language ?? undefined}>
        {segments(text, spans).map((piece) => {
          if (piece.over.length === 0) return piece.text;
          const claimIds = piece.over.filter((id) => !id.startsWith(REPAIR) && id !== DRAFT);
          const repair = piece.over.find((id) => id.startsWith(REPAIR));
          const why =
            repair === undefined ? undefined : shown.repairs[Number(repair.slice(REPAIR.length))];
          const suggested = claimIds.filter((id) => props.suggestions.some((s) => s.key === id));
          const firm = claimIds.length - suggested.length;
          const classes = [
            firm > 0 ? 'lit' : '',
            firm > 1 ? 'twice' : '',
            suggested.length > 0 ? 'hinted' : '',
            claimIds.some((id) => props.claims.find((c) => c.id === id)?.status === 'suggested')
              ? 'suggested'
              : '',
            props.active !== null && claimIds.includes(props.active) ? 'active' : '',
            piece.over.includes(DRAFT) ? 'drafting' : '',
            why === undefined ? '' : 'repaired',
          ];
          return (
            <mark
              key={piece.start}
              className={classes.filter(Boolean).join(' ')}
              data-claims={claimIds.join(' ')}
              title={
                why === undefined ? undefined : `${why.why} (${t(`repair.${why.confidence}`)})`
              }
              onClick={() => {
                const [first] = claimIds;
                if (first !== undefined && window.getSelection()?.isCollapsed !== false) {
                  // A second click on words of several claims goes to the next of them.
                  const at = claimIds.indexOf(props.active ?? '');
                  props.onActive(claimIds[(at + 1) % claimIds.length] ?? first);
                }
              }}
            >
              {piece.text}
            </mark>
          );
        })}
      </div>
      {offer !== null && onSelect !== null && (
        <button
          type="button"
          className="button primary small offer"
          style={{ left: offer.x, top: offer.y }}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            onSelect(offer.span);
            window.getSelection()?.removeAllRanges();
          }}
        >
          <Highlighter size={14} aria-hidden />
          {t('reading.addHere')}
        </button>
      )}
    </div>
  );
}
