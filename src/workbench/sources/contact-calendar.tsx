import type { ContactWindow } from '#terms/source.ts';
import type { SourceFile } from '#server/views.ts';
import { useWords, words } from '../words/words.ts';
import { calendarMonths, reachableDays } from './calendar.ts';

/** Months with the days a source was heard, silences, and weekdays it can be reached on. */
export function ContactCalendar(props: {
  readonly contact: SourceFile['contact'];
  readonly windows: readonly ContactWindow[];
}) {
  const t = useWords();
  const months = calendarMonths({
    heard: props.contact.days,
    silences: props.windows.flatMap((one) => one.silences),
    reachable: reachableDays(props.windows.map((one) => one.reachable)),
    to: props.contact.countedTo,
  });
  if (months.length === 0) return null;
  const monthName = new Intl.DateTimeFormat(words.language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <section>
      <h3>{t('network.contact.calendar')}</h3>
      <div className="months">
        {months.map((month) => {
          const name = monthName.format(new Date(`${month.name}-15T12:00:00Z`));
          const heard = month.days.filter((day) => day.heard).map((day) => day.day);
          return (
            <div
              className="month"
              key={month.name}
              role="img"
              aria-label={
                heard.length === 0
                  ? t('network.contact.monthNone', { month: name })
                  : t('network.contact.month', { month: name, days: heard.join(', ') })
              }
            >
              <div className="small">{name}</div>
              <div className="days">
                {Array.from({ length: month.before }, (_, i) => (
                  <span key={`before ${i}`} />
                ))}
                {month.days.map((day) => (
                  <span
                    key={day.day}
                    className={[
                      'day',
                      day.heard ? 'heard' : '',
                      day.silence ? 'silence' : '',
                      day.reachable ? 'reachable' : '',
                    ].join(' ')}
                  >
                    {day.day}
                  </span>
                ))}
              </div>
            </div>
          );
        })}
      </div>
      <ul className="legend small mute">
        <li>
          <span className="day heard" aria-hidden /> {t('network.contact.heard')}
        </li>
        <li>
          <span className="day silence" aria-hidden /> {t('network.contact.quietDay')}
        </li>
        <li>
          <span className="day reachable" aria-hidden /> {t('network.contact.reachableDay')}
        </li>
      </ul>
    </section>
  );
}
