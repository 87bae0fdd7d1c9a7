/**
 * Dates: the day that words mean, as "2025-04-30" for "ngày 30/4/2025", "30 tháng 4 năm 2025" or "April 30, 2025".
 */

const NUMBERS = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;

/** The day in ISO 8601; null where the words have no whole date. @param {string} words @param {string} language */
export function dayOf(words, language) {
  const numbers = NUMBERS.exec(words);
  if (numbers) return isoOf(numbers[3], numbers[2], numbers[1]);
  const months = monthNames(language);
  // The longest first: "tháng 1" begins "tháng 12".
  for (const name of Object.keys(months).sort((one, other) => other.length - one.length)) {
    const found =
      new RegExp(`(?<day>\\d{1,2})\\s+${name}\\s*(?:,|năm)?\\s*(?<year>\\d{4})`, "iu").exec(words) ??
      new RegExp(`${name}\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})`, "iu").exec(words);
    if (found) return isoOf(found.groups.year, months[name], found.groups.day);
  }
  return null;
}

/** The numbers of the months by their names, which the browser knows. @param {string} language @returns {Record<string, number>} */
function monthNames(language) {
  const { format } = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Object.fromEntries(Array.from({ length: 12 }, (_, month) => [format(new Date(Date.UTC(2024, month, 1))).toLowerCase(), month + 1]));
}

/** @param {string | number} year @param {string | number} month @param {string | number} day @returns {string | null} null for what is no day */
function isoOf(year, month, day) {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay ? date.toISOString().slice(0, 10) : null;
}
