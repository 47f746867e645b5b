import type { ReadOptions } from '#intake/document.ts';
import { IntakeError, type Reading } from '#intake/format.ts';
import { FrameReader, valueFrame, valueOf } from './read-frames.ts';
import { readingFrames, type ReadAnswer, type ReadRequest } from './read-messages.ts';

type Read = (bytes: Uint8Array, name: string, options: ReadOptions) => Promise<Reading>;

/**
 * The work of the reading process: reads what it is sent, one file after the other, and answers each
 * with a reading, a refusal in words, or the text of a fault of ours. Ends when the desk does.
 */
export async function serve(
  read: Read,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<void> {
  const frames = new FrameReader(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  let request: ReadRequest | null = null;
  const send = (frame: Uint8Array): Promise<void> =>
    new Promise((sent) => output.write(frame, () => sent()));
  const say = async (message: ReadAnswer): Promise<void> => {
    for (const piece of valueFrame(message)) await send(piece);
  };
  const answer = async ({ number, name, options }: ReadRequest, bytes: Uint8Array) => {
    try {
      const reading = await read(bytes, name, options);
      for (const piece of readingFrames(number, reading)) await send(piece);
    } catch (error) {
      if (error instanceof IntakeError) {
        return say({ kind: 'refused', number, message: error.message, mend: error.mend });
      }
      const fault = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      await say({ kind: 'fault', number, fault: fault.slice(0, 500) });
    }
  };
  await say({ kind: 'ready' });
  for await (const chunk of input as AsyncIterable<Uint8Array>) {
    for (const frame of frames.push(chunk)) {
      if (request === null) {
        request = valueOf(frame) as ReadRequest;
        continue;
      }
      await answer(request, frame);
      request = null;
    }
  }
  process.exit(0);
}
