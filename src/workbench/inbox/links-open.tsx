import { Link as To } from '@tanstack/react-router';
import { Check, GitFork, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Link } from '#lineage/link.ts';
import type { DocumentSummary } from '#server/views.ts';
import { useDecideLink, useDocuments, useSuggestLinks } from '../queries.ts';
import { say } from '../shell/toasts.tsx';
import { useWords } from '../words/words.ts';
import { useLinks } from './queries.ts';

/**
 * Documents that may have one origin although nobody said so: the same picture, the same words. Each with its reasons;
 * Enter says that they have, the button beside it that they have not, and the next one is under the hand.
 */
export function LinksOpen(props: {
  readonly caseId: string;
  /** Counts how often the list was asked for by its key. */
  readonly asked: number;
}) {
  const t = useWords();
  const links = useLinks(props.caseId).data;
  const documents = useDocuments(props.caseId).data;
  const suggest = useSuggestLinks(props.caseId);
  const decide = useDecideLink();
  const [listed, setListed] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const look = useRef<HTMLButtonElement>(null);
  const [grabs, setGrabs] = useState(0);
  /** How many the last search found; it stays beside the button, where a message would give way to the next. */
  const [found, setFound] = useState<number | null>(null);
  const byId = new Map((documents ?? []).map((one) => [one.id as string, one]));
  const open = (links ?? []).filter(
    (link) =>
      link.state === 'suggested' && [link.child, link.parent].every(({ id }) => byId.has(id)),
  );
  const search = (): void =>
    suggest.mutate(undefined, {
      onSuccess: ({ added }) => {
        setFound(added);
        setListed(true);
        setGrabs((n) => n + 1);
      },
      onError: (error) => say(error.message),
    });
  useEffect(() => {
    if (props.asked > 0) search();
    // Once each time the key is pressed.
  }, [props.asked]);
  // The first that waits is under the hand: after the search, and after each decision.
  const first = open[0]?.id;
  useEffect(() => {
    if (grabs === 0) return;
    const button = list.current?.querySelector<HTMLElement>('button');
    if (button != null) button.focus();
    else look.current?.focus();
  }, [grabs, first]);
  const say1 = (link: Link, state: 'accepted' | 'rejected'): void => {
    setGrabs((n) => n + 1);
    decide.mutate(
      { id: link.id, version: link.version, state, comment: link.comment },
      {
        onSuccess: (made) =>
          say(t(`link.said.${state}`), () =>
            decide.mutateAsync({
              id: link.id,
              version: made.version,
              state: 'suggested',
              comment: link.comment,
            }),
          ),
        onError: (error) => say(error.message),
      },
    );
  };
  if (documents === undefined || documents.length < 2) return null;
  return (
    <>
      {open.length > 0 && (
        <details open={listed} onToggle={(event) => setListed(event.currentTarget.open)}>
          <summary>
            <GitFork size={16} aria-hidden />
            {t('intake.links.open', { count: open.length })}
          </summary>
          <p className="hint">{t('intake.links.why')}</p>
          <ul ref={list} className="links-open">
            {open.slice(0, 100).map((link) => (
              <li key={link.id}>
                <p>
                  <End caseId={props.caseId} document={byId.get(link.child.id)} />{' '}
                  {link.direction >= 0.65 ? t('link.from') : t('link.same')}{' '}
                  <End caseId={props.caseId} document={byId.get(link.parent.id)} />
                </p>
                <ul className="small mute">
                  {link.reasons.map((reason) => (
                    <li key={`${reason.what} ${reason.detail}`}>
                      <b>{t(`reason.${reason.what}`)}</b> {reason.detail}
                    </li>
                  ))}
                </ul>
                <div className="actions">
                  <button
                    type="button"
                    className="button small primary"
                    onClick={() => say1(link, 'accepted')}
                  >
                    <Check size={13} aria-hidden />
                    {t('link.accept')}
                  </button>
                  <button
                    type="button"
                    className="button small"
                    onClick={() => say1(link, 'rejected')}
                  >
                    <X size={13} aria-hidden />
                    {t('link.reject')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      <button
        ref={look}
        type="button"
        className="link small add-source"
        disabled={suggest.isPending}
        onClick={search}
      >
        {t('intake.links.look')}
      </button>
      <span className="small mute links-found" role="status">
        {found === null ? '' : t('intake.links.found', { count: found })}
      </span>
    </>
  );
}

function End(props: { readonly caseId: string; readonly document: DocumentSummary | undefined }) {
  const { document } = props;
  return document === undefined ? null : (
    <To
      to="/case/$caseId/reading/$document"
      params={{ caseId: props.caseId, document: String(document.number) }}
    >
      <span className="ref">#{document.number}</span> <bdi>{document.title}</bdi>
    </To>
  );
}
