import { expect, test } from 'vitest';
import { connectionEffect } from '../../../../src/core/people/connection-effect.ts';
import { questionsOf } from '../../../../src/core/people/questions.ts';
import { Tally } from '../../../../src/core/people/tally.ts';
import type { ConnectionEffect, Entry } from '../../../../src/core/people/types.ts';
import type { Danger } from '../../../../src/core/report/dangers.ts';
import { pageFor } from '../../../../src/core/report/terminal/page.ts';
import { allPeopleLines, peopleLines } from '../../../../src/core/report/terminal/people-lines.ts';
import { worstLines } from '../../../../src/core/report/terminal/worst-lines.ts';
import { channel, connection, type Example } from '../../consequences/zoom-example.ts';
import { crowd, entry, zoom } from '../../people/example.ts';
import { planOf } from '../../plan/people-example.ts';

const page = pageFor({ colour: false });

/** Two channels, the people of each today and afterwards, and what is said of them. */
function effectOf(people: Record<string, [Entry[], Entry[]]>, from: Example, to: Example = from) {
  const channels = (example: Example) => Object.keys(people).map((name) => channel({ ...example, channel: { name } }));
  const questions = questionsOf({
    before: connection({ ...from, channels: channels(from) }),
    after: connection({ ...to, channels: channels(to) }),
    connector: zoom,
  });
  const tallies = questions.map((one) => new Tally(one));
  for (const tally of tallies) {
    const [was, willBe] = people[tally.question.channel]!;
    for (const one of was) tally.was(one);
    for (const one of willBe) tally.willBe(one);
  }
  const doubt = { code: 'computers-in-scope', message: '2 of those in scope are computers', closes: false } as const;
  return connectionEffect(tallies, new Map([['B', [doubt]]]));
}

const countedAs = (effect: ConnectionEffect, smallest?: number) =>
  ({ state: 'counted', effect, asked: { host: 'x', requests: 1, entries: 1 }, smallest }) as const;

test('several channels, with all that was counted', () => {
  const from: Example = { mapping: { Username: { attributeNames: ['mail'] }, Title: { attributeNames: ['title'] } } };
  const to: Example = {
    mapping: { Username: { attributeNames: ['uid'] }, Title: { attributeNames: ['cn'] }, Phone: { expression: '#x' } },
  };
  const long = { cn: 'much too long for it', uid: 'one' };
  const disabled = crowd(3, 90, { userAccountControl: '514' });
  const effect = effectOf(
    { A: [crowd(12), [...crowd(2, 0, long), ...disabled]], B: [[], [...crowd(1, 5), entry('x')]] },
    from,
    to,
  );
  expect(`\n${allPeopleLines(countedAs(effect), page).join('\n')}\n`).toMatchInlineSnapshot(`
    "
         People in "A": 12 in scope today → 5 after
           - 10 leave: 9 disabled at Zoom; 1 in another channel then
           + 3 join: created at Zoom, or linked to the account of the same name; 3 disabled
             in the directory and left out
           = 2 stay; other values: Username for 2, Title for 2
           ! 2 people are known to Zoom by another value from then on
           ! "Username" is missing and required for 3 people
           ! "Username" has the wrong form for 2 people
           ! "Title" is longer than Zoom takes for 2 people
           ! 2 people share one value of "Username"
           ? not worked out here: Phone (only PingFederate does)
         People in "B": 0 in scope today → 2 after
           + 2 join: 1 created at Zoom, or linked to the account of the same name; 1 in
             another channel today
           ! "Username" is missing and required for 2 people
           ? 2 of those in scope are computers
           ? not worked out here: Phone (only PingFederate does)
           all channels together: 12 today, 7 after; 9 leave, 4 join
           1 person is going from one channel to another: which of the two the target hears
           last isn’t known
    "
  `);
});

test('small numbers are ranges, and one channel has no name', () => {
  const effect = effectOf({ A: [crowd(30), crowd(28)] }, {});
  expect(`\n${peopleLines(countedAs(effect, 10), page).join('\n')}\n`).toMatchInlineSnapshot(`
    "
         People: 30 in scope today → 21 to 29 after
           - fewer than 10 leave: disabled at Zoom
           = 21 to 29 stay, with the values they have
    "
  `);
});

test('who stays and counts as disabled stands in a plan’s block as well', () => {
  const effect = effectOf({ A: [crowd(12), crowd(12)] }, {}, { status: { defaultStatus: false } });
  expect(peopleLines(countedAs(effect), page)).toContain(
    '       ! 12 people are in scope and disabled from then on: disabled at Zoom',
  );
});

test('a connection in danger at several places is named once', () => {
  const changes = planOf({}, { users: { filter: '(a=b)' } }).changes;
  const danger: Danger = { changes: [changes[0]!, changes[0]!], tier: 'people' };
  const lines = worstLines([danger], () => 'C41 zoom', page);
  expect(lines.join('\n').match(/C41 zoom/g)).toHaveLength(1);
});
