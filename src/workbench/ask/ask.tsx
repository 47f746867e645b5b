/*
 * The person has one contact window, a few people who may be asked, and many open questions. They want
 * to spend the next question where it brings most, to see what each answer would mean, and never to put
 * anybody at risk for it. It worked when they go into the conversation with one question.
 */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronDown, Clock, ShieldAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AskView, QuestionAskView } from '#server/views.ts';
import { tellsOf } from '#assessment/ask/ask-words.ts';
import { percent } from '#assessment/words.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { clockNow, whenWords } from '../parts/when.ts';
import { useSources } from '../queries.ts';
import { slugOf } from '../questions/slug.ts';
import { useKeys } from '../shell/keys.ts';
import { say } from '../shell/toasts.tsx';
import { useWords, words } from '../words/words.ts';
import type { AskSearch } from './ask-search.ts';
import { byQuestion, type AskGroup } from './by-question.ts';
import { useAskAbout, useAskNext, useJudgeRisk } from './queries.ts';
import './ask.css';

type Ask = AskView['asks'][number];

export function AskNext() {
  const t = useWords();
  const go = useNavigate();
  const { caseId } = useParams({ from: '/case/$caseId/ask' });
  const search = useSearch({ from: '/case/$caseId/ask' });
  const view = useAskNext(caseId, search.questions);
  const [judging, setJudging] = useState<Ask | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const step = (by: 1 | -1) => () => {
    const heads = [...(list.current?.querySelectorAll<HTMLElement>('.ask-open') ?? [])];
    const at = heads.indexOf(document.activeElement as HTMLElement);
    heads[at < 0 ? 0 : Math.min(heads.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys({ j: step(1), k: step(-1) });
  const single = useAskAbout(search.question);
  if (view.data === undefined) return <Waiting error={view.error} />;
  const { looked, settled, notLookedAt, notListed, nobody } = view.data;
  // A question that is settled as it stands is not in the list, but may be asked about by name.
  const asks =
    search.question !== undefined && single.data !== undefined ? single.data.asks : view.data.asks;
  const narrow = (change: Partial<Record<keyof AskSearch, string | number | undefined>>): void => {
    const next = { ...search, ...change };
    void go({
      to: '/case/$caseId/ask',
      params: { caseId },
      search: Object.fromEntries(
        Object.entries(next).filter(([, value]) => value !== undefined && value !== ''),
      ) as AskSearch,
      replace: true,
    });
  };
  const shown = asks.filter(
    (ask) =>
      (search.question === undefined || ask.questionId === search.question) &&
      (search.who === undefined || ask.who.some(({ name }) => name === search.who)) &&
      (search.about === undefined || ask.about === search.about),
  );
  const may = shown.filter(({ contact }) => contact.veto === null);
  const alone = shown.filter(({ contact }) => contact.veto !== null);
  const people = [...new Set(asks.flatMap(({ who }) => who.map(({ name }) => name)))].toSorted();
  const groups = byQuestion(may);
  const most = Math.max(0.001, groups[0]?.first.worth ?? 0);
  const filtered = search.question ?? search.who ?? search.about;
  return (
    <div className="ask-next">
      <header>
        <h1>{t('askNext.title')}</h1>
        <p className="mute">{t('askNext.lead')}</p>
      </header>
      <div className="ask-filters">
        <span className="pill for">{t('askNext.count', { count: may.length })}</span>
        <span className="pill">{t('askNext.open', { count: looked })}</span>
        <span className="pill">{t('askNext.settled', { count: settled })}</span>
        <label htmlFor="ask-who">{t('askNext.who')}</label>
        <select
          id="ask-who"
          className="input"
          value={search.who ?? ''}
          onChange={(event) => narrow({ who: event.target.value })}
        >
          <option value="">{t('askNext.anybody')}</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <label htmlFor="ask-about">{t('askNext.about')}</label>
        <select
          id="ask-about"
          className="input"
          value={search.about ?? ''}
          onChange={(event) => narrow({ about: event.target.value })}
        >
          <option value="">{t('askNext.everything')}</option>
          <option value="matter">{t('askNext.matter')}</option>
          <option value="chain">{t('askNext.chain')}</option>
        </select>
        {filtered !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() => narrow({ question: undefined, who: undefined, about: undefined })}
          >
            {t('askNext.showAll')}
          </button>
        )}
      </div>
      {may.length === 0 ? (
        <div className="empty">
          <strong>{filtered === undefined ? t('askNext.none') : t('askNext.noneFilter')}</strong>
          {filtered === undefined && <span>{t('askNext.noneWhy')}</span>}
        </div>
      ) : (
        <ol className="ask-list" ref={list} aria-label={t('askNext.list')}>
          {groups.map((group) => (
            <QuestionCard
              key={group.first.questionId}
              group={group}
              caseId={caseId}
              most={most}
              all={search.question !== undefined}
              onOne={() => narrow({ question: group.first.questionId })}
            />
          ))}
        </ol>
      )}
      {search.question === undefined && (notLookedAt > 0 || notListed > 0) && (
        <div className="ask-more small" role="status">
          {notLookedAt > 0 && (
            <p>
              {t('askNext.notLookedAt', { count: notLookedAt })}{' '}
              <button
                type="button"
                className="link"
                disabled={view.isPlaceholderData}
                onClick={() => narrow({ questions: looked + notLookedAt })}
              >
                {view.isPlaceholderData
                  ? t('askNext.looking')
                  : t('askNext.lookAtAll', { count: notLookedAt })}
              </button>
            </p>
          )}
          {notListed > 0 && <p className="mute">{t('askNext.notListed', { count: notListed })}</p>}
        </div>
      )}
      <LeftAlone asks={alone} caseId={caseId} onJudge={setJudging} />
      {nobody.length > 0 && search.who === undefined && (
        <section>
          <h2>{t('askNext.unasked')}</h2>
          <ul className="ask-nobody">
            {nobody.map((each) => (
              <li key={each.questionId}>
                <QuestionLink caseId={caseId} id={each.questionId} of={each.ref} />{' '}
                <span dir="auto">{each.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {judging !== null && (
        <RiskSheet ask={judging} caseId={caseId} onClose={() => setJudging(null)} />
      )}
    </div>
  );
}

const keyOf = (ask: Ask): string =>
  `${ask.ref} ${ask.about} ${ask.who.map(({ name }) => name).join()} ${ask.words ?? ''}`;

function QuestionLink(props: {
  readonly caseId: string;
  readonly id: string;
  readonly of: string;
}) {
  return (
    <Link
      className="ref"
      to="/case/$caseId/questions/$question"
      params={{
        caseId: props.caseId,
        question: slugOf({ id: props.id as Ask['questionId'], ref: props.of }),
      }}
    >
      {props.of}
    </Link>
  );
}

/** How many ways to ask about one question are shown before somebody asks for more. */
const AT_ONCE = 2;

function QuestionCard(props: {
  readonly group: AskGroup;
  readonly caseId: string;
  readonly most: number;
  readonly all: boolean;
  readonly onOne: () => void;
}) {
  const t = useWords();
  const [more, setMore] = useState(props.all);
  const { first, asks } = props.group;
  const tells = t(`askNext.tells.${tellsOf(first.gain)}`);
  const worth = t('askNext.worthOf', {
    tells,
    gain: first.gain.toFixed(2),
    importance: first.importance,
  });
  const shown = more ? asks : asks.slice(0, AT_ONCE);
  return (
    <li className="ask-card">
      <div className="ask-question">
        <QuestionLink caseId={props.caseId} id={first.questionId} of={first.ref} />
        <span dir="auto" className="ask-of">
          {first.question}
        </span>
        <span className="mute small nowrap">
          {t('askNext.importance', { importance: first.importance })}
        </span>
        <span className="ask-worth-of small mute nowrap" title={worth}>
          {t('askNext.worth')}
          <span className="ask-worth" role="img" aria-label={worth}>
            <span style={{ inlineSize: `${Math.max(2, (100 * first.worth) / props.most)}%` }} />
          </span>
        </span>
      </div>
      <ul className="ask-ways">
        {shown.map((ask) => (
          <AskCard key={keyOf(ask)} ask={ask} onOne={props.onOne} />
        ))}
      </ul>
      {asks.length > shown.length && (
        <button type="button" className="link small ask-others" onClick={() => setMore(true)}>
          {t('askNext.others', { count: asks.length - shown.length })}
        </button>
      )}
    </li>
  );
}

function AskCard(props: { readonly ask: Ask; readonly onOne: () => void }) {
  const t = useWords();
  const { ask } = props;
  const [open, setOpen] = useState(false);
  const panel = `means-${keyOf(ask).replaceAll(/\W+/g, '-')}`;
  return (
    <li className="ask-way">
      <button
        type="button"
        className="ask-open"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <span className="ask-sentence">{ask.sentence}</span>
        <span
          className="ask-tells small mute nowrap"
          title={t('askNext.tellsWhy', { gain: ask.gain.toFixed(2) })}
        >
          {t(`askNext.tells.${tellsOf(ask.gain)}`)}
        </span>
        <ChevronDown size={16} aria-hidden className={open ? 'turned' : ''} />
      </button>
      {ask.words !== null && (
        <p className="ask-words" dir="auto">
          {ask.words}
        </p>
      )}
      <p className="ask-facts small mute">
        {ask.about === 'chain' && <span className="pill unknown">{t('askNext.chainPill')}</span>}
        <span>
          {ask.about === 'matter' ? t('askNext.why') : t('askNext.whyOpen')} {ask.why}
        </span>
        <Reach ask={ask} />
      </p>
      {open && <Means id={panel} ask={ask} onOne={props.onOne} />}
    </li>
  );
}

/** When that is: now, as long as it lasts, or next; what has gone by meanwhile is not said. */
function reachWords(
  { next, until }: Pick<Ask['reach'][number], 'next' | 'until'>,
  t: ReturnType<typeof useWords>,
): string {
  const now = clockNow();
  if (next === null || until === null || until <= now) return '';
  if (next > now) {
    return ` · ${t('askNext.next', { when: whenWords(next, words.language, 'no year') })}`;
  }
  const today = until.slice(0, 10) === now.slice(0, 10);
  const end = today ? until.slice(11) : whenWords(until, words.language, 'no year');
  return ` · ${t('askNext.reachNow', { until: end })}`;
}

function Reach({ ask }: { readonly ask: Ask }) {
  const t = useWords();
  if (ask.reach.length === 0) return <span>{t('askNext.noWindow')}</span>;
  return (
    <>
      {ask.reach.map((one) => (
        <span key={`${one.channel} ${one.noted}`} className="ask-reach">
          <Clock size={13} aria-hidden /> {one.channel}: <bdi>{one.noted}</bdi>
          {reachWords(one, t)}
          {one.silent !== null && (
            <span className="pill unknown">{t('askNext.silent', { what: one.silent })}</span>
          )}
        </span>
      ))}
    </>
  );
}

/** What each answer would mean, and whom to ask then; worked out when somebody looks. */
function Means(props: { readonly id: string; readonly ask: Ask; readonly onOne: () => void }) {
  const t = useWords();
  const { ask } = props;
  const about = useAskAbout(ask.questionId);
  const further = about.data?.asks.find((other) => keyOf(other) === keyOf(ask)) ?? ask;
  const now = about.data?.now ?? null;
  return (
    <div id={props.id} className="ask-means">
      {now !== null && (
        <p className="small">
          {now.estimate === null
            ? t('askNext.nowWith', { label: now.label, percent: percent(now.probability) })
            : t('askNext.now', { label: now.label })}
        </p>
      )}
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('askNext.means')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('askNext.says')}</th>
              <th scope="col">{t('askNext.likely')}</th>
              <th scope="col">{t('askNext.afterwards')}</th>
              {ask.about === 'matter' && <th scope="col">{t('askNext.after')}</th>}
            </tr>
          </thead>
          <tbody>
            {further.outcomes.map((outcome) => (
              <tr key={outcome.says}>
                <th scope="row" dir="auto">
                  {outcome.says}
                </th>
                <td>
                  <span className="ask-chance">
                    <span style={{ inlineSize: `${outcome.chance * 100}%` }} />
                  </span>{' '}
                  {percent(outcome.chance)}
                </td>
                <td>
                  <bdi>{outcome.after.label}</bdi>
                  {outcome.after.estimate === null && ` · ${percent(outcome.after.probability)}`}
                  {outcome.settles && <span className="pill for">{t('askNext.settles')}</span>}
                </td>
                {ask.about === 'matter' && <td>{outcome.settles ? '' : (outcome.next ?? '–')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ask.nothing > 0.005 && (
        <p className="small mute">{t('askNext.notKnow', { percent: percent(ask.nothing) })}</p>
      )}
      <Others view={about.data} />
      <button type="button" className="link small" onClick={props.onOne}>
        {t('askNext.one')}
      </button>
    </div>
  );
}

function Others({ view }: { readonly view: QuestionAskView | undefined }) {
  const t = useWords();
  if (view === undefined) return null;
  const { toldUs, onlyRepeat, couldNotKnow, notWorkedOut } = view.others;
  return (
    <p className="small mute">
      {toldUs.length > 0 && `${t('askNext.told', { names: toldUs.join(', ') })} `}
      {onlyRepeat.length > 0 && `${t('askNext.repeat', { names: onlyRepeat.join(', ') })} `}
      {couldNotKnow > 0 && `${t('askNext.couldNot', { count: couldNotKnow })} `}
      {notWorkedOut > 0 && t('askNext.notWorkedOut', { count: notWorkedOut })}
    </p>
  );
}

/** Who may not be asked: why, and what it costs; one line a person. */
function LeftAlone(props: {
  readonly asks: readonly Ask[];
  readonly caseId: string;
  readonly onJudge: (ask: Ask) => void;
}) {
  const t = useWords();
  if (props.asks.length === 0) return null;
  const byName = new Map<string, Ask[]>();
  for (const ask of props.asks) {
    const name = ask.who[0]?.name ?? '';
    byName.set(name, [...(byName.get(name) ?? []), ask]);
  }
  return (
    <section className="left-alone" aria-labelledby="left-alone">
      <h2 id="left-alone">
        {t('askNext.alone')} <span className="pill unknown">{byName.size}</span>
      </h2>
      <p className="mute small">{t('askNext.aloneWhy')}</p>
      <ul>
        {[...byName].map(([name, asks]) => {
          const first = asks[0] as Ask;
          const refs = [...new Map(asks.map((ask) => [ask.ref, ask])).values()];
          return (
            <li key={name} className="alone-card">
              <ShieldAlert size={17} aria-hidden />
              <div>
                <p>
                  <bdi className="strong">{name}</bdi>{' '}
                  <span className="unknown-words">{first.contact.veto?.why}</span>
                </p>
                <p className="small mute">
                  {t('askNext.aloneCost', { count: refs.length })}:{' '}
                  {refs.map((ask, i) => (
                    <span key={ask.ref} title={ask.sentence}>
                      {i > 0 && ', '}
                      <QuestionLink caseId={props.caseId} id={ask.questionId} of={ask.ref} />
                    </span>
                  ))}
                </p>
              </div>
              {first.contact.veto?.kind === 'risk' && (
                <button type="button" className="button small" onClick={() => props.onJudge(first)}>
                  {t('askNext.judge')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const LEVELS = ['none', 'low', 'medium', 'high'] as const;

function RiskSheet(props: {
  readonly ask: Ask;
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const judge = useJudgeRisk();
  const sources = useSources(props.caseId);
  const who = props.ask.who[0];
  const source = sources.data?.find((view) => view.source.id === who?.sourceId)?.source;
  const known = source?.contactRisk ?? null;
  const [level, setLevel] = useState<(typeof LEVELS)[number]>(known?.level ?? 'low');
  const [why, setWhy] = useState(known?.why ?? '');
  if (who === undefined || source === undefined) return null;
  const { name } = who;
  const send = (risk: { level: (typeof LEVELS)[number]; why: string } | null): void => {
    judge.mutate(
      { id: source.id, version: source.version, risk },
      {
        onSuccess: (made) => {
          const text =
            risk === null
              ? t('askNext.riskCleared')
              : t('askNext.riskSaved', { name, level: t(`risk.${risk.level}`) });
          const before = known === null ? null : { level: known.level, why: known.why };
          say(text, () => judge.mutateAsync({ id: made.id, version: made.version, risk: before }));
          props.onClose();
        },
      },
    );
  };
  return (
    <Sheet title={t('askNext.riskTitle', { name })} open onClose={props.onClose}>
      <form
        className="sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          send({ level, why });
        }}
      >
        <p>{t('askNext.riskWhat')}</p>
        <p className="mute">{t('askNext.riskLimit', { limit: t(`risk.${source.riskLimit}`) })}</p>
        <div className="field">
          <label htmlFor="risk-level">{t('askNext.riskLevel')}</label>
          <select
            id="risk-level"
            value={level}
            onChange={(event) => setLevel(event.target.value as (typeof LEVELS)[number])}
          >
            {LEVELS.map((each) => (
              <option key={each} value={each}>
                {t(`risk.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="risk-why">{t('askNext.riskWhy')}</label>
          <textarea
            id="risk-why"
            dir="auto"
            value={why}
            placeholder={t('askNext.riskWhyHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
        <Refusal error={judge.error} />
        <div className="sheet-actions">
          {known !== null && (
            <button type="button" className="button" onClick={() => send(null)}>
              {t('askNext.riskClear')}
            </button>
          )}
          <button type="button" className="button" onClick={props.onClose}>
            {t('form.cancel')}
          </button>
          <button className="button primary" disabled={why.trim() === '' || judge.isPending}>
            {t('askNext.riskSave')}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
