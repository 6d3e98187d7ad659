import { expect, test } from 'vitest';
import { readCodeOwners } from '../../../src/core/inventory/code-owners.ts';

const file = `# Everything
*                 @org/everybody
*.yaml @org/yaml   # inline
/connections/     @org/identity @lead
connections/hr/** hr@example.com
/connections/open.yaml
docs/*            @org/writers
apps/             @org/apps
/with\\ space/    @org/space
!no @nobody
[ab].yaml @nobody
`;

test.each([
  ['README.md', ['@org/everybody']],
  ['other/x.yaml', ['@org/yaml']],
  ['connections/zoom.yaml', ['@org/identity', '@lead']],
  ['connections/deep/er/zoom.yaml', ['@org/identity', '@lead']],
  ['elsewhere/connections/zoom.yaml', ['@org/yaml']],
  ['connections/hr/a.yaml', ['hr@example.com']],
  ['connections/open.yaml', []],
  ['docs/a.md', ['@org/writers']],
  ['docs/deep/a.md', ['@org/everybody']],
  ['x/apps/y/z.txt', ['@org/apps']],
  ['with space/a', ['@org/space']],
])('%s is owned by %j', (path, owners) => {
  expect(readCodeOwners(file)(path)).toEqual(owners);
});

test('an empty file owns nothing', () => {
  expect(readCodeOwners('\n# x\n')('a')).toEqual([]);
});
