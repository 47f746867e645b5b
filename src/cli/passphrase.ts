import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from './usage-error.ts';

/**
 * A secret from the environment variable, from the file named by the variable with `_FILE` added, or
 * asked for on the terminal without showing it. Never from the command line, where others can read it.
 */
export async function passphrase(variable: string, what: string): Promise<string> {
  const direct = process.env[variable];
  if (direct !== undefined && direct !== '') return direct;
  const file = process.env[`${variable}_FILE`];
  if (file !== undefined && file !== '') return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (!process.stdin.isTTY) {
    throw new UsageError(
      `${what} is needed: set ${variable}, or ${variable}_FILE to a file that holds it.`,
    );
  }
  return ask(`${what}: `);
}

function ask(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    reader.question('', (answer) => {
      reader.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
