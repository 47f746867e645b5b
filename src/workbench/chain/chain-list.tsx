import type { FullAssessment } from '#assessment/grade.ts';
import { statementLabel } from '#assessment/origin-view.ts';
import { signed } from '#assessment/words.ts';
import type { QuestionBundle } from '#server/views.ts';
import { DocumentLink } from '../parts/document-link.tsx';
import { chainNames } from '../parts/evidence.ts';
import { useWords } from '../words/words.ts';

/** The picture in words, origin by origin: for readers who do not see it, and for copying. */
export function ChainList(props: {
  readonly bundle: QuestionBundle;
  readonly full: FullAssessment;
  readonly caseId: string;
}) {
  const t = useWords();
  const { bundle, full } = props;
  const { input } = bundle;
  const sources = new Map<string, (typeof input.sources)[number]>(
    input.sources.map((source) => [source.id, source]),
  );
  // What goes back to another origin is among that one's reports.
  const items = full.assessment.evidence.filter((item) => item.standing !== 'dependent');
  return (
    <details className="chain-list">
      <summary>{t('chain.asList')}</summary>
      <ol>
        {items.map((item) => (
          <li key={item.origin}>
            <p>
              <bdi className="strong">{item.name}</bdi> · {t('drawer.says')} <bdi>{item.says}</bdi>{' '}
              · {signed(item.decibans)} · {t(`standing.${item.standing}`)}
            </p>
            <ul>
              {input.claims
                .filter((claim) => item.claimIds.includes(claim.id))
                .map((claim) => (
                  <li key={claim.id}>
                    <bdi>{chainNames(claim, sources).join(' → ')}</bdi>
                    {' → '}
                    <DocumentLink
                      caseId={props.caseId}
                      document={bundle.documents.find((each) => each.id === claim.documentId)}
                      claimId={claim.id}
                    />
                    : <bdi>{statementLabel(claim, input.question)}</bdi>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
