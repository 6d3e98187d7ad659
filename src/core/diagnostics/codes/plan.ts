import { codeTable } from '../code-entry.ts';

export const planCodes = codeTable({
  'known-under-other-id': {
    severity: 'error',
    summary: 'The server has this connection under another id',
    explanation:
      'Names and entity ids are unique among SP connections, so PingFederate would refuse to create a second one. This tool never takes over a connection without being told.',
    fix: 'Set `id` to the id on the server to manage that connection from now on, or choose another name and entity id.',
  },
  'name-or-entity-id-taken': {
    severity: 'error',
    summary: 'Another connection has this name or entity id',
    explanation:
      'Names and entity ids are unique among SP connections, and the other connection keeps its own in this plan.',
    fix: 'Choose another one, or rename or delete the other connection in the same change.',
  },
  'replace-not-allowed': {
    severity: 'error',
    summary: 'The connection would have to be deleted and created again',
    explanation:
      'PingFederate can neither add nor remove outbound provisioning, nor change its connector, on an existing connection. Replacing it interrupts sign-on for a moment and loses the state of its synchronisation.',
    fix: 'Set `lifecycle.allowReplace: true` in the definition, or run with `allow-replace`.',
  },
  'replace-loses-state': {
    severity: 'warning',
    summary: 'The connection is deleted and created again',
    explanation:
      'Sign-on through it fails between the two steps, and its channels start with no memory of whom they provisioned: the next run looks at every person again.',
    fix: 'Apply it at a quiet time, and check the channels after the first run.',
  },
  'protected-connection': {
    severity: 'error',
    summary: 'A protected connection would be deleted or replaced',
    explanation: 'Its definition says `lifecycle.protect: true`, which forbids both.',
    fix: 'If it really must go, remove `protect` in a commit of its own first.',
  },
  'delete-active': {
    severity: 'warning',
    summary: 'An active connection is deleted',
    explanation:
      'People who sign on through it can’t any more, and people whom it provisioned are looked after by nobody from then on.',
    fix: 'Deactivate it first and wait until nobody misses it.',
  },
  'prune-connection': {
    severity: 'warning',
    summary: 'A connection is deleted because its definition is gone',
    explanation: 'It carries this repository’s marker, no definition has its id any more, and pruning was asked for.',
    fix: 'If it was only moved or renamed, bring the definition back with the same `id`.',
  },
  'too-many-changes': {
    severity: 'error',
    summary: 'The plan changes more connections than `max-changes` allows',
    explanation: 'A plan far larger than usual often comes from a wrong environment, variable or server.',
    fix: 'Look at the plan again; if it is right, raise `max-changes` for this run.',
  },
  'too-many-deletes': {
    severity: 'error',
    summary: 'The plan deletes or replaces more connections than `max-deletes` allows',
    explanation: 'What is deleted is gone for the people who use it until it is restored.',
    fix: 'Look at the plan again; if it is right, raise `max-deletes` for this run.',
  },
});
