/** Pieces of English for distances and durations beyond a minute; shared by the checks. */
export { sayDistance } from '#claims/places/great-circle.ts';

/** `a minute`, `40 minutes`, `3 hours 20 minutes`, `5 days`, `14 months`. */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  if (whole < 1) return 'less than a minute';
  if (whole < 60) return whole === 1 ? 'a minute' : `${whole} minutes`;
  if (whole < 48 * 60) {
    // A minute more or less is the width of a stated minute, not of what happened.
    const near = whole % 60 <= 1 ? whole - (whole % 60) : whole % 60 === 59 ? whole + 1 : whole;
    const [hours, rest] = [Math.floor(near / 60), near % 60];
    const said = hours === 1 ? (rest === 0 ? 'an hour' : '1 hour') : `${hours} hours`;
    return rest === 0 || hours >= 24 ? said : `${said} ${rest} minutes`;
  }
  const days = Math.round(whole / 1440);
  if (days < 90) return `${days} days`;
  return days < 731 ? `${Math.round(days / 30.44)} months` : `${Math.round(days / 365.25)} years`;
}
