/** The same attacker without our wall inside the process: what the system and Node hold alone. */
import { serve } from '../../src/jobs/read-serve.ts';
import { tryHarmless } from './hostile-serve.ts';

void serve(tryHarmless, process.stdin, process.stdout);
