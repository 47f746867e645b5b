/*
 * The person wants to know who may see this case, under which rules it leaves the building, what was
 * done in it by whom – and that nothing of that was changed afterwards – and to put it away safely. It
 * worked when the check says the log is whole, and a backup lies where they can copy it.
 */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { BookmarkX, DatabaseBackup, ShieldCheck, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Case, CaseRole } from '#terms/case.ts';
import { Refusal, Waiting } from '../parts/refusal.tsx';
import { whenWords } from '../parts/when.ts';
import { useCase, useMe } from '../queries.ts';
import { useRemoveSavedSearch, useSavedSearches, useSaveSearch } from '../questions/queries.ts';
import { say } from '../shell/toasts.tsx';
import { useModel } from '../reading/ask-model.tsx';
import { useWords, words } from '../words/words.ts';
import { PARTS } from './case-search.ts';
import { useBackUp, useBackups, useEditCase, useLog, useVerify } from './queries.ts';
import { kindWords, verbWords } from './log-words.ts';
import './case.css';

export function CaseScreen() {
  const t = useWords();
  const { caseId } = useParams({ from: '/case/$caseId/case' });
  const { part = 'settings' } = useSearch({ from: '/case/$caseId/case' });
  const go = useNavigate();
  const found = useCase(caseId);
  if (found.data === undefined) return <Waiting error={found.error} />;
  const { case: shown, role, counts } = found.data;
  const shared = { caseId, shown, role } as const;
  return (
    <div className="case-screen">
      <header>
        <h1>
          <bdi>{shown.title}</bdi>
        </h1>
        <p className="mute small">
          {t('cases.counts', { ...counts })} · {t(`caseScreen.role.${role}`)}
        </p>
        <Link to="/start" className="button small start-link">
          {t('startCase.more')}
        </Link>
      </header>
      <div className="case-tabs" role="tablist" aria-label={t('caseScreen.title')}>
        {PARTS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`case-tab-${each}`}
            aria-selected={each === part}
            aria-controls="case-part"
            tabIndex={each === part ? 0 : -1}
            onClick={() =>
              void go({
                to: '.',
                search: (before) => ({ ...before, part: each }) as never,
              })
            }
            onKeyDown={(event) => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (step === undefined) return;
              const next = event.currentTarget.parentElement?.children;
              const at = PARTS.indexOf(each) + step * (words.dir() === 'rtl' ? -1 : 1);
              const to = next?.[(at + PARTS.length) % PARTS.length];
              if (to instanceof HTMLElement) {
                to.focus();
                to.click();
              }
            }}
          >
            {t(`caseScreen.${each}`)}
          </button>
        ))}
      </div>
      <section id="case-part" role="tabpanel" aria-labelledby={`case-tab-${part}`}>
        {part === 'settings' && <Settings {...shared} />}
        {part === 'members' && <Members {...shared} />}
        {part === 'log' && <Log caseId={caseId} />}
        {part === 'backup' && <Backup />}
        {part === 'searches' && <Searches caseId={caseId} />}
      </section>
    </div>
  );
}

interface Part {
  readonly caseId: string;
  readonly shown: Case;
  readonly role: CaseRole;
}

function Settings({ caseId, shown, role }: Part) {
  const t = useWords();
  const edit = useEditCase();
  const [title, setTitle] = useState(shown.title);
  const [purpose, setPurpose] = useState(shown.purpose);
  const [zone, setZone] = useState(shown.zone);
  const [policy, setPolicy] = useState(shown.releasePolicy);
  const model = useModel();
  const [mayAsk, setMayAsk] = useState(shown.mayAskModel === true);
  const [countries, setCountries] = useState((shown.countries ?? []).join(' '));
  // As it was when the fields were filled: what somebody else saves meanwhile must not empty them.
  const [base, setBase] = useState(shown);
  const lead = role === 'lead';
  const same =
    title.trim() === base.title &&
    purpose === base.purpose &&
    zone.trim() === base.zone &&
    mayAsk === (base.mayAskModel === true) &&
    codesIn(countries).join(' ') === (base.countries ?? []).join(' ') &&
    JSON.stringify(policy) === JSON.stringify(base.releasePolicy);
  const fill = (from: Case): void => {
    setBase(from);
    setTitle(from.title);
    setPurpose(from.purpose);
    setZone(from.zone);
    setPolicy(from.releasePolicy);
    setMayAsk(from.mayAskModel === true);
    setCountries((from.countries ?? []).join(' '));
  };
  if (same && shown.version !== base.version) fill(shown);
  const save = (): void => {
    const before = {
      title: base.title,
      purpose: base.purpose,
      zone: base.zone,
      releasePolicy: base.releasePolicy,
      countries: base.countries ?? [],
      ...(model === null ? {} : { mayAskModel: base.mayAskModel === true }),
    };
    edit.mutate(
      {
        id: caseId,
        version: base.version,
        change: {
          title: title.trim(),
          purpose,
          zone: zone.trim(),
          releasePolicy: policy,
          countries: codesIn(countries),
          ...(model === null ? {} : { mayAskModel: mayAsk }),
        },
      },
      {
        onSuccess: (made) => {
          fill(made.case);
          say(t('caseScreen.saved'), () =>
            edit.mutateAsync({ id: caseId, version: made.case.version, change: before }),
          );
        },
      },
    );
  };
  return (
    <form
      className="case-form"
      data-stays
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {!lead && <p className="hint">{t('caseScreen.onlyLeads')}</p>}
      <fieldset disabled={!lead}>
        <div className="field">
          <label htmlFor="case-name">{t('caseScreen.name')}</label>
          <input
            id="case-name"
            dir="auto"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div className="two">
          <div className="field">
            <label htmlFor="case-about">{t('cases.purpose')}</label>
            <select
              id="case-about"
              value={purpose}
              onChange={(event) => setPurpose(event.target.value as Case['purpose'])}
            >
              {(['event', 'harm', 'claim'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(`cases.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="case-zone">{t('caseScreen.zone')}</label>
            <input id="case-zone" value={zone} onChange={(event) => setZone(event.target.value)} />
            <span className="hint">{t('caseScreen.zoneWhy')}</span>
          </div>
        </div>
        <div className="field">
          <label htmlFor="case-countries">{t('caseScreen.countries')}</label>
          <input
            id="case-countries"
            value={countries}
            pattern="\s*([A-Za-z]{2}[\s,]*)*"
            title={t('caseScreen.countriesForm')}
            onChange={(event) => setCountries(event.target.value)}
          />
          <span className="hint">{t('caseScreen.countriesWhy')}</span>
        </div>
        {model !== null && (
          <div className="field">
            <label>
              <input
                type="checkbox"
                checked={mayAsk}
                onChange={(event) => setMayAsk(event.target.checked)}
              />{' '}
              {t('caseScreen.mayAskModel', { ...model })}
            </label>
            <span className="hint">{t('caseScreen.mayAskModelWhy')}</span>
          </div>
        )}
        <h2>{t('caseScreen.release')}</h2>
        <div className="two">
          <div className="field">
            <label htmlFor="case-signatures">{t('caseScreen.signatures')}</label>
            <select
              id="case-signatures"
              value={policy.signatures}
              onChange={(event) =>
                setPolicy({ ...policy, signatures: Number(event.target.value) as 1 | 2 })
              }
            >
              <option value={2}>{t('caseScreen.two')}</option>
              <option value={1}>{t('caseScreen.one')}</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor="case-places">{t('caseScreen.places')}</label>
            <select
              id="case-places"
              value={policy.coordinateDigits}
              onChange={(event) =>
                setPolicy({ ...policy, coordinateDigits: Number(event.target.value) as 0 | 1 | 2 })
              }
            >
              <option value={0}>{t('caseScreen.far')}</option>
              <option value={1}>{t('caseScreen.middle')}</option>
              <option value={2}>{t('caseScreen.near')}</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor="case-times">{t('caseScreen.times')}</label>
            <select
              id="case-times"
              value={policy.timePrecision}
              onChange={(event) =>
                setPolicy({ ...policy, timePrecision: event.target.value as 'day' | 'month' })
              }
            >
              <option value="day">{t('caseScreen.day')}</option>
              <option value="month">{t('caseScreen.month')}</option>
            </select>
          </div>
        </div>
        <Refusal error={edit.error} />
        {!same && shown.version !== base.version && (
          <p className="doubt" role="status">
            {t('caseScreen.changedMeanwhile')}{' '}
            <button type="button" className="button small" onClick={() => fill(shown)}>
              {t('caseScreen.takeTheirs')}
            </button>
          </p>
        )}
        <div className="sheet-actions">
          <button
            className="button primary"
            disabled={same || title.trim() === '' || edit.isPending}
          >
            {t('form.save')}
          </button>
        </div>
      </fieldset>
    </form>
  );
}

/** `sy, iq` as SY and IQ. */
function codesIn(text: string): readonly string[] {
  return [...new Set(text.toUpperCase().match(/[A-Z]{2}/g) ?? [])];
}

function Members({ caseId, shown, role }: Part) {
  const t = useWords();
  const edit = useEditCase();
  const [who, setWho] = useState('');
  const [as, setAs] = useState<CaseRole>('editor');
  const lead = role === 'lead';
  const leads = shown.members.filter((member) => member.role === 'lead').length;
  const set = (members: Case['members'], said: string): void => {
    const before = shown.members;
    edit.mutate(
      { id: caseId, version: shown.version, change: { members } },
      {
        onSuccess: (made) =>
          say(said, () =>
            edit.mutateAsync({
              id: caseId,
              version: made.case.version,
              change: { members: before },
            }),
          ),
        onError: (error) => say(error.message),
      },
    );
  };
  return (
    <>
      <p className="hint">{t('caseScreen.membersWhy')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('caseScreen.person')}</th>
            <th scope="col">{t('caseScreen.may')}</th>
            <th scope="col">
              <span className="unseen">{t('caseScreen.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.members.map((member) => {
            const last = member.role === 'lead' && leads === 1;
            return (
              <tr key={member.userId}>
                <th scope="row">
                  <bdi>{member.userId}</bdi>
                </th>
                <td>
                  <select
                    aria-label={t('caseScreen.mayOf', { who: member.userId })}
                    value={member.role}
                    disabled={!lead || last || edit.isPending}
                    onChange={(event) =>
                      set(
                        shown.members.map((each) =>
                          each === member
                            ? { ...each, role: event.target.value as CaseRole }
                            : each,
                        ),
                        t('caseScreen.memberChanged', { who: member.userId }),
                      )
                    }
                  >
                    {(['reader', 'editor', 'lead'] as const).map((each) => (
                      <option key={each} value={each}>
                        {t(`caseScreen.role.${each}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <button
                    type="button"
                    className="icon-button"
                    disabled={!lead || last || edit.isPending}
                    aria-label={t('caseScreen.dropMember', { who: member.userId })}
                    title={
                      last
                        ? t('caseScreen.lastLead')
                        : t('caseScreen.dropMember', { who: member.userId })
                    }
                    onClick={() =>
                      set(
                        shown.members.filter((each) => each !== member),
                        t('caseScreen.memberGone', { who: member.userId }),
                      )
                    }
                  >
                    <UserMinus size={16} aria-hidden />
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {lead && (
        <form
          className="case-row"
          data-stays
          onSubmit={(event) => {
            event.preventDefault();
            set(
              [...shown.members, { userId: who.trim() as never, role: as }],
              t('caseScreen.memberAdded', { who: who.trim() }),
            );
            setWho('');
          }}
        >
          <div className="field">
            <label htmlFor="member-name">{t('caseScreen.account')}</label>
            <input id="member-name" value={who} onChange={(event) => setWho(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor="member-role">{t('caseScreen.may')}</label>
            <select
              id="member-role"
              value={as}
              onChange={(event) => setAs(event.target.value as CaseRole)}
            >
              {(['reader', 'editor', 'lead'] as const).map((each) => (
                <option key={each} value={each}>
                  {t(`caseScreen.role.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <button className="button" disabled={who.trim() === '' || edit.isPending}>
            <UserPlus size={15} aria-hidden />
            {t('caseScreen.addMember')}
          </button>
        </form>
      )}
    </>
  );
}

function Log({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const log = useLog(caseId);
  const verify = useVerify();
  if (log.data === undefined) return <Waiting error={log.error} />;
  const lines = log.data.pages.flat();
  return (
    <>
      <p className="hint">{t('caseScreen.logWhy')}</p>
      <div className="case-row">
        <button
          type="button"
          className="button"
          disabled={verify.isPending}
          onClick={() => verify.mutate(undefined)}
        >
          <ShieldCheck size={15} aria-hidden />
          {verify.isPending ? t('caseScreen.checking') : t('caseScreen.check')}
        </button>
        <p role="status" className="small">
          {verify.data !== undefined &&
            (verify.data.ok
              ? t('caseScreen.whole', {
                  entries: verify.data.auditEntries,
                  exhibits: verify.data.exhibits,
                })
              : t('caseScreen.broken', { count: verify.data.problems.length }))}
        </p>
      </div>
      {verify.data?.ok === false && (
        <ul className="refusal">
          {verify.data.problems.map((problem, i) => (
            <li key={i}>
              <b>{problem.what}</b> {problem.where}: {problem.text}
            </li>
          ))}
        </ul>
      )}
      <Refusal error={verify.error} />
      <table className="plain-table log-table">
        <thead>
          <tr>
            <th scope="col">{t('caseScreen.entry')}</th>
            <th scope="col">{t('caseScreen.when')}</th>
            <th scope="col">{t('caseScreen.person')}</th>
            <th scope="col">{t('caseScreen.what')}</th>
            <th scope="col">{t('caseScreen.records')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.seq}>
              <td className="mute">{line.seq}</td>
              <td className="nowrap">{whenWords(line.at, words.language, 'year', true)}</td>
              <td>
                <bdi>{line.actor}</bdi>
              </td>
              <td>
                <span title={line.verb}>{verbWords(t, line.verb)}</span>
              </td>
              <td className="mute small">
                <span title={line.object ?? ''}>
                  {kindsOf(
                    line.records.map(({ kind }) => ({ kind: kindWords(t, kind) })),
                    line.count,
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {log.hasNextPage && (
        <button
          type="button"
          className="button small"
          disabled={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('caseScreen.earlier')}
        </button>
      )}
    </>
  );
}

/** `claim ×3, question`; of a long entry only the first records are named. */
function kindsOf(records: readonly { readonly kind: string }[], count: number): string {
  const kinds = new Map<string, number>();
  for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const [only] = kinds.keys();
  if (kinds.size === 1 && only !== undefined) return count === 1 ? only : `${only} ×${count}`;
  return [...kinds].map(([kind, n]) => (n === 1 ? kind : `${kind} ×${n}`)).join(', ');
}

function Backup() {
  const t = useWords();
  const me = useMe();
  const backups = useBackups(me.data !== undefined);
  const make = useBackUp();
  const [passphrase, setPassphrase] = useState('');
  return (
    <>
      <p className="hint">{t('caseScreen.backupWhy')}</p>
      <form
        className="case-row"
        data-stays
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(passphrase === '' ? null : passphrase, {
            onSuccess: ({ name, rows, exhibits }) => {
              setPassphrase('');
              say(t('caseScreen.backupMade', { name, rows, exhibits }));
            },
          });
        }}
      >
        <div className="field">
          <label htmlFor="backup-passphrase">{t('caseScreen.passphrase')}</label>
          <input
            id="backup-passphrase"
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </div>
        <button className="button primary" disabled={make.isPending}>
          <DatabaseBackup size={15} aria-hidden />
          {make.isPending ? t('caseScreen.backingUp') : t('caseScreen.backUp')}
        </button>
      </form>
      <Refusal error={make.error} />
      <Refusal error={backups.error} />
      {make.data !== undefined && make.data.damaged.length > 0 && (
        <p className="refusal">{t('caseScreen.damaged', { count: make.data.damaged.length })}</p>
      )}
      {backups.data !== undefined && (
        <>
          <p className="small">
            {t('caseScreen.folder')} <code className="wrap">{backups.data.folder}</code>
          </p>
          {backups.data.backups.length === 0 ? (
            <p className="mute small">{t('caseScreen.noBackup')}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('caseScreen.file')}</th>
                  <th scope="col">{t('caseScreen.when')}</th>
                  <th scope="col" className="end">
                    {t('caseScreen.size')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {backups.data.backups.map((each) => (
                  <tr key={each.name}>
                    <th scope="row">
                      <code>{each.name}</code>
                    </th>
                    <td>{whenWords(each.madeAt, words.language)}</td>
                    <td className="end">
                      {t('caseScreen.kb', { kb: Math.ceil(each.bytes / 1024) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </>
  );
}

function Searches({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const saved = useSavedSearches(caseId);
  const remove = useRemoveSavedSearch();
  const save = useSaveSearch(caseId);
  if (saved.data === undefined) return <Waiting error={saved.error} />;
  if (saved.data.length === 0) {
    return (
      <div className="empty">
        <strong>{t('caseScreen.noSearches')}</strong>
        <span>{t('saved.none')}</span>
        <Link className="button" to="/case/$caseId/questions" params={{ caseId }}>
          {t('rail.questions')}
        </Link>
      </div>
    );
  }
  return (
    <ul className="search-list">
      {saved.data.map((each) => (
        <li key={each.id}>
          <Link to={`/case/${caseId}/${each.screen}` as never} search={each.search as never}>
            <bdi className="strong">{each.name}</bdi>
            <span className="mute small">
              {' '}
              {Object.entries(each.search)
                .map(([key, value]) => `${key}: ${value}`)
                .join(' · ')}
            </span>
          </Link>
          <button
            type="button"
            className="icon-button"
            aria-label={t('saved.drop', { name: each.name })}
            onClick={() =>
              remove.mutate(
                { id: each.id, version: each.version },
                {
                  onSuccess: () =>
                    say(t('saved.dropped', { name: each.name }), () =>
                      save.mutateAsync({
                        name: each.name,
                        screen: each.screen,
                        search: each.search,
                      }),
                    ),
                },
              )
            }
          >
            <BookmarkX size={16} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
