/** A reading process whose reader is an attacker: made and started exactly like the real one. */
import { input, output } from '../../src/jobs/read-lockdown.ts';
import { serve } from '../../src/jobs/read-serve.ts';
import { tryEverything } from './hostile-serve.ts';

void serve(tryEverything, input, output);
