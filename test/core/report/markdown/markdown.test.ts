import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { plainForRunner } from '../../../../src/core/report/machine/workflow-commands.ts';
import { readComment, writeComment } from '../../../../src/core/report/markdown/comment-body.ts';
import type { Section } from '../../../../src/core/report/markdown/comment-section.ts';
import {
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  fenced,
  folded,
  markdownTable,
} from '../../../../src/core/report/markdown/markdown.ts';
import { planMarkdown, planParts } from '../../../../src/core/report/markdown/plan-markdown.ts';
import {
  compareWithReviewed,
  planDifferenceMarkdown,
  reviewedDigests,
} from '../../../../src/core/report/markdown/reviewed-plan.ts';
import { plans } from '../../../render/plans.ts';
import { change, changed, found, planOf, zoomUpdate } from '../samples.ts';

/** Text that tries to be more than text. */
const hostile = fc
  .array(
    fc.constantFrom(
      '`',
      '``',
      '|',
      '<',
      '>',
      '&',
      '*',
      '_',
      '[x](y)',
      '@admin',
      '#1',
      '-->',
      '<!--',
      '::',
      '##[',
      '\n',
      '\r\n',
      '\u202e',
      '</details>',
      '$',
      '~',
      '\\',
      'a',
      ' ',
      'https://x.example',
      '![i](j)',
      '<script>',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const html = (markdown: string) => String(marked.parse(markdown, { gfm: true }));
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('whatever a name holds, it stays a text', () => {
  test('inside a sentence: no markup comes of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markup = html(`before ${escapeMarkdown(text)} after`);
        expect(markup.replace(/<\/?p>/g, '')).not.toMatch(/<[a-z/!]/i);
      }),
    );
  });

  test('as code, also in a table: one span, one cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markup = html(markdownTable(['a', 'b'], [[codeSpan(text), 'end']]));
        expect(markup.match(/<td>/g)).toHaveLength(2);
        expect(markup).not.toMatch(/<(?!\/?(table|thead|tbody|tr|th|td|code)\b)/);
      }),
    );
  });

  test('as HTML in a summary', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"]/);
      }),
    );
  });

  test('in a block: the block ends where we end it', () => {
    fc.assert(
      fc.property(fc.array(hostile), (lines) => {
        const flat = lines.map((line) => line.replace(/[\r\n]/g, ' '));
        const markup = html(`${fenced(flat, 'diff')}\n\nafter`);
        expect(markup.match(/<pre>/g)).toHaveLength(1);
        expect(markup.trim()).toMatch(/<p>after<\/p>$/);
      }),
    );
  });

  test('in a log: no line is a command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of plainForRunner(text).split(/\r\n|\n|\r/)) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
        }
      }),
    );
  });

  test('nobody is mentioned and no issue is referred to', () => {
    expect(escapeMarkdown('@admin #12 GH-3 a@b.example')).not.toMatch(/@\w|#\d|GH-\d/);
    expect(textOf(html(escapeMarkdown('@admin')))).toContain('admin');
  });
});

const section = (environment: string, run: number, head: string, details = ''): Section => ({
  marker: {
    environment,
    kind: 'plan',
    run,
    attempt: 1,
    head: 'f'.repeat(40),
    reviewed: [{ digest: 'sha256:1', changes: 'abc' }],
  },
  head,
  details,
});

describe('the comment', () => {
  test('is read back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 3 }), (parts) => {
        const sections = parts.map(([name, text], index) =>
          section(`${index} ${name}`, index, escapeMarkdown(text), fenced([text.replace(/[\r\n]/g, ' ')], 'diff')),
        );
        const read = readComment(writeComment(sections));
        expect(read?.map(({ marker, head }) => [marker.environment, head]).sort()).toEqual(
          sections.map(({ marker, head }) => [marker.environment, head]).sort(),
        );
      }),
    );
  });

  test('a broken marker is left out, a foreign text isn’t ours', () => {
    expect(readComment('hello')).toBeUndefined();
    expect(readComment('<!-- pfconn:comment 1 -->\n\n<!-- pfconn:section {"a": -->\nx\n<!-- pfconn:end -->')).toEqual(
      [],
    );
    expect(readComment(writeComment([section('a', 1, 'x')]).replaceAll('\n', '\r\n'))?.[0]?.head).toBe('x');
  });

  test('stays below the limit: the longest details go first', () => {
    const body = writeComment([section('a', 1, 'A', 'x'.repeat(50_000)), section('b', 1, 'B', 'y'.repeat(20_000))]);
    expect(body.length).toBeLessThan(60_000);
    expect(body).toContain('y'.repeat(20_000));
    expect(body).toContain('all sections together are too long');
  });

  test('stays below the limit with the heads and digests of many shards, each still saying what happens', () => {
    const head = ['### 🔴 Deletes', '> [!WARNING]', ...Array(40).fill(`> - ${'w'.repeat(90)}`), '', '| a |', '|---|'];
    const rows = Array(200).fill(`| ${'r'.repeat(80)} |`);
    const text = [head[0], '', ...head.slice(1), ...rows, '', '<sub>end</sub>'].join('\n');
    const shards = Array.from({ length: 16 }, (_, index) => {
      const one = section(`shard ${index}`, index, text, folded('x', 'y'.repeat(2_000)));
      return {
        ...one,
        marker: {
          ...one.marker,
          reviewed: [{ digest: 'sha256:1', changes: 'c'.repeat(8_000), proof: 'p'.repeat(1_500) }],
        },
      };
    });
    const body = writeComment(shards);
    expect(body.length).toBeLessThan(60_000);
    const read = readComment(body) ?? [];
    expect(read).toHaveLength(16);
    expect(read.filter((one) => one.head.startsWith('### 🔴 Deletes'))).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.digest === 'sha256:1')).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.proof)).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.changes)).toHaveLength(2);
  });

  test('folds a long table after its first rows, and what wants a look stands in those', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      change({
        action: 'update',
        id: `sp-${index}`,
        ...(index === 59 ? { findings: [found('warning', 'look at this')] } : {}),
      }),
    );
    const [open, rest = ''] = planMarkdown(planOf(many), { limit: 60_000 }).split(
      '<details><summary>40 more</summary>',
    );
    expect(open?.match(/^\| 🟡/gm)).toHaveLength(20);
    expect(open).toMatch(/^\| 🟡 update \| \*\*sp-59\*\*/m);
    expect(rest.slice(0, rest.indexOf('</details>')).match(/^\| 🟡/gm)).toHaveLength(40);
  });

  test('of several environments or shards says first what happens in all of them', () => {
    const one = (environment: string, counts: number[], head = '### 🟢 x') => {
      const made = section(environment, 1, head);
      return { ...made, marker: { ...made.marker, counts, overview: 'something' } };
    };
    const firstLine = (...sections: Section[]) => writeComment(sections).split('\n')[2];
    expect(firstLine(one('dev', [1, 0, 0, 0]), one('production', [1, 2, 0, 1]))).toBe(
      '### 🔴 Merging this creates 2 connections, changes 2 and deletes 1 on `dev` and `production`',
    );
    expect(firstLine(one('dev', [0, 0, 0, 0]), one('production', [0, 0, 0, 0]))).toBe(
      '### ✅ Merging this changes nothing on `dev` and `production`',
    );
    expect(firstLine(one('dev', [1, 0, 0, 0]), one('production', [1, 0, 0, 0], '### 🛑 no'))).toBe(
      '### 🛑 This can’t be applied on `dev` and `production` as it is: it creates 2 connections',
    );
    const failed = { ...section('dev', 1, 'x'), marker: { ...section('dev', 1, 'x').marker, overview: '❌ failed' } };
    expect(firstLine(failed, one('production', [1, 0, 0, 0]))).toBe('### ❌ 1 of 2 failed');
    expect(readComment(writeComment([one('a', [1, 2, 3, 4])]))?.[0]?.marker.counts).toEqual([1, 2, 3, 4]);
  });

  test('half of long details: what is folded stays whole', () => {
    const part = (letter: string) => folded(letter, `${letter.repeat(7_000)}\n\n${letter.repeat(7_000)}`);
    const details = ['a', 'b', 'c', 'd', 'e'].map(part).join('\n\n');
    const [read] = readComment(writeComment([section('x', 1, '### head', details)])) ?? [];
    expect(read?.details.match(/<summary>./g)).toEqual(['<summary>a', '<summary>b']);
    expect(read?.details.match(/<\/details>/g)).toHaveLength(2);
  });
});

describe('a plan', () => {
  test('says what will happen first, then what is dangerous, then each change', () => {
    expect(planMarkdown(planOf([zoomUpdate]), { limit: 10_000 })).toMatchInlineSnapshot(`
      "### 🟡 Merging this changes 1 connection on \`production\`

      > [!WARNING]
      > - **Zoom Provisioning**: people outside the new group are disabled at Zoom; compare the two groups before merging

      <sub>PingFederate 12.2.2.0 · digest \`sha256:4f5e6d7c8b9a\`</sub>

      <details open><summary>🟡 update <b>Zoom Provisioning</b> <code>zoom-provisioning</code>: 5 differences</summary>

      <!-- pfconn:change nejlVRZcwZUn -->

      \`connections/zoom.yaml\`, lines 17, 18, 30, 31, 38

      \`\`\`diff
      @@ Outbound Provisioning › Manage Channels › Staff › Source Location @@
      - Users › Group DN: cn=all-staff,ou=groups,dc=example,dc=com
      + Users › Group DN: cn=zoom-users,ou=groups,dc=example,dc=com
      - Base DN: dc=example
      + Base DN: ou=people,dc=example
      @@ Outbound Provisioning › Target @@
      - REMOVE_USER_ACTION: Disable
      + REMOVE_USER_ACTION: Delete
      ! CLIENT_SECRET: (secret), sent again
      @@ Outbound Provisioning › Manage Channels › Staff › Attribute Mapping @@
      + department: department, trimmed
      \`\`\`

      </details>"
    `);
  });

  test.each(Object.keys(plans))('%s fits, however small the limit', (name) => {
    for (const limit of [58_500, 20_000, 8_000]) {
      const text = planMarkdown(plans[name] as never, { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.startsWith('### ')).toBe(true);
      expect(text.match(/<details/g)?.length ?? 0).toBe(text.match(/<\/details>\n|<\/details>$/g)?.length ?? 0);
    }
  });

  test('shortens the largest change first and says where the rest is', () => {
    const large = change({
      action: 'update',
      id: 'large',
      differences: Array.from({ length: 300 }, (_, index) => changed(`name${index}`, 'a', 'b')),
    });
    const text = planMarkdown(planOf([large, zoomUpdate]), { limit: 6_000 });
    expect(text).toContain('more lines in the job summary');
    expect(text).toContain('Users › Group DN: cn=zoom-users');
    expect(text).toContain('Shortened to fit');
  });

  test('of 1,000 connections is written in half a second', () => {
    const plan = plans['17-thousand'] as never;
    planMarkdown(plan, { limit: 58_500 });
    const started = performance.now();
    planMarkdown(plan, { limit: 58_500 });
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

describe('the reviewed plan', () => {
  const other = change({ action: 'delete', id: 'old' });
  const reviewed = planOf([zoomUpdate, other]);
  const memory = () => {
    const { head, details } = planParts(reviewed, { limit: 50_000 });
    return { changes: reviewedDigests(reviewed), text: `${head}\n\n${details}` };
  };
  const names = (changes: { id: string }[]) => changes.map(({ id }) => id);

  test('the same changes were reviewed, in any order; fewer of them as well', () => {
    const comparison = compareWithReviewed(planOf([other]), memory());
    expect(names(comparison.reviewed)).toEqual(['old']);
    expect(comparison.different).toEqual([]);
  });

  test('a change that does something else, and one that nobody saw', () => {
    const changedChange = { ...zoomUpdate, digest: 'sha256:other' };
    const comparison = compareWithReviewed(planOf([changedChange, change({ action: 'create', id: 'new' })]), memory());
    expect(names(comparison.different)).toEqual(['zoom-provisioning']);
    expect(names(comparison.added)).toEqual(['new']);
  });

  test('nothing was reviewed when there is no plan, and everything when the digests are equal', () => {
    expect(names(compareWithReviewed(reviewed, undefined).added)).toEqual(['zoom-provisioning', 'old']);
    expect(names(compareWithReviewed(reviewed, { digests: [reviewed.digest], text: '' }).reviewed)).toHaveLength(2);
  });

  test('the difference of the two plans in lines', () => {
    const now = change({
      action: 'update',
      id: 'zoom-provisioning',
      digest: 'sha256:other',
      differences: [
        changed('outboundProvision.channels[Staff].channelSource.baseDn', 'dc=example', 'ou=all,dc=example', 30),
      ],
      findings: [found('warning', 'x')],
    });
    const comparison = compareWithReviewed(planOf([now]), memory());
    expect(planDifferenceMarkdown(comparison, memory())).toMatchInlineSnapshot(`
      "**zoom-provisioning**

      \`\`\`diff
      @@ reviewed, and not any more @@
      - - Users › Group DN: cn=all-staff,ou=groups,dc=example,dc=com
      - + Users › Group DN: cn=zoom-users,ou=groups,dc=example,dc=com
      - + Base DN: ou=people,dc=example
      - - REMOVE_USER_ACTION: Disable
      - + REMOVE_USER_ACTION: Delete
      - ! CLIENT_SECRET: (secret), sent again
      - + department: department, trimmed
      @@ not reviewed @@
      + + Base DN: ou=all,dc=example
      \`\`\`"
    `);
  });
});
