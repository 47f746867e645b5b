import type { Flag, FlagKind } from '#assessment/finding.ts';
import { Figure } from './arrow.tsx';
import { useWords } from '../words/words.ts';

/** Amber for what speaks against trust, violet for what is not known, plain for the rest. */
export const FLAG_LOOK: Readonly<Record<FlagKind, 'against' | 'unknown' | ''>> = {
  'threat-to-life': 'against',
  'protected-site': 'against',
  contradiction: 'against',
  circular: 'against',
  resale: 'against',
  'single-origin': '',
  'lineage-not-established': 'unknown',
  'common-relay': '',
  'could-come-from-us': 'unknown',
  grudge: 'against',
  'paid-per-report': '',
  'suggested-link': 'unknown',
  stale: '',
};

/** One pill per kind of flag; what it says in full is its tooltip. */
export function FlagPills({
  flags,
  most,
}: {
  readonly flags: readonly Pick<Flag, 'kind' | 'text'>[];
  most?: number;
}) {
  const t = useWords();
  const kinds = [...new Set(flags.map((flag) => flag.kind))];
  const shown = most === undefined || kinds.length <= most ? kinds : kinds.slice(0, most);
  const hidden = kinds.slice(shown.length);
  return (
    <>
      {shown.map((kind) => (
        <span
          key={kind}
          className={`pill ${FLAG_LOOK[kind]}`}
          title={flags.find((flag) => flag.kind === kind)?.text}
        >
          {t(`flag.${kind}`)}
        </span>
      ))}
      {hidden.length > 0 && (
        <span className="pill" title={hidden.map((kind) => t(`flag.${kind}`)).join(', ')}>
          <Figure>+{hidden.length}</Figure>
        </span>
      )}
    </>
  );
}
