import type { Format } from '../format.ts';
import { magicType } from '../media-type.ts';
import { matroskaParts } from './matroska-parts.ts';
import type { PhotoFacts } from './photo-facts.ts';
import { statedTime } from './photo.ts';
import { isoVideoParts } from './video-parts.ts';

/**
 * A video: kept bit for bit. What its container states of time, place and device is kept beside it; the
 * pictures and the sound are not looked at. That most of this is absent is normal after a chat app.
 */
export const video: Format = {
  name: 'video',

  recognises(head) {
    return magicType(head)?.startsWith('video/') === true ? 0.98 : 0;
  },

  read(bytes, fileName, options) {
    const type = magicType(bytes) ?? 'video';
    const parts = type === 'video/x-matroska' ? matroskaParts(bytes) : isoVideoParts(bytes);
    const { width, height, takenAt, gps, make, model, software, title } = parts;
    const clean = (text: string): string => text.replaceAll('\0', '').trim();
    const facts: PhotoFacts = {
      type,
      width,
      height,
      orientation: 1,
      takenAt,
      gps,
      device:
        make === null && model === null
          ? null
          : {
              make: make === null ? null : clean(make),
              model: model === null ? null : clean(model),
              lens: null,
              serials: [],
            },
      software: software === null ? null : clean(software),
      hash: null,
      captions: title === null ? [] : [{ what: 'title', text: clean(title), where: 'container' }],
      flags: [],
    };
    const size = width === null ? '' : `, ${width} × ${height} pixels`;
    const time =
      takenAt === null
        ? ''
        : `, made ${takenAt.naive.replace('T', ' ')} ${takenAt.offset ?? '(no zone stated)'}`;
    const place = gps === null ? '' : ` at ${gps.lat}, ${gps.lon}`;
    return Promise.resolve({
      format: 'video',
      documents: [
        {
          part: 'whole',
          kind: 'file',
          language: null,
          textReceived: '',
          text: '',
          repairs: [],
          statedTime: statedTime(takenAt, options.zone),
          sender: null,
          forwardedFrom: null,
          title: fileName,
          attachments: [],
          photo: facts,
        },
      ],
      members: [],
      table: null,
      notes: [
        {
          level: 'info',
          text: `A video (${type})${size}${time}${place}. It is kept as it is; its pictures and sound are not looked at.`,
          lines: [],
        },
        ...(takenAt?.field === 'mvhd'
          ? [
              {
                level: 'info',
                text: 'The time stands in the header, in UTC by the standard; some cameras write their local clock there.',
                lines: [],
              } as const,
            ]
          : []),
        ...parts.damage.map((text) => ({ level: 'doubt', text, lines: [] }) as const),
      ],
      options,
    });
  },
};
