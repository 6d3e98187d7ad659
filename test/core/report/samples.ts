import type { Desired, Difference, Live } from '../../../src/core/connection/types.ts';
import type { DiagnosticCode } from '../../../src/core/diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../../../src/core/diagnostics/diagnostic.ts';
import type { Place } from '../../../src/core/diagnostics/place.ts';
import type { Json } from '../../../src/core/document/json.ts';
import { parsePath } from '../../../src/core/document/parse-path.ts';
import type { Path, Step } from '../../../src/core/document/path.ts';
import { type KindName, keyOf } from '../../../src/core/kinds.ts';
import type { ChangeOutcome, Outcome } from '../../../src/core/plan/outcome.ts';
import type { Change, Plan } from '../../../src/core/plan/types.ts';

/** Plans, findings and outcomes to render: written by hand, so that a report's tests need no other part. */

export function placeAt(file: string, line: number, column = 1, length = 4): Place {
  return { file, line, column, endLine: line, endColumn: column + length };
}

export function found(
  severity: Severity,
  message: string,
  more: Omit<Partial<Diagnostic>, 'code'> & { code?: string } = {},
) {
  const { code = 'sample-code', place = placeAt('connections/zoom.yaml', 1), ...rest } = more;
  return { code: code as DiagnosticCode, severity, message, place, ...rest } satisfies Diagnostic;
}

/** A path as the plan has it, from its text (`DataStore/hostnames` for another kind than a connection): what stands in brackets is an item, known by its name unless it is a number. */
export function pathFrom(text: string): Path {
  const [, of, rest] = /^([A-Z]\w+)\/(.+)$/.exec(text) ?? [];
  if (of && rest) {
    const [first, ...more] = pathFrom(rest);
    return [{ ...(first as { member: string }), of }, ...more];
  }
  const steps: Step[] = [];
  for (const { text: name, form } of parsePath(text).steps) {
    const isMap = /^(?:extendedProperties|attributeContractFulfillment)$/.test(memberOf(steps.at(-1)));
    if (form === 'name' || isMap) steps.push({ member: name });
    else if (/^\d+$/.test(name)) steps.push({ index: Number(name) });
    else steps.push({ item: name, by: memberOf(steps.at(-1)) === 'attributeMapping' ? 'fieldName' : 'name', index: 0 });
  }
  return steps;
}

const memberOf = (step: Step | undefined) => (step && 'member' in step ? step.member : '');

export function changed(path: string, live: Json, desired: Json, line = 3, file = 'connections/zoom.yaml'): Difference {
  return { kind: 'changed', pointer: '', path: pathFrom(path), live, desired, place: placeAt(file, line) };
}

export function added(path: string, desired: Json, line = 3, file = 'connections/zoom.yaml'): Difference {
  return { kind: 'added', pointer: '', path: pathFrom(path), desired, place: placeAt(file, line) };
}

export function removed(path: string, live: Json, line = 3, file = 'connections/zoom.yaml'): Difference {
  return { kind: 'removed', pointer: '', path: pathFrom(path), live, place: placeAt(file, line) };
}

export function secretly(kind: Difference['kind'], path: string, line = 3): Difference {
  return { kind, pointer: '', path: pathFrom(path), secret: true, place: placeAt('connections/zoom.yaml', line) };
}

interface ChangeParts {
  /** A connection where it isn't said. */
  kind?: KindName;
  action: Change['action'];
  id: string;
  name?: string;
  file?: string;
  differences?: Difference[];
  findings?: Diagnostic[];
  document?: Desired['document'];
  live?: Desired['document'];
  reason?: string;
  digest?: string;
}

/** A change of any kind; what isn't given is made up from the id. */
export function change(parts: ChangeParts): Change {
  const { action, kind = 'SpConnection', id, differences = [], findings = [] } = parts;
  const key = keyOf({ kind, id });
  const name = parts.name ?? id;
  const file = 'file' in parts ? parts.file : `connections/${id}.yaml`;
  const isConnection = kind === 'SpConnection';
  const entityId = isConnection ? `https://${id}.example.com` : '';
  const base = {
    kind,
    id,
    key,
    name,
    entityId,
    findings,
    digest: parts.digest ?? `sha256:${key}`,
    ...(file ? { file } : {}),
  };
  const document = { id, name, ...(isConnection ? { entityId } : {}), ...parts.document };
  const desired: Desired = {
    kind,
    id,
    key,
    name,
    entityId,
    file: file ?? '',
    document,
    placeOf: () => placeAt(file ?? '', 1),
    lifecycle: {
      state: 'present',
      protect: false,
      ignoreChanges: [],
      allowSecretIn: [],
      accept: [],
      allowReplace: false,
    },
  };
  const live: Live = { id, name, ...(isConnection ? { entityId } : {}), ...parts.live };
  if (action === 'create') return { ...base, action, desired, differences };
  if (action === 'update') return { ...base, action, desired, live, differences };
  if (action === 'replace') return { ...base, action, desired, live, differences, reason: parts.reason ?? 'because' };
  if (action === 'delete') return { ...base, action, live, reason: parts.reason === 'prune' ? 'prune' : 'absent' };
  return { ...base, action, desired, live };
}

export function planOf(changes: Change[], more: Partial<Plan> = {}): Plan {
  return {
    environment: 'production',
    server: { version: '12.2.2.0' },
    changes,
    unmanaged: [],
    findings: [],
    digest: 'sha256:4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796',
    ...more,
  };
}

export function outcomeOf(changes: (Partial<ChangeOutcome> & { id: string })[], more: Partial<Outcome> = {}): Outcome {
  return {
    environment: 'production',
    server: { version: '12.2.2.0' },
    digest: 'sha256:4f5e6d7c',
    startedAt: '2026-11-24T09:00:00.000Z',
    durationMs: 4_200,
    changes: changes.map((one) => ({
      kind: 'SpConnection',
      key: keyOf({ kind: 'SpConnection', ...one }),
      name: one.id,
      action: 'update',
      status: 'done',
      diagnostics: [],
      durationMs: 400,
      requests: [],
      ...one,
    })),
    replication: { status: 'not-clustered', message: 'the server isn’t clustered', nodes: [] },
    complete: true,
    cancelled: false,
    ...more,
  };
}

/** The Zoom connection of the examples: one scope narrowed, one option, one secret, one field. */
export const zoomUpdate = change({
  action: 'update',
  id: 'zoom-provisioning',
  name: 'Zoom Provisioning',
  file: 'connections/zoom.yaml',
  differences: [
    changed(
      'outboundProvision.channels[Staff].channelSource.userSourceLocation.groupDN',
      'cn=all-staff,ou=groups,dc=example,dc=com',
      'cn=zoom-users,ou=groups,dc=example,dc=com',
      31,
    ),
    changed('outboundProvision.channels[Staff].channelSource.baseDn', 'dc=example', 'ou=people,dc=example', 30),
    changed('outboundProvision.targetSettings[REMOVE_USER_ACTION].value', 'Disable', 'Delete', 18),
    secretly('changed', 'outboundProvision.targetSettings[CLIENT_SECRET].value', 17),
    added(
      'outboundProvision.channels[Staff].attributeMapping[department]',
      { fieldName: 'department', saasFieldInfo: { attributeNames: ['department'], trim: true } },
      38,
    ),
  ],
  findings: [
    found('warning', 'people outside the new group are disabled at Zoom', {
      code: 'scope-narrowed',
      hint: 'compare the two groups before merging',
    }),
  ],
});
