const hour = 3_600_000;
let latest = { hour: Number.NaN, day: '' };

/** The day in Norway at an instant: what `receivedOn`, `decidedOn` and look-ups go by. */
export function dayInNorway(instant: Date): string {
  const at = instant.getTime();
  // A day begins on a full hour: the calendar is asked once an hour.
  const within = Math.floor(at / hour);
  if (within !== latest.hour) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Oslo');
    latest = { hour: within, day: zoned.toPlainDate().toString() };
  }
  return latest.day;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
