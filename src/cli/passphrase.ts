import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './usage-error.ts';

/**
 * A secret from the environment variable, from the file named by the variable with `_FILE` added, or
 * asked for on the terminal without showing it. Never from the command line, where others can read it.
 */
export async function passphrase(variable: string, what: string, twice = false): Promise<string> {
  const direct = process.env[variable];
  if (direct !== undefined && direct !== '') return direct;
  const file = process.env[`${variable}_FILE`];
  if (file !== undefined && file !== '') {
    const text = readIt(file, variable).replace(/\r?\n$/, '');
    if (text === '') throw new UsageError(`${file} is empty; ${variable}_FILE names it.`);
    return text;
  }
  if (!process.stdin.isTTY) {
    throw new UsageError(
      `${what} is needed: set ${variable}, or ${variable}_FILE to a file that holds it.`,
    );
  }
  const typed = await ask(`${what}: `);
  if (twice && (await ask('The same again: ')) !== typed) {
    throw new UsageError('The two are not the same. Nothing was changed; try again.');
  }
  return typed;
}

function readIt(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${variable}_FILE is ${file}, which cannot be read. Name another file.`);
  }
}

/** Whether it would be answered without asking anybody. */
export function isPassphraseSet(variable: string): boolean {
  return [variable, `${variable}_FILE`].some((name) => (process.env[name] ?? '') !== '');
}

function ask(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    let answered = false;
    reader.on('close', () => {
      process.stderr.write('\n');
      if (!answered) reject(new UsageError('No passphrase was given. Nothing was changed.'));
    });
    reader.question('', (answer) => {
      answered = true;
      reader.close();
      resolve(answer);
    });
  });
}
