/** Partner 2 before Partner 10, whatever the case; of names that only differ in it the same order each time. */
export function naturally(a: string, b: string): number {
  const order = isPlain(a) && isPlain(b) ? plainly(a, b) : collated(a, b);
  return order || (a < b ? -1 : a > b ? 1 : 0);
}

/** A copy in natural order. */
export function inNaturalOrder<One>(list: readonly One[], nameOf: (one: One) => string): One[] {
  return [...list].sort((a, b) => naturally(nameOf(a), nameOf(b)));
}

const isPlain = (text: string) => /^[ -~]*$/.test(text);

/** Made when a name needs it: loading the rules of every language takes longer than all the rest of a short command. */
let collator: Intl.Collator | undefined;

function collated(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
}

/** The signs before the digits and letters, in the order of Unicode's collation. */
const signs = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

const ranks = Array.from({ length: 128 }, (_, code) => {
  const sign = signs.indexOf(String.fromCharCode(code));
  return sign >= 0 ? sign - signs.length : String.fromCharCode(code).toLowerCase().charCodeAt(0);
});

/** The same for names in ASCII, without a copy of them: lists are long. */
function plainly(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(j);
    if (isDigit(left) && isDigit(right)) {
      const start = { i, j };
      while (isDigit(a.charCodeAt(i))) i++;
      while (isDigit(b.charCodeAt(j))) j++;
      const order = byNumber(a.slice(start.i, i), b.slice(start.j, j));
      if (order !== 0) return order;
    } else {
      if (left !== right && ranks[left] !== ranks[right]) return (ranks[left] as number) - (ranks[right] as number);
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j);
}

const isDigit = (code: number) => code >= 48 && code <= 57;

function byNumber(a: string, b: string): number {
  const left = a.startsWith('0') ? a.replace(/^0+/, '') : a;
  const right = b.startsWith('0') ? b.replace(/^0+/, '') : b;
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
