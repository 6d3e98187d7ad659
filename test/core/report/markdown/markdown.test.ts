import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { block, joinBlocks } from '../../../../src/core/report/markdown/blocks.ts';
import { readComment, writeComment } from '../../../../src/core/report/markdown/comment-body.ts';
import type { Section } from '../../../../src/core/report/markdown/comment-section.ts';
import {
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  fenced,
  markdownTable,
} from '../../../../src/core/report/markdown/markdown.ts';
import { planMarkdown } from '../../../../src/core/report/markdown/plan-markdown.ts';
import {
  compareWithReviewed,
  planDifferenceMarkdown,
  reviewedDigests,
} from '../../../../src/core/report/markdown/reviewed-plan.ts';
import { plainForRunner } from '../../../../src/edges/github/runner.ts';
import { computed } from '../../../computed.ts';
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

const section = (environment: string, run: number, text: string): Section => ({
  marker: {
    environment,
    kind: 'plan',
    run,
    attempt: 1,
    head: 'f'.repeat(40),
    reviewed: [{ digest: 'sha256:1', changes: 'abc' }],
  },
  text,
});

describe('the comment', () => {
  test('is read back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 3 }), (parts) => {
        const sections = parts.map(([name, text], index) =>
          section(
            `${index} ${name}`,
            index,
            joinBlocks([
              block(`### ${escapeMarkdown(text).trim()}.`),
              block(fenced([text.replace(/[\r\n]/g, ' ')], 'diff'), 4),
              block('<sub>end</sub>'),
            ]),
          ),
        );
        const read = readComment(writeComment(sections));
        expect(read?.map(({ marker, text }) => [marker.environment, text]).sort()).toEqual(
          sections.map(({ marker, text }) => [marker.environment, text]).sort(),
        );
      }),
    );
  });

  test('begins with what happens: its hidden marks come last', () => {
    const one = writeComment([section('a', 1, '### Merging this changes nothing')]);
    const two = writeComment([section('a', 1, '### x'), section('b', 1, '### y')]);
    expect(one.split('\n')[0]).toBe('### Merging this changes nothing');
    expect(two.split('\n')[0]).not.toContain('<!--');
    expect(one.split('\n').at(-1)).toMatch(/^<!-- pfconn:section /);
  });

  test('a broken marker is left out, a foreign text isn’t ours', () => {
    expect(readComment('hello')).toBeUndefined();
    expect(readComment('x\n\n<!-- pfconn:comment 2 -->\n<!-- pfconn:section {"a": -->')).toEqual([]);
    expect(readComment(writeComment([section('a', 1, 'x')]).replaceAll('\n', '\r\n'))?.[0]?.text).toBe('x');
  });

  test('stays below the limit: what is worth least goes first, in the longest section first', () => {
    const text = (letter: string, length: number) =>
      joinBlocks([block(`### ${letter}`), block(letter.repeat(length), 4), block('<sub>end</sub>')]);
    const body = writeComment([section('a', 1, text('x', 50_000)), section('b', 1, text('y', 20_000))]);
    expect(body.length).toBeLessThan(60_000);
    expect(body).toContain('y'.repeat(20_000));
    expect(body).not.toContain('x'.repeat(100));
    expect(body).toContain('Not all of it fits here: the job summary has the differences that touch nobody.');
  });

  test('stays below the limit with the boxes and digests of many shards, each still saying what happens', () => {
    const box = ['> [!CAUTION]', ...Array(20).fill(`> - ${'w'.repeat(90)}`)].join('\n');
    const table = Array(200)
      .fill(`| ${'r'.repeat(80)} |`)
      .join('\n');
    const text = joinBlocks([block('### ⛔ Deletes'), block(box), block(table, 7), block('<sub>end</sub>')]);
    const shards = Array.from({ length: 16 }, (_, index) => {
      const one = section(`shard ${index}`, index, text);
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
    expect(read.filter((one) => one.text.startsWith('### ⛔ Deletes'))).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.digest === 'sha256:1')).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.proof)).toHaveLength(16);
    expect(read.filter((one) => one.marker.reviewed?.[0]?.changes)).toHaveLength(2);
  });

  test('of several environments or shards says first what happens in all of them', () => {
    const one = (environment: string, counts: number[], more: Partial<Section['marker']> = {}) => {
      const made = section(environment, 1, '### x');
      return { ...made, marker: { ...made.marker, counts, overview: 'something', ...more } };
    };
    const firstLine = (...sections: Section[]) => writeComment(sections).split('\n')[0];
    const deletes = { tier: 'irreversible', overview: 'deletes 1 connection' } as const;
    expect(firstLine(one('dev', [0, 0, 1, 0, 0]), one('production', [1, 0, 1, 2, 0], deletes))).toBe(
      "### ⛔ Can't be undone: merging this deletes 1 connection, creates 2 and changes 2 on `production` and on `dev`",
    );
    const creates = { overview: 'creates 2 connections' };
    expect(firstLine(one('dev', [0, 0, 2, 0, 0], creates), one('production', [0, 0, 2, 0, 0], creates))).toBe(
      '### Merging this creates 2 connections on `dev` and on `production`',
    );
    expect(firstLine(one('dev', [0, 0, 1, 0, 0]), one('production', [0, 0, 1, 0, 0], { isRefused: true }))).toBe(
      '### ❌ An apply would be refused on `dev` and on `production`',
    );
    const failed = one('dev', [], { kind: 'problem' });
    expect(firstLine(failed, one('production', [0, 0, 1, 0, 0]))).toBe('### ❌ 1 of 2 failed');
    // What failed stands first, then the worst, then by name.
    const order = (...sections: Section[]) =>
      readComment(writeComment(sections))?.map(({ marker }) => marker.environment);
    const worst = one('production', [1, 0, 0, 0, 0], deletes);
    expect(order(one('b', [0, 0, 1, 0, 0]), worst, one('a', [0, 0, 1, 0, 0]), failed)).toEqual([
      'dev',
      'production',
      'a',
      'b',
    ]);
    const many = ['a', 'b', 'c', 'd'].map((name) => one(name, [0, 0, 1, 0, 0], creates));
    expect(firstLine(...many)).toBe('### Merging this creates 2 connections on 4 environments');
    const [read] = readComment(writeComment([one('a', [1, 2, 3, 4, 5], { isRefused: true })])) ?? [];
    expect(read?.marker).toMatchObject({ counts: [1, 2, 3, 4, 5], isRefused: true });
  });
});

describe('a plan', () => {
  test('says what will happen first, then what is dangerous, then each change', () => {
    expect(planMarkdown(planOf([zoomUpdate]), { limit: 10_000 })).toMatchInlineSnapshot(`
      "### ⚠️ Merging this changes Zoom Provisioning on \`production\`

      > [!WARNING]
      > **Zoom Provisioning**: People outside the new group are disabled at Zoom. Compare the two groups before merging. \`zoom.yaml\`

      <!--6-->
      <!-- pfconn:change nejlVRZcwZUn -->
      **Zoom Provisioning** · change · \`zoom.yaml\`

      \`\`\`diff
      @@ Channel "Staff" › Source Location @@
      - Users › Group DN: cn=all-staff,ou=groups,dc=example,dc=com
      + Users › Group DN: cn=zoom-users,ou=groups,dc=example,dc=com
      - Base DN: dc=example
      + Base DN: ou=people,dc=example
      @@ Target @@
      - REMOVE_USER_ACTION: Disable
      + REMOVE_USER_ACTION: Delete
      ! CLIENT_SECRET: (secret), sent again
      @@ Channel "Staff" › Attribute Mapping @@
      + department: department, trimmed
      \`\`\`

      <!--0-->
      <sub>PingFederate 12.2.2 · plan 4f5e6d7</sub>"
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

  test('of 1,000 connections is written in half a second', () => {
    const plan = plans['17-thousand'] as never;
    planMarkdown(plan, { limit: 58_500 });
    const started = computed();
    planMarkdown(plan, { limit: 58_500 });
    expect(computed() - started).toBeLessThan(1_500);
  });
});

describe('the reviewed plan', () => {
  const other = change({ action: 'delete', id: 'old' });
  const reviewed = planOf([zoomUpdate, other]);
  const memory = () => {
    return { changes: reviewedDigests(reviewed), text: planMarkdown(reviewed, { limit: 50_000 }) };
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
