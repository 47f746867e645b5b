import { Link } from '@tanstack/react-router';
import type { SubjectRow, SubjectsView } from '#server/views.ts';
import { useWords } from '../words/words.ts';
import type { OpenSheet } from './sheets.tsx';

/** Everybody and everything spoken of, and who may be the same. */
export function WhoIsWho(props: {
  readonly view: SubjectsView;
  readonly text: string;
  readonly caseId: string;
  readonly subject: string | null;
  readonly onSubject: (id: string) => void;
  readonly onSheet: (sheet: OpenSheet) => void;
}) {
  const t = useWords();
  const { view } = props;
  const byId = new Map(view.subjects.map((one) => [one.id, one]));
  const wanted = props.text.trim().toLowerCase();
  const rows = view.subjects.filter((one) =>
    [...one.names.map(({ text }) => text), ...one.descriptors].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  if (view.subjects.length === 0) {
    return (
      <div className="empty">
        <strong>{t('structure.who.empty')}</strong>
        <span>{t('structure.who.emptyWhy')}</span>
      </div>
    );
  }
  return (
    <div
      className="structure-scroll padded"
      tabIndex={0}
      role="region"
      aria-label={t('structure.views.who')}
    >
      <section>
        <h2>{t('structure.who.proposals')}</h2>
        <p className="mute small">{t('structure.who.proposalsWhy')}</p>
        {view.proposals.length === 0 ? (
          <p className="mute">{t('structure.who.noProposals')}</p>
        ) : (
          <ul className="structure-proposals">
            {view.proposals.map((one) => {
              const [a, b] = [byId.get(one.a), byId.get(one.b)];
              if (a === undefined || b === undefined) return null;
              return (
                <li key={`${one.a} ${one.b}`}>
                  <div>
                    <strong>
                      <bdi>{one.nameA}</bdi> · <bdi>{one.nameB}</bdi>
                    </strong>
                    <p className="small">
                      {one.reasons.join('; ')}
                      {one.against.length > 0 && (
                        <span className="mute">
                          {' – '}
                          {t('structure.who.but', { against: one.against.join('; ') })}
                        </span>
                      )}
                    </p>
                  </div>
                  <button
                    type="button"
                    className="button small"
                    onClick={() => props.onSheet({ kind: 'merge', row: a, other: b })}
                  >
                    {t('structure.who.same')}
                  </button>
                  <button
                    type="button"
                    className="button small"
                    onClick={() => props.onSheet({ kind: 'apart', row: a, other: b })}
                  >
                    {t('structure.who.notSame')}
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('structure.who.all')}</h2>
        <table className="structure-table">
          <thead>
            <tr>
              {(['name', 'kindColumn', 'also', 'named', 'decided'] as const).map((one) => (
                <th key={one} scope="col">
                  {t(`structure.who.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === props.subject ? 'chosen' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="link plain"
                    onClick={() => props.onSubject(row.id)}
                  >
                    <bdi>{row.name}</bdi>
                  </button>
                </th>
                <td>
                  {t(`structure.kind.${row.kind}`)}
                  {(row.knownBy === 'description' || row.knownBy === 'kunya') && (
                    <>
                      {' '}
                      <span className="pill unknown dashed">
                        {t(`structure.knownBy.${row.knownBy}`)}
                      </span>
                    </>
                  )}
                </td>
                <td className="small">
                  <bdi>{alsoOf(row).join(' · ')}</bdi>
                </td>
                <td className="small refs">
                  {row.questions.map(({ ref }) => (
                    <Link
                      key={ref}
                      className="link"
                      to="/case/$caseId/questions/$question"
                      params={{ caseId: props.caseId, question: ref }}
                    >
                      {ref}
                    </Link>
                  ))}
                </td>
                <td className="small">
                  {row.records.length > 1 &&
                    t('structure.who.merged', { count: row.records.length - 1 })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

export function alsoOf(row: Pick<SubjectRow, 'name' | 'names'>): readonly string[] {
  return row.names.flatMap(({ text }) => (text === row.name ? [] : [text]));
}
