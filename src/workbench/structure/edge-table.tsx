import type { ShownEdge } from './structure-search.ts';
import { Figure } from '../parts/arrow.tsx';
import { useWords } from '../words/words.ts';
import { sayHeld } from './held-words.ts';

const LOOK = { known: 'for', contradicted: 'against', 'not-judged': 'unknown dashed', denied: '' };

export function StatePill({ state }: { readonly state: ShownEdge['state'] }) {
  const t = useWords();
  return <span className={`pill ${LOOK[state]}`}>{t(`structure.state.${state}`)}</span>;
}

/** Every edge as a line of a table: the same as the drawing, in words. */
export function EdgeTable(props: {
  readonly edges: readonly ShownEdge[];
  readonly edge: string | null;
  readonly onEdge: (key: string) => void;
  readonly onSubject: (id: string) => void;
}) {
  const t = useWords();
  return (
    <div
      className="structure-scroll"
      tabIndex={0}
      role="region"
      aria-label={t('structure.views.table')}
    >
      <table className="structure-table">
        <thead>
          <tr>
            {(['from', 'relation', 'to', 'state', 'sure', 'origins', 'held'] as const).map(
              (one) => (
                <th key={one} scope="col">
                  {t(`structure.column.${one}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {props.edges.map((edge) => {
            const chance = edge.findings.find((one) => one.probability !== null)?.probability;
            return (
              <tr
                key={edge.key}
                className={`${edge.key === props.edge ? 'chosen' : ''} ${edge.standing === 'no-longer-said' ? 'gone' : ''}`}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="link plain"
                    onClick={() => props.onSubject(edge.from)}
                  >
                    <bdi>{edge.fromName}</bdi>
                  </button>
                </th>
                <td>
                  <button type="button" className="link" onClick={() => props.onEdge(edge.key)}>
                    {t(`structure.relation.${edge.relation}`)}
                  </button>
                </td>
                <td>
                  <button
                    type="button"
                    className="link plain"
                    onClick={() => props.onSubject(edge.to)}
                  >
                    <bdi>{edge.toName}</bdi>
                  </button>
                </td>
                <td>
                  <StatePill state={edge.state} />
                </td>
                <td>
                  {chance == null ? (
                    <span className="mute">–</span>
                  ) : (
                    <Figure>{`${Math.round(chance * 100)} %`}</Figure>
                  )}
                </td>
                <td>
                  <Figure>{edge.origins}</Figure>
                  {edge.notEstablished > 0 && (
                    <span
                      className="unknown-ink"
                      title={t('structure.originsUnknown', { count: edge.notEstablished })}
                    >
                      {' '}
                      <Figure>+{edge.notEstablished}?</Figure>
                    </span>
                  )}
                </td>
                <td className="small">
                  {sayHeld(t, edge.held)}
                  {edge.standing === 'no-longer-said' && (
                    <span className="mute"> · {t('structure.when.gone')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
