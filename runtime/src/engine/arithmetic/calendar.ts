import { divideInt, modInt } from './int.js';

const dayLength = 86_400_000;

/**
 * A part of an instant in UTC. Reckoned here rather than by `Date`, which the engine has not: days into years by
 * Hinnant's algorithm (https://howardhinnant.github.io/date_algorithms.html), exact for all of them.
 */
export function datePart(at: number, part: string): number {
  const time = modInt(at, dayLength);
  if (part === 'hour') return divideInt(time, 3_600_000);
  if (part === 'minute') return modInt(divideInt(time, 60_000), 60);
  const days = divideInt(at, dayLength);
  // The first of January 1970 was a Thursday; weeks begin with Monday, which is 1.
  if (part === 'weekday') return modInt(days + 3, 7) + 1;
  const { year, month, day } = civil(days);
  switch (part) {
    case 'year':
      return year;
    case 'month':
      return month;
    case 'day':
      return day;
    default:
      throw new TypeError(`no part of a date: ${part}`);
  }
}

/** Years are reckoned from March, so that the leap day is a year's last. */
function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = divideInt(shifted, 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = divideInt(
    dayOfEra - divideInt(dayOfEra, 1460) + divideInt(dayOfEra, 36_524) - divideInt(dayOfEra, 146_096),
    365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + divideInt(yearOfEra, 4) - divideInt(yearOfEra, 100));
  const marchMonth = divideInt(5 * dayOfYear + 2, 153);
  const day = dayOfYear - divideInt(153 * marchMonth + 2, 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
