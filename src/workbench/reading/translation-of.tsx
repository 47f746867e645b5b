import { Link } from '@tanstack/react-router';
import { Languages, X } from 'lucide-react';
import { useState } from 'react';
import type { DocumentSummary, DocumentView, OtherText, TranslationView } from '#server/views.ts';
import { call } from '../api.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useChange } from '../queries.ts';
import { useWords } from '../words/words.ts';

/**
 * What a document is a translation of, as a person says it: what both say has one origin from then on.
 */
export function TranslationOf({
  caseId,
  view,
  documents,
  proposed,
  onSaid,
}: {
  readonly caseId: string;
  readonly view: DocumentView;
  readonly documents: readonly DocumentSummary[];
  /** A text that looks like the other one, offered first. */
  readonly proposed: { readonly id: string; readonly number: number } | null;
  /** Told what to show, and how to take it back. */
  readonly onSaid: (said: string, back: () => Promise<unknown>) => void;
}) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const [number, setNumber] = useState('');
  const { of, into } = view.translation;
  const id = view.document.id;
  const change = useChange((to: string | null) =>
    call<TranslationView>('PATCH', `/api/documents/${id}/translation`, { of: to }),
  );
  const save = (to: string | null): void => {
    const before = of?.id ?? null;
    change.mutate(to, {
      onSuccess: (made) => {
        setAsking(false);
        const said =
          made.of === null
            ? t('reading.translation.none')
            : t('reading.translation.said', { number: made.of.number });
        onSaid(said, () => change.mutateAsync(before));
      },
    });
  };
  const chosen = documents.find((one) => String(one.number) === number.trim().replace(/^#/, ''));
  return (
    <div className="translation-of small">
      <Languages size={14} aria-hidden />
      {of !== null && (
        <span>
          {t('reading.translation.of')} <Other caseId={caseId} text={of} />{' '}
          <button
            type="button"
            className="button small quiet"
            aria-label={t('reading.translation.takeBack')}
            title={t('reading.translation.takeBack')}
            disabled={change.isPending}
            onClick={() => save(null)}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      )}
      {into.length > 0 && (
        <span>
          {t('reading.translation.into')}{' '}
          {into.map((text) => (
            <Other key={text.id} caseId={caseId} text={text} />
          ))}
        </span>
      )}
      {of === null && !asking && (
        <button type="button" className="button small quiet" onClick={() => setAsking(true)}>
          {t('reading.translation.ask')}
        </button>
      )}
      {asking && (
        <form
          className="translation-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== undefined) save(chosen.id);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setAsking(false);
          }}
        >
          <label htmlFor="translation-number">{t('reading.translation.number')}</label>
          <input
            id="translation-number"
            value={number}
            inputMode="numeric"
            size={6}
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => setNumber(event.target.value)}
          />
          {chosen !== undefined && (
            <bdi className="mute clip">
              #{chosen.number} {chosen.title}
            </bdi>
          )}
          <button
            className="button small primary"
            disabled={chosen === undefined || chosen.id === id || change.isPending}
          >
            {t('reading.translation.save')}
          </button>
          {proposed !== null && (
            <button type="button" className="button small" onClick={() => save(proposed.id)}>
              {t('reading.translation.proposed', { number: proposed.number })}
            </button>
          )}
          <button type="button" className="button small quiet" onClick={() => setAsking(false)}>
            {t('form.cancel')}
          </button>
        </form>
      )}
      <Refusal error={change.error} />
    </div>
  );
}

function Other({ caseId, text }: { readonly caseId: string; readonly text: OtherText }) {
  return (
    <Link
      to="/case/$caseId/reading/$document"
      params={{ caseId, document: String(text.number) }}
      title={text.title}
    >
      #{text.number}
    </Link>
  );
}
