/*
 * The person wants to know where they are, get anywhere in two keys, and see whether identities are
 * locked. It worked when they never look for a way back.
 */
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Compass, Keyboard, Lock, LockOpen, LogOut, Moon, Search, Sun } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { ApiError } from '../api.ts';
import { Waiting } from '../parts/refusal.tsx';
import { useCase, useMe, useSignOut } from '../queries.ts';
import { WarningBanner } from '../warnings/banner.tsx';
import { useWords } from '../words/words.ts';
import { BrushNote } from './brush-note.tsx';
import { Crumbs } from './crumbs.tsx';
import { useKeys } from './keys.ts';
import { later, laterSheet } from './later.tsx';
import { useHeldForms } from './held-forms.tsx';
import { GUIDE_CASE } from './guide-steps.ts';
import { railGroups, SCREENS } from './screens.ts';
import { SignedOut } from './signed-out.tsx';
import { shownTheme, useTheme } from './theme.ts';
import { Toasts } from './toasts.tsx';
import './shell.css';

const Find = laterSheet(() => import('./find.tsx').then((part) => part.Find));
const Shortcuts = laterSheet(() => import('./shortcuts.tsx').then((part) => part.Shortcuts));
const VaultSheet = laterSheet(() => import('./vault-sheet.tsx').then((part) => part.VaultSheet));
const Guide = later(() => import('./guide.tsx').then((part) => part.Guide));

export function Desk() {
  const t = useWords();
  const go = useNavigate();
  const { theme, guide } = useSearch({ from: '__root__' });
  const { caseId } = useParams({ strict: false });
  const me = useMe();
  const signOut = useSignOut();
  const [sheet, setSheet] = useState<'find' | 'keys' | 'vault' | null>(null);
  useTheme(theme);
  const held = useHeldForms();
  const dark = shownTheme(theme) === 'dark';

  const to = (screen: string) => () => {
    if (caseId !== undefined) void go({ to: `/case/${caseId}/${screen}` });
  };
  useKeys({
    '?': () => setSheet('keys'),
    '/': () => setSheet('find'),
    ...Object.fromEntries(SCREENS.map(({ name, key }) => [`g ${key}`, to(name)])),
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSheet('find');
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  if (me.error instanceof ApiError && me.error.status === 401) return <SignedOut />;
  const vault = me.data?.vault;
  const turnColours = (): void =>
    void go({
      to: '.',
      search: (before) => ({ ...before, theme: dark ? 'light' : 'dark' }),
      replace: true,
    });
  const commands = [
    { name: 'colours', label: dark ? t('shell.toLight') : t('shell.toDark'), run: turnColours },
    { name: 'keys', label: t('keys.title'), run: () => setSheet('keys') },
    ...(vault === undefined || vault === 'absent'
      ? []
      : [{ name: 'vault', label: t(`vault.${vault}`), run: () => setSheet('vault') }]),
    { name: 'sign out', label: t('shell.signOut'), run: () => signOut.mutate(undefined) },
  ];
  return (
    <div className="shell" {...held.handlers}>
      <a className="button skip" href="#stage">
        {t('shell.skip')}
      </a>
      <header className="topbar">
        <Link to="/" className="brand">
          <Mark />
          {t('shell.name')}
        </Link>
        {caseId !== undefined && <Crumbs caseId={caseId} />}
        <div className="topbar-end">
          {caseId !== undefined && (
            <button type="button" className="find-button" onClick={() => setSheet('find')}>
              <Search size={15} aria-hidden />
              {t('find.button')}
              <kbd>Ctrl K</kbd>
            </button>
          )}
          {vault !== undefined && vault !== 'absent' && (
            <button
              type="button"
              className="button quiet vault"
              onClick={() => setSheet('vault')}
              title={t(`vault.${vault}Why`)}
            >
              {vault === 'locked' ? (
                <Lock size={15} aria-hidden />
              ) : (
                <LockOpen size={15} aria-hidden />
              )}
              <span className="what">{t(`vault.${vault}`)}</span>
            </button>
          )}
          {caseId !== undefined && <GuideButton caseId={caseId} guide={guide} />}
          <button
            type="button"
            className="icon-button"
            aria-label={dark ? t('shell.toLight') : t('shell.toDark')}
            title={dark ? t('shell.toLight') : t('shell.toDark')}
            onClick={turnColours}
          >
            {dark ? <Sun size={17} aria-hidden /> : <Moon size={17} aria-hidden />}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('keys.title')}
            title={`${t('keys.title')} (?)`}
            onClick={() => setSheet('keys')}
          >
            <Keyboard size={17} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('shell.signOut')}
            title={t('shell.signOut')}
            onClick={() => signOut.mutate(undefined)}
          >
            <LogOut size={16} aria-hidden />
          </button>
        </div>
      </header>
      <WarningBanner />
      <Rail caseId={caseId} />
      <main className="stage" id="stage" tabIndex={-1}>
        {caseId !== undefined && <BrushNote caseId={caseId} />}
        {me.error === null ? <Outlet /> : <Waiting error={me.error} />}
      </main>
      {caseId !== undefined && (
        <Find
          caseId={caseId}
          commands={commands}
          open={sheet === 'find'}
          onClose={() => setSheet(null)}
        />
      )}
      <Shortcuts open={sheet === 'keys'} onClose={() => setSheet(null)} />
      {vault !== undefined && (
        <VaultSheet vault={vault} open={sheet === 'vault'} onClose={() => setSheet(null)} />
      )}
      {caseId !== undefined && guide !== undefined && (
        <Suspense>
          <Guide caseId={caseId} step={guide} />
        </Suspense>
      )}
      {held.bar}
      <Toasts />
    </div>
  );
}

/** Opens the guide at its first step, on the screen that is about; the sample alone has one. */
function GuideButton(props: { readonly caseId: string; readonly guide: number | undefined }) {
  const t = useWords();
  const go = useNavigate();
  const { caseId, guide } = props;
  if (useCase(caseId).data?.case.title !== GUIDE_CASE) return null;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('guide.open')}
      title={t('guide.open')}
      aria-pressed={guide !== undefined}
      onClick={() =>
        void go({
          to: guide === undefined ? `/case/${caseId}/questions` : '.',
          search: (before: Record<string, unknown>) => {
            const theme = 'theme' in before ? { theme: before['theme'] } : {};
            return (
              guide === undefined ? { ...theme, guide: 1 } : { ...before, guide: undefined }
            ) as never;
          },
        } as never)
      }
    >
      <Compass size={17} aria-hidden />
    </button>
  );
}

function Rail({ caseId }: { readonly caseId: string | undefined }) {
  const t = useWords();
  return (
    <nav className="rail" aria-label={t('rail.title')}>
      {caseId !== undefined &&
        railGroups().map(({ group, screens }) => (
          <div
            key={group}
            className="rail-group"
            role="group"
            aria-label={t(`rail.group.${group}`)}
          >
            {screens.map(({ name, Icon, key }) => (
              <Link
                key={name}
                to={`/case/$caseId/${name}`}
                params={{ caseId }}
                activeOptions={{ includeSearch: false }}
                activeProps={{ className: 'on' }}
                title={`${t(`rail.${name}`)} (g ${key})`}
              >
                <Icon size={19} strokeWidth={1.75} aria-hidden />
                <span>{t(`rail.${name}`)}</span>
              </Link>
            ))}
          </div>
        ))}
      {caseId !== undefined && <Suggestions caseId={caseId} />}
    </nav>
  );
}

/** How many suggested links of the case wait for somebody to decide. */
function Suggestions({ caseId }: { readonly caseId: string }) {
  const t = useWords();
  const waiting = useCase(caseId).data?.counts.suggestedLinks ?? 0;
  if (waiting === 0) return null;
  return (
    <Link
      className="rail-end"
      to="/case/$caseId/questions"
      params={{ caseId }}
      search={{ only: 'suggested-link' }}
      activeProps={{ className: '' }}
      title={t('rail.suggestedWhy', { count: waiting })}
    >
      <span className="pill unknown">{waiting}</span>
      <span>{t('rail.suggested', { count: waiting })}</span>
    </Link>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--for)" />
      <g fill="none" stroke="var(--card)" strokeLinecap="round" strokeWidth="2.4">
        <path d="M9 16h5c4 0 4-6.5 9-6.5M14 16h9M14 16c4 0 4 6.5 9 6.5" />
      </g>
      <circle cx="8.5" cy="16" r="3.2" fill="var(--card)" />
    </svg>
  );
}
