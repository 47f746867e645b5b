/** A reading process whose reader does what a bug or a captured process would, as its file says. */
import { input, output } from '../../src/jobs/read-lockdown.ts';
import { serve } from '../../src/jobs/read-serve.ts';
import { writeSync } from 'node:fs';
import type { Reading } from '#intake/format.ts';

const nothing: Omit<Reading, 'options' | 'format'> = {
  documents: [],
  members: [],
  table: null,
  notes: [],
};

void serve(
  (bytes, _name, options) => {
    const held: Uint8Array[] = [];
    switch (new TextDecoder().decode(bytes.subarray(0, 64))) {
      case 'fault':
        throw new TypeError('Cannot read properties of undefined');
      case 'exit':
        process.exit(3);
      case 'for ever':
        for (;;) held.length = 0;
      case 'buffers':
        for (;;) held.push(new Uint8Array(2 ** 24).fill(1));
      case 'wrong shape':
        return Promise.resolve({
          ...nothing,
          format: 'text',
          options,
          documents: [{ part: 7, text: '', textReceived: '' }],
        } as unknown as Reading);
      case 'not a frame':
        writeSync(1, 'GET / HTTP/1.1 and more than six bytes');
        return new Promise(() => undefined);
      default:
        return Promise.resolve({ ...nothing, format: `${bytes.length} bytes`, options });
    }
  },
  input,
  output,
);
