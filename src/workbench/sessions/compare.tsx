/** The tellings side by side, one line a question, and the differences between them. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import { formatValue } from '#claims/format-value.ts';
import type { Claim } from '#claims/claim.ts';
import type { AccountView, DifferenceView, TellingView } from '#server/views.ts';
import { Arrow } from '../parts/arrow.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { whenWords } from '../parts/when.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words, type Words } from '../words/words.ts';
import { useDecideDifference } from './queries.ts';
import { QuestionName, Where } from './sessions.tsx';
import { TimeForm } from './time-form.tsx';

export function Compare(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly wanted: string | null;
}) {
  const t = useWords();
  const go = useNavigate();
  const { view, caseId } = props;
  const { differences } = view;
  const at = differences.findIndex((one) => nameOf(one) === props.wanted);
  const open = (index: number): void => {
    const next = differences[Math.max(0, Math.min(differences.length - 1, index))];
    if (next === undefined) return;
    void go({
      to: '/case/$caseId/sessions/$source',
      params: { caseId, source: view.source.pseudonym },
      search: (before: Record<string, unknown>) => ({ ...before, claim: nameOf(next) }),
      replace: true,
    });
  };
  useKeys({ j: () => open(at + 1), k: () => open(at < 0 ? 0 : at - 1) });
  return (
    <>
      <section className="block" aria-labelledby="differences-title">
        <h2 id="differences-title">{t('sessions.differences')}</h2>
        <p className="mute small">
          {differences.length === 0 ? t('sessions.differencesNone') : t('sessions.memory')}
        </p>
        <ol className="differences">
          {differences.map((one, i) => (
            <li key={one.key}>
              <DifferenceCard
                caseId={caseId}
                view={view}
                difference={one}
                open={i === at}
                onOpen={() => open(i)}
              />
            </li>
          ))}
        </ol>
      </section>
      <Tellings caseId={caseId} view={view} />
    </>
  );
}

function nameOf(one: DifferenceView): string {
  return one.later.claimId ?? one.earlier.claimId ?? one.key;
}

function DifferenceCard(props: {
  readonly caseId: string;
  readonly view: AccountView;
  readonly difference: DifferenceView;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const t = useWords();
  const { view, caseId, difference: one } = props;
  const told = (key: string): string =>
    tellingName(
      t,
      view.tellings.find((each) => each.key === key),
    );
  return (
    <article className={props.open ? 'difference open' : 'difference'}>
      <Button className="difference-line" aria-expanded={props.open} onPress={props.onOpen}>
        <span className="pill kind">{t(`sessions.kind.${one.kind}`)}</span>
        <span className="what">
          <span className="ref">{view.questions.find(({ id }) => id === one.questionId)?.ref}</span>{' '}
          {one.earlier.says === null ? (
            <span className="mute">{t('sessions.notSpokenOf')}</span>
          ) : (
            <bdi>{one.earlier.says}</bdi>
          )}{' '}
          <Arrow />{' '}
          {one.later.says === null ? (
            <span className="mute">{t('sessions.notToldAgain')}</span>
          ) : (
            <bdi>{one.later.says}</bdi>
          )}
        </span>
        <span className="small mute">{t(`sessions.weight.${one.weight}`)}</span>
        <span className={one.standing === 'not-put' ? 'pill standing unknown' : 'pill standing'}>
          {t(`sessions.standing.${one.standing}`)}
        </span>
      </Button>
      {props.open && (
        <div className="difference-body">
          <p>
            <QuestionName caseId={caseId} view={view} id={one.questionId} />
          </p>
          <dl className="sides">
            {([one.earlier, one.later] as const).map((side, i) => (
              <div key={i}>
                <dt>{told(side.telling)}</dt>
                <dd dir="auto">
                  {side.quote === null ? (
                    <span className="mute">
                      {i === 0
                        ? one.cameUp === null
                          ? t('sessions.hadNotComeUp')
                          : t('sessions.hadComeUp')
                        : one.cameUp === 'asked'
                          ? t('sessions.wasAsked')
                          : t('sessions.cameUp')}
                    </span>
                  ) : (
                    <>
                      <q>{side.quote}</q>{' '}
                      <Where caseId={caseId} view={view} claimId={side.claimId} />
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {one.reasons.length > 0 && (
            <>
              <h3>{t('sessions.mayExplain')}</h3>
              <ul className="reasons">
                {one.reasons.map(({ kind, text }) => (
                  <li key={`${kind} ${text}`} dir="auto">
                    {text}
                  </li>
                ))}
              </ul>
            </>
          )}
          {one.sessionId === null ? (
            <p className="hint">{t('sessions.needsSession')}</p>
          ) : (
            <Decision key={one.decision?.at ?? 'none'} view={view} difference={one} />
          )}
        </div>
      )}
    </article>
  );
}

const STANDINGS = ['not-put', 'explained', 'unexplained'] as const;

function Decision({
  view,
  difference: one,
}: {
  readonly view: AccountView;
  readonly difference: DifferenceView;
}) {
  const t = useWords();
  const decide = useDecideDifference();
  const session = view.sessions.find(({ id }) => id === one.sessionId);
  const [standing, setStanding] = useState(one.standing);
  const [weight, setWeight] = useState(one.weight);
  const [comment, setComment] = useState(one.decision?.comment ?? '');
  if (session === undefined) return null;
  const base = {
    id: session.id,
    questionId: one.questionId,
    earlier: one.earlier.claimId,
    later: one.later.claimId,
  };
  const before = {
    ...base,
    standing: one.decision?.standing ?? ('not-put' as const),
    weight: one.decision?.weight ?? null,
    comment: one.decision?.comment ?? null,
  };
  const save = (): void => {
    decide.mutate(
      {
        ...base,
        version: session.version,
        standing,
        weight: weight === one.weight ? (one.decision?.weight ?? null) : weight,
        comment: comment.trim() === '' ? null : comment.trim(),
      },
      {
        onSuccess: (changed) =>
          say(t('sessions.decided'), () =>
            decide.mutateAsync({ ...before, version: changed.version }),
          ),
      },
    );
  };
  return (
    <form
      className="decision"
      data-stays
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RadioGroup
        className="choices"
        value={standing}
        onChange={(value) => setStanding(value as typeof standing)}
        aria-label={t('sessions.standingLabel')}
      >
        {STANDINGS.map((each) => (
          <Radio key={each} value={each} className="choice">
            {t(`sessions.standing.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="choices"
        value={weight}
        onChange={(value) => setWeight(value as typeof weight)}
        aria-label={t('sessions.weightLabel')}
      >
        {(['central', 'peripheral'] as const).map((each) => (
          <Radio key={each} value={each} className="choice">
            {t(`sessions.weight.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      <div className="field grow">
        <label htmlFor={`why-${nameOf(one)}`}>{t('sessions.comment')}</label>
        <input
          id={`why-${nameOf(one)}`}
          dir="auto"
          value={comment}
          placeholder={t('sessions.commentHint')}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <button type="submit" className="button primary" disabled={decide.isPending}>
        {t('form.save')}
      </button>
      <Refusal error={decide.error} />
      {one.decision !== null && (
        <p className="small mute">
          {t('sessions.decidedBy', {
            name: one.decision.by,
            when: whenWords(one.decision.at, words.language),
          })}
        </p>
      )}
    </form>
  );
}

/** One line a question, one column a telling: what was said, in which words, where. */
function Tellings({ caseId, view }: { readonly caseId: string; readonly view: AccountView }) {
  const t = useWords();
  const [timed, setTimed] = useState<Claim | null>(null);
  const claims = new Map(view.claims.map((claim) => [claim.id as string, claim]));
  const columns = view.tellings.filter(
    ({ statements, sessionId }) => statements.length > 0 || sessionId !== null,
  );
  const asked = view.questions.filter(({ id }) =>
    columns.some(({ statements }) =>
      statements.some(({ claimId }) => claims.get(claimId)?.questionId === id),
    ),
  );
  const moved = new Map(view.moved.map((one) => [one.claimId as string, one]));
  const ours = new Set(view.disclosed.flatMap(({ repeated }) => repeated as readonly string[]));
  return (
    <section className="block" aria-labelledby="tellings-title">
      <h2 id="tellings-title">{t('sessions.sideBySide')}</h2>
      {asked.length === 0 ? (
        <p className="mute">{t('sessions.nothingCoded')}</p>
      ) : (
        <div className="frame" tabIndex={0} role="group" aria-label={t('sessions.sideBySide')}>
          <table className="plain-table tellings">
            <thead>
              <tr>
                <th scope="col">{t('sessions.question')}</th>
                {columns.map((telling) => (
                  <th key={telling.key} scope="col">
                    {tellingName(t, telling)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {asked.map((question) => (
                <tr key={question.id}>
                  <th scope="row">
                    <QuestionName caseId={caseId} view={view} id={question.id} />
                  </th>
                  {columns.map((telling) => (
                    <td key={telling.key}>
                      {telling.statements.flatMap((statement) => {
                        const claim = claims.get(statement.claimId);
                        if (claim?.questionId !== question.id) return [];
                        const via = [...statement.through, ...statement.translators];
                        return [
                          <div className="statement" key={claim.id}>
                            <bdi className="strong">
                              {claim.polarity === 'denies' ? `${t('sessions.not')} ` : ''}
                              {formatValue(claim.value, question)}
                            </bdi>{' '}
                            <Where caseId={caseId} view={view} claimId={claim.id} />
                            <q className="small" dir="auto">
                              {claim.quote}
                            </q>
                            {via.length > 0 && (
                              <div className="small mute">
                                {t('sessions.via', { names: via.join(', ') })}
                              </div>
                            )}
                            {ours.has(claim.id) && (
                              <span className="pill unknown">{t('flag.could-come-from-us')}</span>
                            )}
                            {claim.countedFrom != null && (
                              <div className="small mute" dir="auto">
                                {claim.countedFrom.why}
                              </div>
                            )}
                            {moved.has(claim.id) && (
                              <div className="hint">{t('sessions.moved')}</div>
                            )}
                            <button
                              type="button"
                              className="link small count-time"
                              onClick={() => setTimed(claim)}
                            >
                              {t('sessions.countTime')}
                            </button>
                          </div>,
                        ];
                      })}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {timed !== null && <TimeForm view={view} claim={timed} onClose={() => setTimed(null)} />}
    </section>
  );
}

/** "Session 2 · 27 Mar 2026", "14 Mar 2026", "undated". */
export function tellingName(t: Words, telling: TellingView | undefined): string {
  if (telling === undefined) return '';
  const when = telling.from === null ? '' : whenWords(telling.from.slice(0, 10), words.language);
  const parts = [
    telling.number === null ? '' : t('sessions.session', { number: telling.number }),
    when === '' && telling.number === null ? t('sessions.undated') : when,
  ];
  return parts.filter(Boolean).join(' · ');
}
