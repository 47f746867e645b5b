/*
 * The person reads what was really written and says what it claims: who knows it, through whom, how
 * sure they sounded. It worked when the words are lit, the card beside them says the same as the
 * text, and the question has one report more.
 */
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Paperclip, Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { Claim } from '#claims/claim.ts';
import { bulkOf, claimOf } from '#claims/matching/take-card.ts';
import type { Question } from '#claims/question.ts';
import type { ClaimEdit, DocumentView, SuggestionCard } from '#server/views.ts';
import { NameBox } from '../inbox/name-box.tsx';
import { Waiting } from '../parts/refusal.tsx';
import { languageWords, spanWords, whenWords } from '../parts/when.ts';
import { zoneWords } from '../parts/zone-words.ts';
import {
  useAddClaim,
  useCase,
  useDocument,
  useDocuments,
  useEditClaim,
  useRemoveClaim,
} from '../queries.ts';
import { useKeys } from '../shell/keys.ts';
import { say, takeBackLast } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import { AskModel } from './ask-model.tsx';
import { BulkReview } from './bulk-review.tsx';
import { ClaimForm } from './claim-form.tsx';
import { Conversation } from './conversation.tsx';
import { DocumentChecks } from './document-checks.tsx';
import { DocumentList } from './document-list.tsx';
import { DocumentText } from './document-text.tsx';
import { type ClaimDraft, editOf } from './draft.ts';
import { useGoesOn } from './goes-on.ts';
import { KeyHints } from './key-hints.tsx';
import { ToScreen } from '../parts/to-screen.tsx';
import { Margin } from './margin.tsx';
import { MatchBox } from './match-box.tsx';
import { NewQuestionForm } from './new-question-form.tsx';
import { PhotoPanel } from './photo-panel.tsx';
import { decisionsOf, useAccept, useDismiss, useSuggestions, useTakeBack } from './queries.ts';
import { PlaceInPlace } from './place-in-place.tsx';
import { Repairs } from './repairs.tsx';
import { selectedSpan } from './selection.ts';
import type { CardActions } from './suggestion-card.tsx';
import {
  type Acceptance,
  basisOf,
  byWay,
  firstTarget,
  nextOpen,
  nextReading,
  nextWay,
  originKey,
  readingOf,
  type Target,
} from './target.ts';
import { Teller } from './teller.tsx';
import { TranslationOf } from './translation-of.tsx';
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
          <ToScreen caseId={caseId} screen="inbox" />
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
  | { readonly kind: 'edit'; readonly claim: Claim }
  /** A suggestion in the full form, to change anything before it is accepted. */
  | { readonly kind: 'change'; readonly card: SuggestionCard; readonly target: Target }
  | { readonly kind: 'merge'; readonly card: SuggestionCard }
  | { readonly kind: 'ask'; readonly card: SuggestionCard; readonly target: Target }
  /** Which of two places lies in the other. */
  | { readonly kind: 'places'; readonly question: Question; readonly here: string }
  /** What would be accepted at once, to be looked at before it is. */
  | { readonly kind: 'bulk' }
  | { readonly kind: 'name'; readonly name: string };

const NONE: readonly SuggestionCard[] = [];
/** In the order in which one key goes through them: from not known, what is commonest comes first. */
const BASES: readonly Claim['basis'][] = ['unknown', 'saw', 'heard', 'inferred', 'document'];

function Sheet({ view, caseId }: { readonly view: DocumentView; readonly caseId: string }) {
  const t = useWords();
  const go = useNavigate();
  const { claim: wanted } = useSearch({ strict: false }) as { claim?: string };
  const zone = useCase(caseId).data?.case.zone ?? 'UTC';
  const documents = useDocuments(caseId).data;
  const { document } = view;
  const suggested = useSuggestions(document.id).data;
  const all = suggested?.cards ?? NONE;
  const add = useAddClaim(caseId);
  const edit = useEditClaim();
  const remove = useRemoveClaim();
  const accept = useAccept(document.id);
  const dismiss = useDismiss(document.id);
  const takeBack = useTakeBack(document.id);
  const text = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const [goesOn, setGoesOn] = useGoesOn();
  const [received, setReceived] = useState(false);
  const [beside, setBeside] = useState(false);
  const [showRejected, setShowRejected] = useState(false);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [active, setActive] = useState<string | null>(wanted ?? null);
  const [targets, setTargets] = useState<ReadonlyMap<string, Target>>(new Map());
  /** The card that stays for another claim after the next one is accepted. */
  const [keeping, setKeeping] = useState<string | null>(null);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  /** Cards on their way to becoming claims. */
  const [taking, setTaking] = useState<ReadonlySet<string>>(new Set());
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
  /** How the origin knows, where a person has said so before accepting. */
  const [bases, setBases] = useState<ReadonlyMap<string, Claim['basis']>>(new Map());
  /** The same by origin: what was said of one card holds for the next of the same mouth in this document. */
  const [originBases, setOriginBases] = useState<ReadonlyMap<string, Claim['basis']>>(new Map());
  const aside = all.filter((card) => card.state === 'dismissed').length;
  const cards = useMemo(
    () =>
      all
        .filter(
          (card) =>
            (card.state === 'open' && !taking.has(card.key)) ||
            kept.has(card.key) ||
            (showRejected && card.state === 'dismissed'),
        )
        .map((card) => ({
          ...card,
          state: kept.has(card.key) ? ('open' as const) : card.state,
          suggestion: {
            ...card.suggestion,
            basis: basisOf(card, targets.get(card.key) ?? firstTarget(card), bases, originBases),
          },
        })),
    [all, kept, taking, bases, originBases, showRejected, targets],
  );
  const open = cards.filter((card) => card.state === 'open');
  const bulk = bulkOf(open);
  const targetOf = (card: SuggestionCard): Target => targets.get(card.key) ?? firstTarget(card);
  const aim = (card: SuggestionCard, target: Target): void =>
    setTargets((before) => new Map(before).set(card.key, target));
  useEffect(() => {
    if (wanted === undefined) return;
    setActive(wanted);
    const lit = [...(text.current?.querySelectorAll<HTMLElement>('mark') ?? [])].find((mark) =>
      (mark.dataset['claims'] ?? '').split(' ').includes(wanted),
    );
    lit?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  // A document that is opened to be read begins at its first open suggestion.
  const first = open[0]?.key;
  useEffect(() => {
    if (first !== undefined) setActive((before) => before ?? first);
  }, [first]);
  useEffect(() => {
    if (active === null) return;
    sheet.current
      ?.querySelector(`[data-card="${CSS.escape(active)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [active]);

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

  const close = (): void => {
    add.reset();
    edit.reset();
    accept.reset();
    setWriting(null);
  };
  /** Takes claims in and goes to the next suggestion; all of it can be taken back at once. */
  const take = (accepted: readonly Acceptance[], from: SuggestionCard | null): void => {
    const stays = from !== null && keeping === from.key;
    const form = writing;
    const last =
      !stays && (from === null ? bulk.left.length === 0 : nextOpen(open, from.key) === null);
    if (from !== null && stays) {
      // At once, so that the same key asks for yet another claim; it is aimed anew, for that is another one.
      setKeeping(null);
      setKept((before) => new Set(before).add(from.key));
      setTargets((before) => new Map([...before].filter(([key]) => key !== from.key)));
    }
    if (from !== null && !stays) {
      // On to the next at once: nobody waits for the disk. Should it be refused, this one comes back.
      setTaking((before) => new Set(before).add(from.key));
      setActive(nextOpen(open, from.key) ?? null);
    }
    accept
      .mutateAsync(accepted)
      .then((made) => {
        // Only its own form: the next one may be open already, of this very card too.
        setWriting((before) => (before === form ? null : before));
        const [question] = made.questions;
        const left = from === null ? bulk.left.length : 0;
        const said = [
          question === undefined
            ? t('suggest.accepted', { count: made.claims.length })
            : t('suggest.acceptedNew', { ref: question.ref }),
          ...(left > 0 ? [t('suggest.bulk.stay', { count: left })] : []),
          ...(last && goesOn ? [t('suggest.readOn', { number: view.number })] : []),
        ].join(' ');
        undoable(said, () =>
          takeBack.mutateAsync({
            claims: made.claims.map(({ id, version }) => ({ id, version })),
            questions: made.questions.map(({ id, version }) => ({ id, version })),
          }),
        );
        if (last && goesOn) onward();
        if (from === null) return;
        if (!stays) setKept((before) => new Set([...before].filter((key) => key !== from.key)));
        if (!stays) setActive((before) => before ?? made.claims[0]?.id ?? null);
      })
      .catch((error: unknown) => {
        if (from !== null) setActive(from.key);
        if (writing === null) say((error as Error).message);
      })
      .finally(() => {
        if (from === null) return;
        setTaking((before) => {
          const next = new Set(before);
          next.delete(from.key);
          return next;
        });
      });
  };
  const acceptCard = (card: SuggestionCard): void => {
    const target = targetOf(card);
    const reading = readingOf(card, target);
    if (target.kind === 'new') setWriting({ kind: 'ask', card, target });
    else if (reading === null) setWriting({ kind: 'change', card, target });
    else {
      take(
        [
          {
            claim: claimOf(byWay(card, target), reading, document),
            questionId: target.questionId,
            newQuestion: null,
          },
        ],
        card,
      );
    }
  };
  const setAside = (some: readonly SuggestionCard[], then: () => void, goingOn = false): void => {
    const fresh = some.filter((card) => !kept.has(card.key));
    setKept(new Set([...kept].filter((key) => !some.some((card) => card.key === key))));
    if (fresh.length === 0) {
      then();
      return;
    }
    // Not a callback of the change: the document may be left before it is over.
    dismiss
      .mutateAsync(fresh.map((each) => each.suggestion.quote))
      .then((made) =>
        undoable(
          goingOn
            ? `${t('suggest.dismissed', { count: fresh.length })} ${t('suggest.readOn', { number: view.number })}`
            : t('suggest.dismissed', { count: fresh.length }),
          () => takeBack.mutateAsync({ dismissals: made }),
        ),
      )
      .catch((error: unknown) => say((error as Error).message));
    then();
  };
  const acceptSure = (): void => {
    const taken = bulk.taken.flatMap((card): Acceptance[] => {
      const target = firstTarget(card);
      const reading = readingOf(card, target);
      return target.kind === 'question' && reading !== null
        ? [
            {
              claim: claimOf(card, reading, document),
              questionId: target.questionId,
              newQuestion: null,
            },
          ]
        : [];
    });
    setWriting(null);
    if (taken.length > 0) take(taken, null);
  };
  const asideOne = (one: SuggestionCard): void => {
    const next = nextOpen(open, one.key);
    if (next === null && goesOn) setAside([one], onward, true);
    else setAside([one], () => setActive(next ?? active));
  };
  /** The next document of the case that has something open. */
  const onward = (): void => {
    void decisionsOf(caseId).then((decisions) => {
      const rest = decisions.documents.filter((each) => each.id !== document.id);
      // They stand in the order in which they were written: what was copied comes after its original.
      const here = document.statedTime?.from ?? suggested?.writtenOn ?? '9';
      const next =
        rest.find(
          (each) => each.writtenAt > here || (each.writtenAt === here && each.number > view.number),
        ) ?? rest[0];
      if (next === undefined) {
        say(t('suggest.allDone'));
        // What else waits – names, copies, photos – stands in the Inbox.
        void go({ to: '/case/$caseId/inbox', params: { caseId } });
      } else {
        void go({
          to: '/case/$caseId/reading/$document',
          params: { caseId, document: String(next.number) },
        });
      }
    });
  };
  /** Taking back leads to where it was done: by then another document may be on show. */
  const undoable = (said: string, back: () => Promise<unknown>): void =>
    say(said, async () => {
      await back();
      if (!window.location.pathname.endsWith(`/reading/${view.number}`)) to(document.id);
    });

  const card = cards.find((each) => each.key === active && each.state === 'open');
  const ids = [
    ...claims.map((claim) => ({ id: claim.id as string, at: claim.span?.[0] ?? -1 })),
    ...cards.map((each) => ({ id: each.key, at: each.suggestion.content[0] })),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ id }) => id);
  const numbers = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [
      String(n),
      () => {
        const match = card?.matches[n - 1];
        if (card !== undefined && match !== undefined)
          aim(card, { kind: 'question', questionId: match.questionId, reading: 0 });
      },
    ]),
  );
  const stepBasis = (by: number): void => {
    if (card === undefined) return;
    const at = BASES.indexOf(card.suggestion.basis) + by + BASES.length;
    const basis = BASES[at % BASES.length] ?? 'unknown';
    setBases((before) => new Map(before).set(card.key, basis));
    const from = originKey(byWay(card, targetOf(card)));
    setOriginBases((before) => new Map(before).set(from, basis));
  };
  useKeys(
    {
      a: () => begin(text.current === null || received ? null : selectedSpan(text.current)),
      j: () => setActive(neighbour(ids, active, 1)),
      k: () => setActive(neighbour(ids, active, -1)),
      e: () => {
        const claim = claims.find((each) => each.id === active);
        if (claim !== undefined) setWriting({ kind: 'edit', claim });
        else if (card !== undefined) setWriting({ kind: 'change', card, target: targetOf(card) });
      },
      x: () => {
        const claim = claims.find((each) => each.id === active && each.status !== 'rejected');
        if (claim !== undefined) change(claim, { status: 'rejected' }, t('reading.rejectedOne'));
        else if (card !== undefined) asideOne(card);
      },
      X: () => setAside(open, onward, true),
      A: () => bulk.taken.length > 0 && setWriting({ kind: 'bulk' }),
      m: () => card !== undefined && setWriting({ kind: 'merge', card }),
      n: () =>
        card !== undefined &&
        setWriting({ kind: 'ask', card, target: { kind: 'new', proposal: 0, reading: 0 } }),
      v: () => card !== undefined && aim(card, nextReading(card, targetOf(card))),
      o: () => stepBasis(1),
      O: () => stepBasis(-1),
      p: () => {
        const claim = claims.find((each) => each.id === active);
        const target = card === undefined ? null : targetOf(card);
        const questionId =
          claim?.questionId ?? (target?.kind === 'question' ? target.questionId : null);
        const value =
          claim?.value ??
          (card === undefined || target === null ? null : readingOf(card, target)?.value);
        const question = view.questions.find(({ id }) => id === questionId);
        if (question?.type === 'place' && value?.type === 'place')
          setWriting({ kind: 'places', question, here: value.place });
        else say(t('suggest.placeIn.notHere'));
      },
      c: () => card !== undefined && aim(card, nextWay(card, targetOf(card))),
      w: () => {
        const name = card?.unknown[0];
        if (name !== undefined) setWriting({ kind: 'name', name });
      },
      s: () => sheet.current?.querySelector<HTMLElement>('[data-teller]')?.focus(),
      r: () => document.repairs.length > 0 && setReceived(!received),
      b: () => suggested?.twin != null && setBeside(!beside),
      '+': () => card !== undefined && setKeeping(keeping === card.key ? null : card.key),
      u: () => takeBackLast(t),
      ...numbers,
    },
    writing === null,
  );
  // Enter belongs to a focused button or link first; only else to the suggestion that is lit.
  const enter = useRef<() => boolean>(() => false);
  enter.current = () => {
    if (card === undefined || writing !== null) return false;
    acceptCard(card);
    return true;
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      const on = event.target instanceof Element ? event.target : null;
      if (on?.closest('button, a, input, textarea, select, summary, [role="listbox"]')) return;
      if (window.document.querySelector('.veil, .popover') !== null) return;
      // Else the key would go on into the field of the form it opens.
      if (enter.current()) event.preventDefault();
    };
    window.document.addEventListener('keydown', press);
    return () => window.document.removeEventListener('keydown', press);
  }, []);

  const change = (claim: Claim, part: Partial<ClaimEdit>, done: string): void => {
    edit.mutate(
      { id: claim.id, version: claim.version, change: part },
      {
        onSuccess: (changed) => {
          setWriting(null);
          setActive(changed.id);
          undoable(done, () =>
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
    if (writing?.kind === 'change') {
      const { questionId, documentId: _, ...claim } = draft;
      take([{ claim, questionId, newQuestion: null }], writing.card);
      return;
    }
    add.mutate(draft, {
      onSuccess: (made) => {
        setWriting(null);
        setActive(made.id);
        undoable(t('reading.added'), () =>
          remove.mutateAsync({ id: made.id, version: made.version }),
        );
      },
    });
  };
  const form = ((): ReactNode => {
    if (writing === null) return null;
    switch (writing.kind) {
      case 'merge':
        return (
          <div className="claim-form">
            <MatchBox
              card={writing.card}
              view={view}
              onCancel={close}
              onChoose={(questionId) => {
                const target: Target = { kind: 'question', questionId, reading: 0 };
                const reading = readingOf(writing.card, target);
                // Where no word is shared, the words are read by the kind of the question, to be looked at before Enter;
                // if they state nothing of that kind, the form asks for the answer.
                const type = view.questions.find(({ id }) => id === questionId)?.type;
                const read: Target = type === undefined ? target : { ...target, type };
                if (reading === null && readingOf(writing.card, read) !== null) {
                  aim(writing.card, read);
                  close();
                } else if (reading === null)
                  setWriting({ kind: 'change', card: writing.card, target });
                else
                  take(
                    [
                      {
                        claim: claimOf(writing.card, reading, document),
                        questionId,
                        newQuestion: null,
                      },
                    ],
                    writing.card,
                  );
              }}
            />
          </div>
        );
      case 'ask': {
        const target = writing.target.kind === 'new' ? writing.target : { proposal: 0, reading: 0 };
        return (
          <NewQuestionForm
            key={writing.card.key}
            card={writing.card}
            proposal={target.proposal}
            reading={target.reading}
            zone={zone}
            saving={accept.isPending}
            onCancel={close}
            onSave={(newQuestion, value) =>
              take(
                [
                  {
                    claim: claimOf(writing.card, { value }, document),
                    questionId: null,
                    newQuestion,
                  },
                ],
                writing.card,
              )
            }
          />
        );
      }
      case 'places':
        return (
          <PlaceInPlace
            question={writing.question}
            here={writing.here}
            onSaid={undoable}
            onCancel={close}
          />
        );
      case 'bulk':
        return (
          <BulkReview
            taken={bulk.taken}
            left={bulk.left}
            questions={view.questions}
            sources={view.sources}
            saving={accept.isPending}
            onAccept={acceptSure}
            onCancel={close}
          />
        );
      case 'name':
        return (
          <div className="claim-form">
            <NameBox
              caseId={caseId}
              name={writing.name}
              kind="speaker"
              sources={view.sources}
              onDone={close}
              onCancel={close}
            />
          </div>
        );
      default:
        return (
          <ClaimForm
            key={
              writing.kind === 'new'
                ? `new ${writing.span?.join('-') ?? ''}`
                : writing.kind === 'edit'
                  ? writing.claim.id
                  : writing.card.key
            }
            view={view}
            zone={zone}
            claim={writing.kind === 'edit' ? writing.claim : null}
            span={writing.kind === 'new' ? writing.span : null}
            initial={
              writing.kind === 'change' ? draftOfCard(writing.card, writing.target, view) : null
            }
            error={
              writing.kind === 'edit'
                ? edit.error
                : writing.kind === 'new'
                  ? add.error
                  : accept.error
            }
            saving={add.isPending || edit.isPending || accept.isPending}
            onSave={save}
            onCancel={close}
          />
        );
    }
  })();
  const actionsFor = (each: SuggestionCard): CardActions => ({
    onAccept: () => acceptCard(each),
    onChange: () => setWriting({ kind: 'change', card: each, target: targetOf(each) }),
    onDismiss: () => asideOne(each),
    onRestore: () => {
      if (each.dismissal !== null)
        takeBack.mutate(
          { dismissals: [each.dismissal] },
          { onSuccess: () => say(t('suggest.restored')) },
        );
    },
    onMerge: () => setWriting({ kind: 'merge', card: each }),
    onNew: () =>
      setWriting({ kind: 'ask', card: each, target: { kind: 'new', proposal: 0, reading: 0 } }),
    onKeep: () => setKeeping(keeping === each.key ? null : each.key),
    onTarget: (target) => aim(each, target),
    onName: (name) => setWriting({ kind: 'name', name }),
  });
  const twin = suggested?.twin ?? null;

  return (
    <section className="sheet-of-document" aria-labelledby="document-title" ref={sheet}>
      <header className="document-head">
        <div className="document-heading">
          <span className="ref">#{view.number}</span>
          <h1 id="document-title" dir="auto" className="clip">
            {view.title}
          </h1>
        </div>
        <div className="document-tools">
          {bulk.taken.length > 0 && (
            <button
              type="button"
              className="button small primary"
              onClick={() => setWriting({ kind: 'bulk' })}
            >
              {t('suggest.acceptSure', { count: bulk.taken.length })}
            </button>
          )}
          {twin !== null && (
            <ToggleButton
              className="button small toggle"
              isSelected={beside}
              onChange={setBeside}
              aria-label={t('suggest.beside', { number: twin.number })}
            >
              {t('suggest.beside', { number: twin.number })}
            </ToggleButton>
          )}
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
          {rejected.length + aside > 0 && (
            <ToggleButton
              className="button small toggle"
              isSelected={showRejected}
              onChange={setShowRejected}
            >
              {rejected.length > 0
                ? t('reading.rejected', { count: rejected.length })
                : t('suggest.aside', { count: aside })}
            </ToggleButton>
          )}
          <ToggleButton
            className="button small toggle"
            isSelected={goesOn}
            onChange={setGoesOn}
            aria-label={`${t('suggest.goesOn')}: ${t('suggest.goesOnWhy')}`}
          >
            {t('suggest.goesOn')}
          </ToggleButton>
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
        <AskModel caseId={caseId} view={view} />
        {(document.text !== '' || view.translation.of !== null) && (
          <TranslationOf
            caseId={caseId}
            view={view}
            documents={documents ?? []}
            proposed={twin}
            onSaid={undoable}
          />
        )}
        {document.sender === null && document.kind !== 'row' && document.kind !== 'photo' && (
          <Teller view={view} teller={suggested?.teller ?? document.senderSourceId} />
        )}
      </header>
      <div className="document-body">
        <div className="document-column">
          {document.text === '' && document.media.length > 0 && (
            <p className="mute">{t('reading.noText')}</p>
          )}
          <DocumentChecks checks={suggested?.checks ?? []} />
          {suggested?.photo != null && <PhotoPanel view={view} photo={suggested.photo} />}
          <Conversation
            caseId={caseId}
            side="before"
            lines={view.around.filter(({ number }) => number < view.number)}
          />
          <div className={beside && twin !== null ? 'two-texts' : ''}>
            <DocumentText
              document={document}
              claims={claims}
              suggestions={received ? NONE : open}
              received={received}
              active={active}
              drafting={writing?.kind === 'new' ? writing.span : null}
              element={text}
              onActive={setActive}
              onSelect={received ? null : begin}
            />
            {beside && twin !== null && (
              <div className="twin">
                <p className="small mute">{t('suggest.besideWhy', { why: twin.why })}</p>
                <div className="document-text" dir="auto" lang={twin.language ?? undefined}>
                  {twin.text}
                </div>
              </div>
            )}
          </div>
          {received && document.repairs.length > 0 && <Repairs document={document} />}
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
          <Conversation
            caseId={caseId}
            side="after"
            lines={view.around.filter(({ number }) => number > view.number)}
          />
          {open.length > 0 ? (
            <div className="hint no-claims">
              {t('suggest.open', { count: open.length })} <KeyHints text={t('suggest.hint')} />
              <details className="more-keys">
                <summary>{t('suggest.moreKeys')}</summary>
                <KeyHints text={t('suggest.hintMore')} />
              </details>
            </div>
          ) : (
            claims.length === 0 &&
            writing === null && <p className="hint no-claims">{t('reading.noClaims')}</p>
          )}
        </div>
        <Margin
          view={view}
          caseId={caseId}
          claims={claims}
          suggestions={cards}
          targetOf={targetOf}
          keeping={keeping}
          actionsFor={actionsFor}
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
            // What has its own offset is shown in the zone of the case.
            document.statedTime.zone === null || document.statedTime.from?.endsWith('Z') === true
              ? ''
              : ` ${zoneWords(document.statedTime.zone, Date.parse(document.statedTime.from ?? ''))}`
          }`,
    ],
    [t('fact.receivedFrom'), view.receivedFrom],
    [
      t('fact.receivedAt'),
      whenWords(view.receivedAt === '' ? null : view.receivedAt, words.language),
    ],
    [t('fact.part'), document.part],
    [
      t('fact.language'),
      document.language === null ? '' : languageWords(document.language, words.language),
    ],
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

function neighbour(ids: readonly string[], active: string | null, by: number): string | null {
  const at = active === null ? -1 : ids.indexOf(active);
  return ids[Math.max(0, Math.min(ids.length - 1, at + by))] ?? null;
}

/** A suggestion as the form shows it, everything filled in that is known. */
function draftOfCard(card: SuggestionCard, target: Target, view: DocumentView): ClaimDraft {
  const reading = readingOf(card, target);
  return {
    questionId: target.kind === 'question' ? target.questionId : null,
    value: target.kind === 'question' ? (reading?.value ?? null) : null,
    polarity: 'asserts',
    quote: view.document.text.slice(...card.suggestion.content),
    span: card.suggestion.content,
    hops: byWay(card, target).hops,
    basis: card.suggestion.basis,
    certainty: card.suggestion.certainty.join(', '),
    aboutTime: null,
    place: '',
    comment: '',
  };
}
