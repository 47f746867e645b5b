import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Way } from '#assessment/structure/processes.ts';
import type { StructureNode } from '#assessment/structure/structure.ts';
import type { StructureView } from '#server/views.ts';
import { Arrow, Figure } from '../parts/arrow.tsx';
import { useWords, type Words } from '../words/words.ts';
import { sayDays } from './held-words.ts';

/** What people are put through: each way from a beginning to an end, with the time each stage takes. */
export function ProcessView(props: {
  readonly view: StructureView;
  readonly caseId: string;
  readonly onSubject: (id: string) => void;
  readonly onEdge: (key: string) => void;
}) {
  const t = useWords();
  const { view } = props;
  const nodes = new Map(view.nodes.map((one) => [one.id, one]));
  const edges = new Map(view.edges.map((one) => [one.key, one]));
  const name = (id: StructureNode['id']): string => nodes.get(id)?.name ?? '?';
  if (view.processes.length === 0) {
    return (
      <div className="empty">
        <strong>{t('structure.process.empty')}</strong>
        <span>{t('structure.process.emptyWhy')}</span>
      </div>
    );
  }
  return (
    <div
      className="structure-scroll padded"
      tabIndex={0}
      role="region"
      aria-label={t('structure.views.process')}
    >
      <p className="mute">{t('structure.process.why')}</p>
      {view.processes.map((process, i) => (
        <section key={process.edges[0] ?? i} className="structure-process">
          {process.ways.map((way, n) => (
            <Fragment key={way.stages.join(' ')}>
              <h2>
                {t('structure.process.title', { n: n + 1 })}
                <span className="mute small">{total(t, way)}</span>
              </h2>
              <ol className="structure-stages">
                {way.stages.map((id, k) => {
                  const node = nodes.get(id);
                  const before = way.stages[k - 1];
                  const edge =
                    before === undefined ? undefined : edges.get(`${before} stage-before ${id}`);
                  return (
                    <li key={id}>
                      {edge !== undefined && (
                        <button
                          type="button"
                          className={`structure-stage-step ${edge.state}`}
                          aria-label={`${t('structure.panel.edge', {
                            from: name(edge.from),
                            relation: t('structure.relation.stage-before'),
                            to: name(edge.to),
                          })}: ${t(`structure.state.${edge.state}`)}`}
                          onClick={() => props.onEdge(edge.key)}
                        >
                          <Arrow />
                          <span className="small">{t(`structure.state.${edge.state}`)}</span>
                        </button>
                      )}
                      <div className="structure-stage">
                        <button
                          type="button"
                          className="link plain strong"
                          onClick={() => props.onSubject(id)}
                        >
                          <bdi>{name(id)}</bdi>
                        </button>
                        <span className="small mute">
                          {node === undefined ? '' : t(`structure.kind.${node.kind}`)}
                        </span>
                        {node === undefined || node.lasts.length === 0 ? (
                          <span className="small mute">{t('structure.process.noTime')}</span>
                        ) : (
                          node.lasts.map((lasts) => (
                            <Link
                              key={lasts.ref}
                              className={`pill ${lasts.state === 'contradicted' ? 'against' : lasts.state === 'known' ? 'for' : 'unknown dashed'}`}
                              to="/case/$caseId/questions/$question"
                              params={{ caseId: props.caseId, question: lasts.ref }}
                              title={lasts.sentence}
                            >
                              {lasts.label === null ? (
                                t('structure.process.notJudged', {
                                  told: lasts.told.join(' / ') || '?',
                                })
                              ) : (
                                <Figure>{lasts.label}</Figure>
                              )}
                            </Link>
                          ))
                        )}
                      </div>
                    </li>
                  );
                })}
              </ol>
            </Fragment>
          ))}
          {process.circles.map((circle) => (
            <p key={circle.join(' ')} className="refusal">
              {t('structure.process.circle', { names: circle.map(name).join(', ') })}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

function total(t: Words, way: Way): string {
  if (way.days === null) return '';
  const { low, high } = sayDays(t, way.days);
  const counts = { timed: way.stages.length - way.untimed.length, all: way.stages.length };
  const words =
    low === high
      ? t('structure.process.total', { low, ...counts })
      : t('structure.process.totalRange', { low, high, ...counts });
  return `${words}. ${t('structure.process.between')}`;
}
