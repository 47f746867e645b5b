/*
 * The person reads what was really written and says what it claims: who knows it, through whom, how
 * sure they sounded. It worked when the words are lit, the card beside them says the same as the
 * text, and the question has one report more.
 */
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Paperclip, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Claim } from '#claims/claim.ts';
import type { ClaimEdit, DocumentView } from '#server/views.ts';
import { Waiting } from '../parts/refusal.tsx';
import { spanWords, whenWords } from '../parts/when.ts';
import {
  useAddClaim,
  useCase,
  useDocument,
  useDocuments,
  useEditClaim,
  useRemoveClaim,
} from '../queries.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import { ClaimForm } from './claim-form.tsx';
import { DocumentList } from './document-list.tsx';
import { DocumentText } from './document-text.tsx';
import { editOf } from './draft.ts';
import { Margin } from './margin.tsx';
import { selectedSpan } from './selection.ts';
import './reading.css';

export function Reading() {
  const t = useWords();
  const { caseId, document: number } = useParams({ strict: false }) as {
    caseId: string;
    document?: string;
  };
  const documents = useDocuments(caseId);
  const all = documents.data;
  const summary = all?.find(
    (document) => String(document.number) === number || document.id === number,
  );
  const view = useDocument(summary?.id);
  const go = useNavigate();
  const step = (by: number): void => {
    const next = all?.[all.findIndex((document) => document.id === summary?.id) + by];
    if (summary === undefined || next === undefined) return;
    void go({
      to: '/case/$caseId/reading/$document',
      params: { caseId, document: String(next.number) },
    });
  };
  // Here and not on the sheet: they must be heard while the next one is still loading.
  useKeys({ '[': () => step(-1), ']': () => step(1) });
  if (all === undefined) return <Waiting error={documents.error} />;
  if (number === undefined) {
    // The first that has been worked on, else the first.
    const first = all.find((document) => document.claims > 0) ?? all[0];
    if (first === undefined) {
      return (
        <div className="empty">
          <strong>{t('reading.none')}</strong>
          <span>{t('reading.noneWhy')}</span>
        </div>
      );
    }
    return (
      <Navigate
        to="/case/$caseId/reading/$document"
        params={{ caseId, document: String(first.number) }}
        replace
      />
    );
  }
  return (
    <div className="reading">
      <DocumentList caseId={caseId} documents={all} shownId={summary?.id} />
      {summary === undefined ? (
        <div className="empty" role="alert">
          <strong>{t('waiting.gone')}</strong>
          <span>{t('reading.noSuch', { number })}</span>
        </div>
      ) : view.data === undefined ? (
        <Waiting error={view.error} />
      ) : (
        <Sheet key={view.data.document.id} view={view.data} caseId={caseId} />
      )}
    </div>
  );
}

type Writing =
  | { readonly kind: 'new'; readonly span: readonly [number, number] | null }
  | { readonly kind: 'edit'; readonly claim: Claim };

function Sheet({ view, caseId }: { readonly view: DocumentView; readonly caseId: string }) {
  const t = useWords();
  const go = useNavigate();
  const { claim: wanted } = useSearch({ strict: false }) as { claim?: string };
  const zone = useCase(caseId).data?.case.zone ?? 'UTC';
  const documents = useDocuments(caseId).data;
  const add = useAddClaim(caseId);
  const edit = useEditClaim();
  const remove = useRemoveClaim();
  const text = useRef<HTMLDivElement>(null);
  const [received, setReceived] = useState(false);
  const [showRejected, setShowRejected] = useState(false);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [active, setActive] = useState<string | null>(wanted ?? null);
  const { document } = view;
  const rejected = view.claims.filter(
    (claim) => claim.status === 'rejected' || claim.status === 'withdrawn',
  );
  const claims = useMemo(
    () =>
      view.claims.filter(
        (claim) => showRejected || claim.status === 'accepted' || claim.status === 'suggested',
      ),
    [view.claims, showRejected],
  );
  useEffect(() => {
    if (wanted === undefined) return;
    setActive(wanted);
    const lit = [...(text.current?.querySelectorAll<HTMLElement>('mark') ?? [])].find((mark) =>
      (mark.dataset['claims'] ?? '').split(' ').includes(wanted),
    );
    lit?.scrollIntoView({ block: 'center' });
  }, [wanted]);

  const to = (id: string | null): void => {
    const next = documents?.find((each) => each.id === id);
    if (next === undefined) return;
    void go({
      to: '/case/$caseId/reading/$document',
      params: { caseId, document: String(next.number) },
    });
  };
  const begin = useCallback((span: readonly [number, number] | null): void => {
    setReceived(false);
    setWriting({ kind: 'new', span });
  }, []);
  useKeys({
    a: () => begin(text.current === null || received ? null : selectedSpan(text.current)),
    j: () => setActive(neighbour(claims, active, 1)),
    k: () => setActive(neighbour(claims, active, -1)),
    e: () => {
      const claim = claims.find((each) => each.id === active);
      if (claim !== undefined) setWriting({ kind: 'edit', claim });
    },
  });

  const change = (claim: Claim, part: Partial<ClaimEdit>, done: string): void => {
    edit.mutate(
      { id: claim.id, version: claim.version, change: part },
      {
        onSuccess: (changed) => {
          setWriting(null);
          setActive(changed.id);
          say(done, () =>
            edit.mutateAsync({ id: claim.id, version: changed.version, change: editOf(claim) }),
          );
        },
        onError: (error) => {
          if (writing === null) say(error.message);
        },
      },
    );
  };
  const save = (draft: ClaimEdit): void => {
    if (writing?.kind === 'edit') {
      change(writing.claim, draft, t('reading.changed'));
      return;
    }
    add.mutate(draft, {
      onSuccess: (made) => {
        setWriting(null);
        setActive(made.id);
        say(t('reading.added'), () => remove.mutateAsync({ id: made.id, version: made.version }));
      },
    });
  };
  const form =
    writing === null ? null : (
      <ClaimForm
        key={writing.kind === 'new' ? `new ${writing.span?.join('-') ?? ''}` : writing.claim.id}
        view={view}
        zone={zone}
        claim={writing.kind === 'edit' ? writing.claim : null}
        span={writing.kind === 'new' ? writing.span : null}
        error={writing.kind === 'edit' ? edit.error : add.error}
        saving={add.isPending || edit.isPending}
        onSave={save}
        onCancel={() => {
          add.reset();
          edit.reset();
          setWriting(null);
        }}
      />
    );

  return (
    <section className="sheet-of-document" aria-labelledby="document-title">
      <header className="document-head">
        <div className="document-heading">
          <span className="ref">#{view.number}</span>
          <h1 id="document-title" dir="auto" className="clip">
            {view.title}
          </h1>
        </div>
        <div className="document-tools">
          {document.repairs.length > 0 && (
            <ToggleButton
              className="button small toggle"
              isSelected={received}
              onChange={setReceived}
            >
              {received
                ? t('reading.asReceived')
                : t('reading.repaired', { count: document.repairs.length })}
            </ToggleButton>
          )}
          {rejected.length > 0 && (
            <ToggleButton
              className="button small toggle"
              isSelected={showRejected}
              onChange={setShowRejected}
            >
              {t('reading.rejected', { count: rejected.length })}
            </ToggleButton>
          )}
          <button type="button" className="button small" onClick={() => begin(null)}>
            <Plus size={14} aria-hidden />
            {t('claim.add')}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('reading.previous')}
            title={`${t('reading.previous')} ([)`}
            disabled={view.previous === null}
            onClick={() => to(view.previous)}
          >
            <ChevronLeft size={18} className="turn" aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('reading.next')}
            title={`${t('reading.next')} (])`}
            disabled={view.next === null}
            onClick={() => to(view.next)}
          >
            <ChevronRight size={18} className="turn" aria-hidden />
          </button>
        </div>
        <Facts view={view} />
      </header>
      <div className="document-body">
        <div className="document-column">
          {document.text === '' && document.media.length > 0 && (
            <p className="mute">{t('reading.noText')}</p>
          )}
          <DocumentText
            document={document}
            claims={claims}
            received={received}
            active={active}
            drafting={writing?.kind === 'new' ? writing.span : null}
            element={text}
            onActive={setActive}
            onSelect={received ? null : begin}
          />
          {document.media.length > 0 && (
            <ul className="media small mute">
              {document.media.map((each) => (
                <li key={each.sha256}>
                  <Paperclip size={13} aria-hidden /> {each.name}{' '}
                  <code title={each.sha256}>{each.sha256.slice(0, 12)}…</code>
                </li>
              ))}
            </ul>
          )}
          {claims.length === 0 && writing === null && (
            <p className="hint no-claims">{t('reading.noClaims')}</p>
          )}
        </div>
        <Margin
          view={view}
          caseId={caseId}
          claims={claims}
          active={active}
          text={text}
          form={form}
          onActive={setActive}
          onEdit={(claim) => setWriting({ kind: 'edit', claim })}
          onStatus={(claim, status) =>
            change(
              claim,
              { status },
              status === 'rejected' ? t('reading.rejectedOne') : t('reading.acceptedOne'),
            )
          }
        />
      </div>
    </section>
  );
}

function Facts({ view }: { readonly view: DocumentView }) {
  const t = useWords();
  const { document } = view;
  const source = view.sources.find((each) => each.id === document.senderSourceId);
  const facts: readonly (readonly [string, string])[] = [
    [t('fact.kind'), t(`kind.${document.kind}`)],
    [
      t('fact.sender'),
      source === undefined || source.pseudonym === document.sender
        ? (document.sender ?? '')
        : `${document.sender ?? ''} (${source.pseudonym})`,
    ],
    [t('fact.forwarded'), document.forwardedFrom ?? ''],
    [
      t('fact.stated'),
      document.statedTime === null
        ? ''
        : `${spanWords(document.statedTime, words.language)}${
            document.statedTime.zone === null ? '' : ` · ${document.statedTime.zone}`
          }`,
    ],
    [t('fact.receivedFrom'), view.receivedFrom],
    [
      t('fact.receivedAt'),
      whenWords(view.receivedAt === '' ? null : view.receivedAt, words.language),
    ],
    [t('fact.part'), document.part],
    [t('fact.language'), document.language ?? ''],
  ];
  return (
    <dl className="document-facts small">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      {view.exhibitSha256 !== '' && (
        <div>
          <dt>{t('fact.exhibit')}</dt>
          <dd>
            <code title={view.exhibitSha256}>{view.exhibitSha256.slice(0, 12)}…</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

function neighbour(claims: readonly Claim[], active: string | null, by: number): string | null {
  const ordered = claims.toSorted((a, b) => (a.span?.[0] ?? -1) - (b.span?.[0] ?? -1));
  const at = ordered.findIndex((claim) => claim.id === active);
  return ordered[Math.max(0, Math.min(ordered.length - 1, at + by))]?.id ?? null;
}
