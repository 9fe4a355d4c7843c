/** The day in Norway at an instant: what `receivedOn`, `decidedOn` and look-ups go by. */
export function dayInNorway(instant: Date): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/Oslo');
  return zoned.toPlainDate().toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
