import { IntakeError } from '#intake/format.ts';

/**
 * Errors whose message is the line to print. By name, because loading the modules that define them
 * (a web server, a database) would make every command slow.
 */
const IN_WORDS = new Set(['StoreError', 'UsageError', 'CaseFileError', 'ListenError', 'Refusal']);

/** The one line that says what went wrong and what to do; null for what we did not expect. */
export function errorText(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof IntakeError) return `${error.message} ${error.mend}`;
  if (IN_WORDS.has(error.name)) return error.message;
  if (isSystemError(error)) return systemErrorText(error);
  return null;
}

function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return 'code' in error && 'syscall' in error;
}

function systemErrorText(error: NodeJS.ErrnoException): string | null {
  const path = error.path ?? '';
  switch (error.code) {
    case 'ENOENT':
      return path === '' ? null : `There is no ${path}. Check the name.`;
    case 'EACCES':
    case 'EPERM':
      return path === '' ? null : `You may not open ${path}. Change its permissions.`;
    case 'EISDIR':
      return `${path === '' ? 'That' : path} is a folder. Name a file.`;
    case 'ENOTDIR':
      return `A part of ${path === '' ? 'the path' : path} is not a folder. Check the name.`;
    case 'EEXIST':
      return `${path === '' ? 'That' : path} is there already. Choose another name.`;
    case 'EROFS':
      return `${path === '' ? 'That' : path} cannot be written to. Choose another place.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room and try again; nothing that was acknowledged is lost.';
    default:
      return null;
  }
}
