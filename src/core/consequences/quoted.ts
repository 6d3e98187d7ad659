/** A value that a person wrote, in quotes; a number or a switch as it is. */
export function quoted(value: string): string {
  if (value === '') return 'nothing';
  return /^-?\d+(\.\d+)?$/.test(value) || value === 'true' || value === 'false' ? value : `"${short(value)}"`;
}

const longest = 70;

/** Cut in the middle, so that both ends stay. */
function short(value: string): string {
  if (value.length <= longest) return value;
  return `${value.slice(0, longest / 2)}…${value.slice(-longest / 2 + 1)}`;
}
