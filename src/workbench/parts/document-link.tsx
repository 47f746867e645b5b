import { Link } from '@tanstack/react-router';
import type { DocumentSummary } from '#server/views.ts';
import { useWords } from '../words/words.ts';

/** "#41": opens the document where the claim stands in it. */
export function DocumentLink(props: {
  readonly caseId: string;
  readonly document: DocumentSummary | undefined;
  readonly claimId?: string;
}) {
  const t = useWords();
  const { document, claimId } = props;
  if (document === undefined) return <span className="mute">{t('document.none')}</span>;
  return (
    <Link
      className="link"
      to="/case/$caseId/reading/$document"
      params={{ caseId: props.caseId, document: String(document.number) }}
      search={claimId === undefined ? {} : { claim: claimId }}
      title={document.title}
    >
      #{document.number}
    </Link>
  );
}
