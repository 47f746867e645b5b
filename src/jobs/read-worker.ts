import { parentPort } from 'node:worker_threads';
import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { readFile } from '#intake/formats.ts';

/** What the desk asks of the reading thread. */
export interface ReadRequest {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly options: ReadOptions;
}

/** What it answers: a reading, a refusal in words, or the text of a fault of ours. */
export type ReadAnswer =
  | { readonly number: number; readonly reading: Reading }
  | {
      readonly number: number;
      readonly refused: { readonly message: string; readonly mend: string };
    }
  | { readonly number: number; readonly fault: string };

/** The other end of `read-in-worker.ts`: reads what it is sent, one file after the other. */
parentPort?.on('message', (request: ReadRequest) => {
  void answer(request);
});

async function answer({ number, bytes, name, options }: ReadRequest): Promise<void> {
  try {
    const reading = await readFile(bytes, name, options);
    // The members' bytes are handed over, not copied; two members never share a buffer.
    const buffers = new Set(reading.members.map((member) => member.bytes.buffer as ArrayBuffer));
    send({ number, reading }, [...buffers]);
  } catch (error) {
    if (error instanceof IntakeError) {
      send({ number, refused: { message: error.message, mend: error.mend } }, []);
    } else {
      send(
        { number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        [],
      );
    }
  }
}

function send(message: ReadAnswer, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}
