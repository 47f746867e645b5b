import { useQuery } from '@tanstack/react-query';
import type { RunningImport } from '#server/views.ts';
import { call } from '../api.ts';
import { useWords, words } from '../words/words.ts';
import { sizeWords } from './progress.ts';

/** Asked twice a second while something is under way: a person sees it move. */
const EVERY_MS = 500;

/** What the server says of the files this person is handing in. */
function useRunning(caseId: string, asked: boolean) {
  return useQuery({
    queryKey: ['imports-running', caseId],
    queryFn: ({ signal }) =>
      call<readonly RunningImport[]>(
        'GET',
        `/api/cases/${caseId}/imports/running`,
        undefined,
        signal,
      ),
    enabled: asked,
    refetchInterval: asked ? EVERY_MS : false,
    gcTime: 0,
  });
}

/** Ends the reading of a file that is under way; nothing of it will be in the case. */
export function stopImport(caseId: string, ticket: string): Promise<{ stopped: boolean }> {
  return call('POST', `/api/cases/${caseId}/imports/stop`, { ticket });
}

/** How far one file is, in words and as a bar. */
export function FileProgress({
  caseId,
  ticket,
}: {
  readonly caseId: string;
  /** Null while the file waits its turn. */
  readonly ticket: string | null;
}) {
  const t = useWords();
  const running = useRunning(caseId, ticket !== null);
  const found = running.data?.find((one) => one.ticket === ticket);
  if (ticket === null || found === undefined)
    return <span className="mute"> {ticket === null ? t('intake.fileWaits') : ''}</span>;
  const { stage, file, files, ofFiles, bytes, ofBytes, documents: count } = found;
  const size = (of: number): string => sizeWords(of, words.language);
  return (
    <span className="file-progress">
      <progress
        max={Math.max(1, ofBytes)}
        value={stage === 'storing' ? undefined : bytes}
        aria-label={file}
      />
      <span className="mute">
        {stage === 'reading' && ofFiles > 1
          ? t('intake.fileIs.inside', {
              file,
              files: files + 1,
              ofFiles,
              bytes: size(bytes),
              ofBytes: size(ofBytes),
            })
          : t(`intake.fileIs.${stage}`, { count, bytes: size(bytes), ofBytes: size(ofBytes) })}
      </span>
    </span>
  );
}
