import type { ReadOptions } from '#intake/document.ts';
import type { ReadDocument, Reading } from '#intake/format.ts';
import { DISK, NETWORK, PROCESSES, SIGNALS, SOCKET_FILES, type Prey } from './attempts.ts';

/** Attempts that would do harm to the tests themselves are left out where nothing holds them. */
const OURS = { ...SIGNALS, ...SOCKET_FILES };
const THEIRS = { ...DISK, ...PROCESSES, ...NETWORK };

/** "Readers" that try everything, with the prey as their file, and tell what they got. */
export const tryEverything = attacker({ ...THEIRS, ...OURS });
export const tryHarmless = attacker(THEIRS);

function attacker(attempts: Readonly<Record<string, (prey: Prey) => unknown>>) {
  return (bytes: Uint8Array, _name: string, options: ReadOptions): Promise<Reading> =>
    attack(attempts, bytes, options);
}

async function attack(
  attempts: Readonly<Record<string, (prey: Prey) => unknown>>,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Reading> {
  const prey = JSON.parse(new TextDecoder().decode(bytes)) as Prey;
  const documents: ReadDocument[] = [];
  for (const [what, attempt] of Object.entries(attempts)) {
    let got: string;
    try {
      got = `GOT ${String(await attempt(prey)).slice(0, 60)}`;
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      got = `held: ${code ?? ''} ${message ?? String(error)}`;
    }
    documents.push({
      part: what,
      kind: 'note',
      language: null,
      textReceived: got,
      text: got,
      repairs: [],
      statedTime: null,
      sender: null,
      forwardedFrom: null,
      title: null,
      attachments: [],
    });
  }
  const environment = JSON.stringify(process.env);
  const notes = [{ level: 'info', text: environment, lines: [] }] as const;
  return { format: 'hostile', documents, members: [], table: null, notes, options };
}
