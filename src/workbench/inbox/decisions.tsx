import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronRight, CircleHelp, FileText, ImageIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSources } from '../queries.ts';
import { useDecisions } from '../reading/queries.ts';
import { useKeys } from '../shell/keys.ts';
import { useWords } from '../words/words.ts';
import { LinksOpen } from './links-open.tsx';
import { NameBox } from './name-box.tsx';

/** What waits for a person, as counters that open their lists. */
export function DecisionsPanel({
  caseId,
  expected,
}: {
  readonly caseId: string;
  /** Something was taken in: its place is kept until it is known what waits, so that nothing jumps. */
  readonly expected: boolean;
}) {
  const t = useWords();
  const asked = useDecisions(caseId);
  const decisions = asked.data;
  const sources = useSources(caseId).data;
  const [naming, setNaming] = useState<string | null>(null);
  const [listed, setListed] = useState(false);
  const [askedLinks, setAskedLinks] = useState(0);
  const go = useNavigate();
  /** The line of a name that was left as it is: the next is one Tab away. */
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const lines = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (leftAt === null) return;
    const names = lines.current?.querySelectorAll<HTMLElement>('[data-name]') ?? [];
    [...names].find((line) => line.dataset['name'] === leftAt)?.focus();
    setLeftAt(null);
  }, [leftAt]);
  useKeys({
    n: () => {
      setListed(true);
      setNaming(decisions?.senders[0]?.name ?? null);
    },
    a: () => setNaming(''),
    l: () => setAskedLinks((times) => times + 1),
    r: () => {
      const next = decisions?.documents[0];
      if (next === undefined) return;
      void go({
        to: '/case/$caseId/reading/$document',
        params: { caseId, document: String(next.number) },
      });
    },
  });
  const looking = (
    <section className="decisions settling" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('intake.decide')}</h2>
      <p className="small mute" role="status">
        {t('intake.looking')}
      </p>
    </section>
  );
  if (decisions === undefined) return expected && asked.error === null ? looking : null;
  const { documents, senders, photos, workedOut, all } = decisions;
  const nothing = documents.length + senders.length + photos.length === 0;
  if (all === 0 && nothing) return expected && asked.isFetching ? looking : null;
  const [first] = documents;
  return (
    <section
      className={workedOut < all ? 'decisions settling' : 'decisions'}
      aria-labelledby="decisions-title"
    >
      <div className="decisions-head">
        <h2 id="decisions-title">{t('intake.decide')}</h2>
        {first !== undefined && (
          <Link
            className="button small primary"
            to="/case/$caseId/reading/$document"
            params={{ caseId, document: String(first.number) }}
          >
            {t('intake.readFirst')} <kbd>r</kbd>
          </Link>
        )}
      </div>
      {workedOut < all && (
        <p className="small mute" role="status">
          {t('intake.working', { done: workedOut, all })}
        </p>
      )}
      {nothing && workedOut === all && <p className="mute">{t('intake.decideNone')}</p>}
      {senders.length > 0 && (
        <details open={listed} onToggle={(event) => setListed(event.currentTarget.open)}>
          <summary>
            <CircleHelp size={16} aria-hidden />
            {t('intake.namesOpen', { count: senders.length })}
          </summary>
          <p className="hint">{t('intake.namesWhy')}</p>
          <ul ref={lines}>
            {senders.map((each) => (
              <li key={`${each.kind} ${each.name}`}>
                {naming === each.name ? (
                  <NameBox
                    caseId={caseId}
                    name={each.name}
                    kind={each.kind}
                    as={each.as}
                    sources={(sources ?? []).map(({ source }) => source)}
                    onDone={() => {
                      // On to the next name, so that a list is worked through without a hand on the mouse.
                      const at = senders.findIndex((one) => one.name === each.name);
                      setNaming(senders[at + 1]?.name ?? null);
                    }}
                    onCancel={() => {
                      setNaming(null);
                      setLeftAt(each.name);
                    }}
                  />
                ) : (
                  <button
                    type="button"
                    data-name={each.name}
                    className="decision-line"
                    onClick={() => setNaming(each.name)}
                  >
                    <bdi className="strong">{each.name}</bdi>
                    <span className="small mute">
                      {t(`intake.nameKind.${each.kind}`)} ·{' '}
                      {t('intake.nameFirst', { count: each.documents, first: each.first })}
                    </span>
                    <ChevronRight size={15} className="turn" aria-hidden />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <LinksOpen caseId={caseId} asked={askedLinks} />
      {naming === '' ? (
        <NameBox
          caseId={caseId}
          name=""
          kind="speaker"
          sources={[]}
          onDone={() => setNaming(null)}
          onCancel={() => setNaming(null)}
        />
      ) : (
        <button type="button" className="link small add-source" onClick={() => setNaming('')}>
          {t('intake.nameAnother')} <kbd>a</kbd>
        </button>
      )}
      {first !== undefined && (
        <details>
          <summary>
            <FileText size={16} aria-hidden />
            {t('intake.documentsOpen', { count: documents.length })}
          </summary>
          <ul className="decision-scroll">
            {documents.slice(0, 500).map((each) => (
              <li key={each.id}>
                <Link
                  className="decision-line"
                  to="/case/$caseId/reading/$document"
                  params={{ caseId, document: String(each.number) }}
                >
                  <span className="ref">#{each.number}</span>
                  <bdi className="clip">{each.title}</bdi>
                  <span className="small mute">
                    {t('intake.openHere', { count: each.open })}
                    {each.sure > 0 && ` · ${t('intake.sureHere', { count: each.sure })}`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {photos.length > 0 && (
        <details>
          <summary>
            <ImageIcon size={16} aria-hidden />
            {t('intake.photosOpen', { count: photos.length })}
          </summary>
          <ul>
            {photos.map((each) => (
              <li key={each.id}>
                <Link
                  className="decision-line"
                  to="/case/$caseId/reading/$document"
                  params={{ caseId, document: String(each.number) }}
                >
                  <span className="ref">#{each.number}</span>
                  <bdi className="clip">{each.title}</bdi>
                </Link>
                <ul className="small photo-flags">
                  {each.flags.map((flag) => (
                    <li key={flag}>{flag}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
