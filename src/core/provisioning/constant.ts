import { formatOf, isSameLabel } from '../connector/labels.ts';
import type { Connector, FieldDescriptor, FieldFormat } from '../connector/types.ts';
import type { Findings } from '../document/document.ts';
import type { Pointer } from '../document/json.ts';
import { inWords } from '../document/nearest.ts';
import { wholeMatch } from '../meaning/pattern/whole-match.ts';
import { isSecretReference } from '../secret.ts';

/** What a text of each format looks like, and an example. Formats without a row can't be told from the text. */
const formats: Partial<Record<FieldFormat, [RegExp, string]>> = {
  email: [/^[^\s@]+@[^\s@]+$/, 'name@example.com'],
  url: [/^[a-z][a-z\d+.-]*:\S+$/i, 'https://example.com/me'],
  uuid: [/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, '0c4b2f6a-3d1e-4f5a-9b7c-8e2d1f0a6b5c'],
  country: [/^[A-Z]{2}$/, 'DE'],
  language: [/^[a-z]{2}$/, 'de'],
  currency: [/^[A-Z]{3}$/, 'EUR'],
  locale: [/^[a-z]{2,3}([-_][A-Za-z\d]{2,8})*$/, 'en-US'],
};

/** A fixed value (`defaultValue`) against what the field takes: options, pattern, lengths, format, one value only. A password isn't looked at: it would be repeated in the finding. */
export function checkConstant(
  item: { constant: string; field: FieldDescriptor | undefined; title: string; pointer: Pointer },
  connector: Connector | undefined,
  findings: Findings,
): void {
  const { constant, field, title, pointer } = item;
  if (!field || constant.includes('${') || isSecretReference(constant)) return;
  if (/password|secret|pin$/i.test(field.label ?? field.code)) return;
  const problem = optionProblem(constant, field) ?? shapeProblem(constant, field, formatOf(field, connector?.entry));
  if (!problem) return;
  // What the plugin itself says is sure; what the catalogue says of it is a documentation's word.
  const code = connector?.source === 'catalogue' && !problem.misspelt ? opinions[problem.code] : problem.code;
  const at = `${pointer}/saasFieldInfo/defaultValue`;
  findings.report(code, at, `${title} ${problem.message}`, problem.hint);
}

/** The same trouble, where nobody but the catalogue says so. */
const opinions = {
  'connector-value-not-offered': 'mapping-value-unlisted',
  'mapping-value-refused': 'mapping-value-shape',
  'mapping-value-shape': 'mapping-value-shape',
} as const;

type Trouble = {
  code: keyof typeof opinions;
  message: string;
  hint: string | undefined;
  /** It differs from a value that is offered in capitals or punctuation only. */
  misspelt?: boolean;
};

function optionProblem(constant: string, { options = [] }: FieldDescriptor): Trouble | undefined {
  if (options.length === 0 || options.some(({ code }) => code === constant)) return undefined;
  const meant = options.filter(({ code, label }) => [code, label].some((word) => isSameLabel(word, constant)));
  const [only] = meant;
  const hint =
    only && meant.length === 1
      ? `write "${only.code}"`
      : `it takes ${inWords(
          options.map(({ code }) => code),
          'or',
        )}`;
  return {
    code: 'connector-value-not-offered',
    message: `doesn't take "${constant}"`,
    hint,
    misspelt: meant.length > 0,
  };
}

function shapeProblem(constant: string, field: FieldDescriptor, format: FieldFormat | undefined): Trouble | undefined {
  const code = 'mapping-value-refused';
  const [note] = field.notes ?? [];
  const length = [...constant].length;
  if (field.maxLength && length > field.maxLength) {
    return { code, message: `takes ${field.maxLength} characters at most, "${constant}" has ${length}`, hint: note };
  }
  if (field.minLength && length < field.minLength) {
    return { code, message: `takes ${field.minLength} characters at least, "${constant}" has ${length}`, hint: note };
  }
  if (field.pattern && !matches(field.pattern, constant)) {
    return {
      code,
      message: `doesn't take the shape of "${constant}"`,
      hint: note ?? `it has to match ${field.pattern}`,
    };
  }
  if (format && !hasFormat(format, constant)) {
    return {
      code: 'mapping-value-shape',
      message: `takes ${wordsFor(format)}, not "${constant}"`,
      hint: `as in ${formats[format]?.[1]}`,
    };
  }
  if (field.multiValue === false && /[,;]/.test(constant)) {
    return { code: 'mapping-value-shape', message: `takes one value, "${constant}" looks like several`, hint: note };
  }
  return undefined;
}

const words: Partial<Record<FieldFormat, string>> = {
  email: 'an e-mail address',
  url: 'an address',
  uuid: 'an id',
  country: 'a country by its two capital letters',
  language: 'a language by its two letters',
  currency: 'a currency by its three letters',
  locale: 'a language tag',
};
const wordsFor = (format: FieldFormat) => words[format] ?? format;

/** The plugin matches whole values, in Java; a pattern that isn't read here is left to the server. */
const matches = (pattern: string, value: string) => wholeMatch(pattern)?.(value) ?? true;

/** Whether a text looks like what a field wants, as far as that can be told from it. */
export const hasFormat = (format: FieldFormat, value: string) => formats[format]?.[0].test(value) ?? true;
