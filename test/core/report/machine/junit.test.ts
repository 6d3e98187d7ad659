import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { toJunit } from '../../../../src/core/report/machine/junit.ts';
import { found, placeAt } from '../samples.ts';

const error = found('error', 'unknown property "datastore"', {
  code: 'unknown-property',
  hint: 'did you mean "dataStore"?',
  place: placeAt('connections/a.yaml', 4, 7),
});
const warning = found('warning', 'the pattern matches nothing', {
  code: 'pattern-unused',
  place: placeAt('b.yaml', 1),
});

const parsed = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' }).parse(text).testsuites;
};

test('a test for each file: errors fail it, warnings are its output, what is right is counted', () => {
  const { testsuite, ...counts } = parsed(toJunit('validate', ['connections/a.yaml', 'ok.yaml'], [warning, error]));
  expect([counts['@_tests'], counts['@_failures'], testsuite['@_name']]).toEqual(['3', '1', 'validate']);
  const [right, failed, warned] = [2, 1, 0].map((at) => testsuite.testcase[at]);
  expect(right).toMatchObject({ '@_name': 'ok.yaml' });
  expect(failed).toMatchObject({
    '@_name': 'connections/a.yaml',
    failure: {
      '@_type': 'unknown-property',
      '@_message': 'unknown property "datastore"',
      '#text':
        'connections/a.yaml:4:7 error: unknown property "datastore"; did you mean "dataStore"? (unknown-property)',
    },
  });
  expect(warned['system-out']).toContain('b.yaml:1:1 warning: the pattern matches nothing');
});

test.each(['</failure>]]>&<x a="1">', 'a\u0000b\u001b[31m\ud800c\u202e', '`'.repeat(300)])(
  '%j stays a text',
  (message) => {
    const text = toJunit('x', [message], [{ ...error, message }]);
    expect(parsed(text).testsuite.testcase).toHaveLength(2);
    // Neither what XML can't say nor what a terminal would obey.
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  },
);
