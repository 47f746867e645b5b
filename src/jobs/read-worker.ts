/**
 * The program of the reading process (built into one file by `read-bundle.ts`): locks itself in, then
 * loads the readers, then reads what it is sent. The order of the two imports is the point.
 */
import { input, output } from './read-lockdown.ts';
import { readFile } from '#intake/formats.ts';
import { usePhotoCodecs } from '#intake/photos/decode-picture.ts';
import { forgiveLostPromises } from './lost-promises.ts';
import { loadPhotoCodecs } from './photo-codecs.ts';
import { serve } from './read-serve.ts';

usePhotoCodecs(loadPhotoCodecs);
forgiveLostPromises();
void serve(readFile, input, output);
