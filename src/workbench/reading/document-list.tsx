import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { DocumentSummary } from '#server/views.ts';
import { whenWords } from '../parts/when.ts';
import { useWords, words } from '../words/words.ts';

/** All documents of the case in the order they arrived. */
export function DocumentList(props: {
  readonly caseId: string;
  readonly documents: readonly DocumentSummary[];
  readonly shownId: string | undefined;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [whole, setWhole] = useState(false);
  // What a chat program itself wrote is nothing to read; looked for, it is found.
  const own = (document: DocumentSummary): boolean =>
    document.ownLine === true && document.claims === 0 && document.id !== props.shownId;
  const hidden = wanted.length === 0 && !whole ? props.documents.filter(own).length : 0;
  const rows = props.documents.filter((document) => {
    if (hidden > 0 && own(document)) return false;
    const all = `#${document.number} ${document.title} ${document.sender ?? ''}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 58,
    overscan: 8,
  });
  const at = rows.findIndex((document) => document.id === props.shownId);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <nav className="document-list" aria-label={t('reading.documents')}>
      <div className="document-filter">
        <label className="unseen" htmlFor="document-filter">
          {t('reading.filter')}
        </label>
        <input
          id="document-filter"
          className="input"
          type="search"
          placeholder={t('reading.filter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {hidden > 0 && (
        <p className="document-own small mute">
          {t('reading.ownLines', { count: hidden })}{' '}
          <button type="button" className="link" onClick={() => setWhole(true)}>
            {t('reading.ownLinesShow')}
          </button>
        </p>
      )}
      <div className="document-scroll" ref={scroller} tabIndex={-1}>
        <div className="table-run" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const document = rows[item.index] as DocumentSummary;
            return (
              <Link
                key={document.id}
                to="/case/$caseId/reading/$document"
                params={{ caseId: props.caseId, document: String(document.number) }}
                className={document.id === props.shownId ? 'on' : ''}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className="document-line">
                  <span className="ref">#{document.number}</span>
                  <bdi className="clip document-name">{document.title}</bdi>
                  {document.claims > 0 && (
                    <span className="pill" title={t('count.claims', { count: document.claims })}>
                      {document.claims}
                    </span>
                  )}
                </span>
                <span className="small mute clip">
                  {[
                    t(`kind.${document.kind}`),
                    document.sender,
                    whenWords(document.statedTime, words.language),
                  ]
                    .filter((part) => part !== null && part !== '')
                    .join(' · ')}
                </span>
              </Link>
            );
          })}
        </div>
        {rows.length === 0 && <p className="empty small">{t('reading.noMatch')}</p>}
      </div>
    </nav>
  );
}
