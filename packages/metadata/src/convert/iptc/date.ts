/**
 * An ISO 8601 date, as XMP holds it, of IPTC's "CCYYMMDD" and "HHMMSS±HHMM"; parts that are 00 are not known and are left
 * out. undefined for what is no date.
 */
export function dateOf(day: string | undefined, time: string | undefined): string | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(day ?? "");
  if (!date || date[1] === "0000") return undefined;
  if (date[2] === "00") return date[1];
  if (date[3] === "00") return `${date[1]}-${date[2]}`;
  const whole = `${date[1]}-${date[2]}-${date[3]}`;
  const clock = /^(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?$/.exec(time ?? "");
  if (!clock) return whole;
  return `${whole}T${clock[1]}:${clock[2]}:${clock[3]}${clock[4] === undefined ? "" : `${clock[4]}:${clock[5]}`}`;
}
