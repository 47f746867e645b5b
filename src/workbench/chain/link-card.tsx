import { useMemo } from 'react';
import { assessWithout } from '#assessment/assess.ts';
import { percent, signed } from '#assessment/words.ts';
import type { Link } from '#lineage/link.ts';
import type { QuestionBundle } from '#server/views.ts';
import { Figure } from '../parts/arrow.tsx';
import { DocumentLink } from '../parts/document-link.tsx';
import { isStretch } from '../parts/estimate-bar.tsx';
import { useWords } from '../words/words.ts';

/** A suggested link: what it says, why, what either decision would do to the finding, and the two. */
export function LinkCard(props: {
  readonly link: Link;
  readonly bundle: QuestionBundle;
  readonly caseId: string;
  readonly deciding: boolean;
  readonly onDecide: (link: Link, state: Link['state']) => void;
}) {
  const t = useWords();
  const { link, bundle } = props;
  const { input, assessment } = bundle;
  const label = assessment.best?.label ?? null;
  const stretch = isStretch(assessment, input.question);
  const preview = useMemo(
    () =>
      (['accepted', 'rejected'] as const).map((state) => {
        const tried = assessWithout(input, [], { [link.id]: state });
        if (stretch) return tried.best?.label ?? t('link.unjudged');
        const answer = tried.answers.find((each) => each.label === label);
        return tried.verdict === 'cannot-be-judged' || answer === undefined
          ? t('link.unjudged')
          : percent(answer.probability);
      }),
    [input, link.id, label, stretch, t],
  );
  return (
    <div className="link-card">
      <p>
        <End end={link.child} bundle={bundle} caseId={props.caseId} />{' '}
        {link.direction >= 0.65 ? t('link.from') : t('link.same')}{' '}
        <End end={link.parent} bundle={bundle} caseId={props.caseId} />
        <span className="mute small">
          {' '}
          · <Figure>{signed(link.weight)}</Figure>
        </span>
      </p>
      <ul className="reasons small">
        {link.reasons.map((reason, i) => (
          <li key={i}>
            <span>
              <b>{t(`reason.${reason.what}`)}</b> {reason.detail}
            </span>
            <span className="mute nowrap">
              <Figure>{signed(reason.decibans)}</Figure>
            </span>
          </li>
        ))}
      </ul>
      {link.comment !== null && (
        <p className="small" dir="auto">
          {link.comment}
        </p>
      )}
      {link.state === 'suggested' ? (
        <>
          {label !== null && (
            <p className="small mute">
              {t(stretch ? 'link.previewAnswer' : 'link.preview', {
                label,
                accepted: preview[0] ?? '',
                rejected: preview[1] ?? '',
              })}
            </p>
          )}
          <div className="actions">
            <button
              type="button"
              className="button small primary"
              disabled={props.deciding}
              onClick={() => props.onDecide(link, 'accepted')}
            >
              {t('link.accept')}
            </button>
            <button
              type="button"
              className="button small"
              disabled={props.deciding}
              onClick={() => props.onDecide(link, 'rejected')}
            >
              {t('link.reject')}
            </button>
          </div>
        </>
      ) : (
        <p className="small mute">
          {link.decidedBy === null
            ? t(`link.${link.state}`)
            : t('link.decidedBy', { what: t(`link.${link.state}`), who: link.decidedBy })}{' '}
          <button
            type="button"
            className="link"
            disabled={props.deciding}
            onClick={() => props.onDecide(link, 'suggested')}
          >
            {t('link.putBack')}
          </button>
        </p>
      )}
    </div>
  );
}

function End(props: {
  readonly end: Link['child'];
  readonly bundle: QuestionBundle;
  readonly caseId: string;
}) {
  const { end, bundle } = props;
  const claim = bundle.input.claims.find((each) =>
    end.kind === 'claim' ? each.id === end.id : each.documentId === end.id,
  );
  const document = bundle.documents.find((each) => each.id === claim?.documentId);
  const teller = claim?.hops.at(-1)?.actor;
  const name =
    teller?.kind === 'source'
      ? bundle.input.sources.find((source) => source.id === teller.sourceId)?.pseudonym
      : undefined;
  return (
    <span className="nowrap">
      <DocumentLink
        caseId={props.caseId}
        document={document}
        {...(claim === undefined ? {} : { claimId: claim.id })}
      />
      {name !== undefined && (
        <>
          {' '}
          (<bdi>{name}</bdi>)
        </>
      )}
    </span>
  );
}
