import { FilterParser } from 'ldapts';

/** What is wrong with an LDAP filter, and what to do about it. */
export interface Problem {
  message: string;
  hint?: string;
}

/**
 * Checks the syntax of an LDAP filter (RFC 4515); `undefined` when it is one. PingFederate's `${…}` may stand in it, and
 * blanks and line breaks between its parts, which directories let pass and which long filters in YAML have.
 */
export function filterProblem(filter: string): Problem | undefined {
  if (filter.trim() === '') return { message: 'the filter is empty' };
  const asValues = withVariables(filter, 'x');
  const problem = unbalanced(asValues) ?? unwrapped(asValues) ?? unreadable(asValues);
  // A variable may also stand for a whole condition.
  const asConditions = withVariables(filter, '(x=x)');
  return problem && asConditions !== filter && !unreadable(asConditions) ? undefined : problem;
}

/** Parentheses are always structure: in a value they have to be escaped. The library lets `(&(a=b)` pass. */
function unbalanced(text: string): Problem | undefined {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth < 0) return { message: 'the filter has a closing parenthesis too many' };
  }
  if (depth === 0) return undefined;
  return { message: `${depth === 1 ? 'a closing parenthesis is' : `${depth} closing parentheses are`} missing` };
}

function unreadable(text: string): Problem | undefined {
  const known = withKnownForms(text);
  try {
    FilterParser.parseString(known);
    return undefined;
  } catch (error) {
    return inOurWords(known, error instanceof Error ? error.message : '');
  }
}

/** `${name}` stands for something that only the run knows. */
function withVariables(filter: string, standIn: string): string {
  return filter.replaceAll(/\$\{[^{}]*\}/g, standIn);
}

function unwrapped(text: string): Problem | undefined {
  if (!/^\s*[&|!]/.test(text)) return undefined;
  return { message: 'the outer parentheses are missing', hint: 'write (&(a=b)(c=d))' };
}

/**
 * What the standard allows and the library doesn't know, as something that it does: `(&)` and `(|)` (RFC 4526),
 * attributes by their object identifier, attribute options (`cn;lang-de`), and blanks between the parts.
 */
function withKnownForms(text: string): string {
  return text
    .trim()
    .replaceAll(/\)\s+(?=[()])/g, ')')
    .replaceAll(/\(\s*([&|!])\s*(?=[()])/g, '($1')
    .replaceAll(/\([&|]\)/g, '(x=*)')
    .replaceAll(/\(\d+(?:\.\d+)+(?=[;:=<>~])/g, '(x')
    .replaceAll(/(\([A-Za-z][\w.-]*)(?:;[\w-]+)+(?=[:=<>~])/g, '$1');
}

function inOurWords(text: string, reason: string): Problem {
  if (/\([^()=]*[^()=<>~:!]\s*!=/.test(text)) return { message: 'LDAP has no !=', hint: 'write (!(attribute=value))' };
  if (/\([^()=<>~]*[<>](?!=)/.test(text)) return { message: 'LDAP has no < and no >', hint: 'write <= or >=' };
  if (/hex/.test(reason))
    return {
      message: 'a backslash has to be followed by two hexadecimal digits',
      hint: 'for a backslash itself write \\5c',
    };
  if (/unescaped/i.test(reason))
    return { message: 'a value holds a parenthesis', hint: 'write \\28 for ( and \\29 for )' };
  if (/^\([^()]*\)\s*\(/.test(text))
    return { message: 'several conditions stand side by side', hint: 'combine them: (&(a=b)(c=d))' };
  if (/\(!(\([^()]*\)){2}/.test(text)) return { message: '! takes one condition', hint: 'write (!(&(a=b)(c=d)))' };
  return {
    message: "the filter can't be read",
    hint: 'it looks like (attribute=value) or (&(attribute=value)(attribute=value))',
  };
}
