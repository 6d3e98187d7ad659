/** `1204` → `1,204`. */
export function numberWords(value: number): string {
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
}

/** `1 person`, `1,204 people`. */
export const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${numberWords(count)} people`);
