import { codeTable } from '../code-entry.ts';

export const planCodes = codeTable({
  'known-under-other-id': {
    severity: 'error',
    summary: 'The server has this under another id',
    explanation:
      'Names and entity ids are unique among SP connections, names among data stores and policy contracts, certificates among trusted authorities, so PingFederate would refuse to create a second one. This tool never takes over anything without being told.',
    fix: 'Set `id` to the id on the server to manage that one from now on, or choose another name.',
  },
  'name-or-entity-id-taken': {
    severity: 'error',
    summary: 'Another one of its kind has this name',
    explanation:
      'Names and entity ids are unique among SP connections, names among data stores and policy contracts, and the other one keeps its own in this plan.',
    fix: 'Choose another one, or rename or delete the other one in the same change.',
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
    summary: 'A connection that signs people on is deleted',
    explanation: 'Sign-on and tokens through it stop with the deletion: the partner is unknown from then on.',
    fix: 'Deactivate it first and wait until nobody misses it. It can be made again from its definition.',
  },
  'delete-strands-people': {
    severity: 'warning',
    summary: 'A connection that provisioned people is deleted',
    explanation:
      'Their accounts stay at the target as they are, and nobody looks after them: who leaves keeps access. PingFederate’s record of whom it provisioned is lost for good.',
    fix: 'To have the accounts disabled or deleted, let everybody leave the scope first and delete the connection after a run.',
  },
  'delete-idle': {
    severity: 'warning',
    summary: 'A connection that nobody uses is deleted',
    explanation:
      'It is inactive, or it neither signs anybody on nor provisions, so that nobody notices its deletion. What stands on the server and in no definition goes with it.',
    fix: 'Look at it in the console once more. It can be made again from its definition.',
  },
  'made-anew': {
    severity: 'warning',
    summary: 'A connection is deleted, and a new one takes its place',
    explanation:
      'The new one has its entity ID, its account at the target or its addresses. To PingFederate they are strangers: sign-on is refused between the two steps, and the record of whom the old one provisioned is lost, so that who has left by then keeps the account for good.',
    fix: 'To rename or move a connection, keep its `id`. Otherwise apply it at a quiet time, and let leavers leave the scope before. Reverting brings back the settings, not the record.',
  },
  'same-tenant': {
    severity: 'warning',
    summary: 'Two connections provision into the same account of a service',
    explanation:
      'People who are in the scope of both are created or updated by one, and removed by the other when they leave its scope only: whichever runs last wins. Each keeps a record of its own, so neither knows what the other did.',
    fix: 'Give each its own scope, or leave one of them inactive. What one has disabled comes back when the other is the only one and its people change.',
  },
  'second-connection': {
    severity: 'warning',
    summary: 'A new connection does what one on the server does that no definition names',
    explanation:
      'It sends the same attributes to the same addresses. The old one stays on the server, keeps working, and nobody looks after it: a renamed connection with a new id looks just so.',
    fix: 'To rename a connection, keep its `id`. If both are wanted, import the other one; otherwise delete it in the console once nobody signs on by it.',
  },
  'prune-connection': {
    severity: 'warning',
    summary: 'A connection is deleted because its definition is gone',
    explanation: 'It carries this repository’s marker, no definition has its id any more, and pruning was asked for.',
    fix: 'If it was only moved or renamed, bring the definition back with the same `id`.',
  },
  'environments-share-server': {
    severity: 'error',
    summary: 'Two environments of this repository reach the same server',
    explanation:
      'Connections on the server carry this repository’s marker of another environment. Each apply would put its own environment’s values over the other’s, and whichever ran last would be what people get.',
    fix: 'Give each environment a server of its own. If the other environment was given up, delete its file in `environments/`.',
  },
  'managed-elsewhere': {
    severity: 'warning',
    summary: 'Another repository manages this connection',
    explanation:
      'The connection carries that repository’s marker. Two repositories that manage one connection undo each other’s changes, apply after apply.',
    fix: 'Ask that repository’s owners, or leave the connection to them; when it moves here, remove its definition there first.',
  },
  'prune-without-marker': {
    severity: 'warning',
    summary: 'Pruning was asked for, and nothing can be pruned',
    explanation:
      'Only connections that carry this repository’s marker are deleted. Without the extended property for it, or without the repository’s name, there are none.',
    fix: 'Run `pfconn setup marker` once, and set `PFCONN_REPOSITORY` outside GitHub.',
  },
  'rotate-without-match': {
    severity: 'warning',
    summary: 'Secrets are to be sent again, but for no connection that is defined',
    explanation: 'A name or glob of `rotate` fits no definition’s id, so nothing is sent for it.',
    fix: 'Compare it with the `id` of the definitions.',
  },
  'waits-for-yes': {
    severity: 'error',
    summary: 'The change can’t be undone, and nobody said yes to it',
    explanation:
      'An apply leaves such a connection alone and goes on with the others. The yes is a token that stands for exactly this change in this environment: another value, another connection or a write in between makes another one.',
    fix: 'If it is meant, write the token under `lifecycle.accept` of the definition and have that reviewed; on a command line `--accept` takes it, too.',
  },
  'waits-with-another': {
    severity: 'error',
    summary: 'The connection needs a name that a waiting one still has',
    explanation:
      'Names and entity ids are unique. The connection that has this one now is left alone until somebody says yes to its change, so that this one can’t take it over.',
    fix: 'Say yes to the other change, or leave the name where it is.',
  },
  'token-not-needed': {
    severity: 'info',
    summary: 'A token under `lifecycle.accept` fits no change',
    explanation:
      'A token fits one change once. It was used by an apply, or the change, the connection on the server or the environment is another one by now; it has no effect.',
    fix: 'Remove it.',
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
  'signing-key-expired': {
    severity: 'warning',
    summary: 'A signing key has expired',
    explanation: 'Partners that look at dates refuse what is signed with it.',
    fix: 'Create a new key pair and give its certificate to the partners.',
  },
  'signing-key-expiring': {
    severity: 'warning',
    summary: 'A signing key expires within 60 days',
    explanation: 'After that, partners that look at dates refuse what is signed with it.',
    fix: 'Create a new key pair and give its certificate to the partners in time.',
  },
  'attribute-not-there': {
    severity: 'warning',
    summary: 'An attribute that its source doesn’t have',
    explanation:
      'A fulfilment takes an attribute from an adapter, a policy contract or a token processor, and that one has no attribute of this name: nothing would be sent, or PingFederate refuses it.',
    fix: 'Take one of the attributes in the hint, or add it to the source first.',
  },
  'missing-reference': {
    severity: 'error',
    summary: 'A reference to something that the server doesn’t have',
    explanation: 'PingFederate refuses a connection that refers to it.',
    fix: 'Correct the id or name, or create it on the server first.',
  },
  'ambiguous-reference': {
    severity: 'error',
    summary: 'A name that several things on the server have',
    explanation: 'Which of them is meant can’t be told from the name.',
    fix: 'Write the id of the one that is meant, in the environment’s overrides when ids differ between environments.',
  },
  'snapshot-of-other-server': {
    severity: 'warning',
    summary: 'What is known offline comes from another server',
    explanation: 'Validation without a server, and the editor, go by what `pfconn pull` kept of another address.',
    fix: 'Run `pfconn pull` with this environment, and commit what it writes.',
  },
  'snapshot-of-other-version': {
    severity: 'warning',
    summary: 'What is known offline is older than the server',
    explanation: 'The server was another version of PingFederate when `pfconn pull` asked it last.',
    fix: 'Run `pfconn pull` and commit what it writes.',
  },
  'backup-of-other-server': {
    severity: 'warning',
    summary: 'The backup comes from another server',
    explanation:
      'Secrets are in a backup as that server encrypted them, which only it, or one with the same keys, can read; ids of data stores, adapters and keys are those it had.',
    fix: 'Check the address. Where it is meant, apply the definitions instead, or set the secrets afterwards.',
  },
  'key-not-restored': {
    severity: 'warning',
    summary: 'A key or certificate can’t be put back',
    explanation:
      'PingFederate gives no private key out, so no backup holds one. What is gone stays gone, and what referred to it may be refused.',
    fix: 'Import it from its own file under a new id.',
  },
  'backup-of-other-version': {
    severity: 'warning',
    summary: 'The backup was taken before the server changed its version',
    explanation:
      'What was held goes back as it was. A server of another version may answer with more, or refuse what it no longer knows.',
    fix: 'Run `pfconn plan` afterwards.',
  },
  'unresolved-reference': {
    severity: 'error',
    summary: 'A name that can’t be looked up',
    explanation: 'A reference by name needs the server’s list of such things, and the account may not read it.',
    fix: 'Let the account read it, or write the id.',
  },
  'wrong-data-store': {
    severity: 'error',
    summary: 'A data store of another kind',
    explanation: 'Channels read from LDAP directories only, and an attribute source’s type is that of its data store.',
    fix: 'Choose a data store of the right kind.',
  },
  'nested-groups-without-active-directory': {
    severity: 'warning',
    summary: 'Nested groups are asked for where there are none',
    explanation:
      'PingFederate follows nested groups in Active Directory only and answers `false` for every other directory, so each plan would show the difference again.',
    fix: 'Drop `memberOfNestedGroup`.',
  },
  'extended-property-values': {
    severity: 'error',
    summary: 'Several values for a property that takes one',
    explanation: 'The property isn’t defined as multi-valued on the server.',
    fix: 'Give one value, or change the property’s definition in PingFederate.',
  },
  'logging-mode-overridden': {
    severity: 'info',
    summary: 'The server decides the logging mode',
    explanation:
      'A server-wide setting gives every SP connection the same logging mode, so the definition’s has no effect.',
    fix: 'Leave `loggingMode` out, or change the server-wide setting.',
  },
  'unknown-members-held': {
    severity: 'info',
    summary: 'A definition holds members that aren’t known here',
    explanation:
      'What stands under `unknown` is sent as it is written, to a server that knows it or refuses it, and compared as plain values.',
    fix: 'Look for a newer version of this tool.',
  },
  'unknown-members-kept': {
    severity: 'info',
    summary: 'The server knows more than this tool',
    explanation:
      'What a newer PingFederate has added travels along as it is. It is in no file: a change of it is not seen, and another environment doesn’t get it.',
    fix: '`pfconn import --force` writes it under `unknown`, where its changes are seen.',
  },
  'unknown-members-missing': {
    severity: 'warning',
    summary: 'What only a server can hold isn’t on this one',
    explanation:
      'Under `unknown` the definition names, as `null`, a part that another server had and that holds a secret or a time of that server’s own: this tool can’t write it. A connection is created without it, and one that lost it doesn’t get it back.',
    fix: 'Set it in the admin console once the connection is there, or remove the line if the part isn’t wanted.',
  },
  'member-perhaps-not-in-version': {
    severity: 'warning',
    summary: 'What stands under `unknown` and this PingFederate may not know',
    explanation:
      'The definition comes from a newer PingFederate, and this server’s version is known here: nothing of the kind is. Servers refuse a connection with members that they don’t know.',
    fix: 'Upgrade this server first, or leave the lines out for this environment.',
  },
  'newer-server': {
    severity: 'info',
    summary: 'A PingFederate newer than those this tool knows',
    explanation: 'What it knows of connections has held from version to version; what is new is left alone.',
    fix: 'Read the release notes of PingFederate for changes to connections, or look for a newer version of this tool.',
  },
  'mixed-cluster': {
    severity: 'warning',
    summary: 'The nodes of the cluster run different versions',
    explanation:
      'An engine that is older than the console may not know what is about to be written, and people sign on through the engines.',
    fix: 'Finish the upgrade of all nodes before you apply.',
  },
  'provisioner-mode': {
    severity: 'info',
    summary: 'The first provisioning from this server',
    explanation:
      'The provisioner is a process of its own that `pf.provisioner.mode` in `bin/run.properties` switches on. It is OFF by default, and the admin API doesn’t show it: a connection can be saved and active while nothing runs.',
    fix: 'Set it to STANDALONE, or to FAILOVER with several provisioning nodes and one shared database, restart, and choose the data store for its state under System › Server › Protocol Settings › Outbound Provisioning.',
  },
  'rehearsed-version': {
    severity: 'info',
    summary: 'Checked as for another version',
    explanation:
      'With `target-version` the definitions are checked as that version of PingFederate would, whatever the server is: what it refuses is an error at its line, and what it adds is named here.',
    fix: 'Nothing to do. Leave `target-version` out to check for the server’s own version.',
  },
  'older-server': {
    severity: 'warning',
    summary: 'A PingFederate older than those this tool knows',
    explanation: 'What is known reaches back to 11.3; an older server may refuse members or keep other defaults.',
    fix: 'Upgrade PingFederate, or try it on a test server first.',
  },
  'draft-not-written': {
    severity: 'info',
    summary: 'A draft: the connection isn’t created',
    explanation:
      'Its definition says `state: draft` under `lifecycle`. It is checked like any other, the plan says what it would do, and nothing is written.',
    fix: 'Remove `state: draft` when it is finished; the next plan then shows the new connection.',
  },
  'draft-is-live': {
    severity: 'warning',
    summary: 'A draft of a connection that is on the server',
    explanation:
      'A draft is never written, so the connection stays as it is on the server: nothing of it is changed, deleted or pruned, and differences aren’t drift. Until the draft ends, nothing in git changes it.',
    fix: 'Remove `state: draft` when the definition is to hold again; `state: absent` deletes the connection.',
  },
  'marker-property-missing': {
    severity: 'error',
    summary: 'The marker has nowhere to stand',
    explanation:
      'The extended property that marks managed connections isn’t defined on the server, and PingFederate refuses connections with unknown properties.',
    fix: 'Run `pfconn setup marker` once.',
  },
});
