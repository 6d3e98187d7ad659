import { codeTable } from '../code-entry.ts';

const back = 'Reverting the change brings back what was there, from the next apply on.';

/** What changes do to people. How bad one is, is said by the finding: the same code can be a warning or a note. */
export const consequenceCodes = codeTable({
  'object-changed': {
    severity: 'warning',
    summary: 'Something that connections share changes',
    explanation:
      'A data store, an adapter, a contract or a key serves every connection that refers to it, itself or through something else: whoever uses one of them is touched at once, without a change of that connection.',
    fix: `Look at the connections that the finding names. ${back}`,
  },
  'object-created': {
    severity: 'warning',
    summary: 'Something that connections can share is new',
    explanation:
      'Most of what is new is used by nobody until something refers to it. Some of it counts from the beginning: a trusted authority.',
    fix: 'Look whether it is meant for everyone whom it concerns. It can be deleted again while nothing uses it.',
  },
  'object-deleted': {
    severity: 'warning',
    summary: 'Something that connections can share is deleted',
    explanation:
      'A plan deletes nothing that a connection or another object still refers to, as far as it is known here. Policies and OAuth settings aren’t: PingFederate itself refuses most of what they need.',
    fix: 'Look in the console what uses it. It can be made again from its definition, but for secrets that only the server knew.',
  },
  'connection-switched': {
    severity: 'warning',
    summary: 'The connection is switched on or off',
    explanation:
      'An active connection signs people on, and its active channels provision. Switched off it does neither: who leaves from then on keeps the account at the target. Switched on, its channels begin with everyone in their scope.',
    fix: 'Switch it at a quiet time. Switching it back is enough to undo it, but for accounts that were made meanwhile.',
  },
  'partner-name-changed': {
    severity: 'warning',
    summary: 'One side has another name to the other',
    explanation:
      'Requests and answers name both sides by their entity IDs, which are compared character by character. Until both sides have changed, nobody gets on.',
    fix: `Agree on the minute with the partner. ${back}`,
  },
  'metadata-reload-changed': {
    severity: 'warning',
    summary: 'The partner’s metadata decide, or no longer',
    explanation:
      'With automatic reloading PingFederate takes endpoints and certificates from the partner’s metadata, over what stands in the definition. Without it nothing follows when the partner changes its keys.',
    fix: `List in \`lifecycle.ignoreChanges\` what the metadata decide. ${back}`,
  },
  'endpoint-changed': {
    severity: 'warning',
    summary: 'Messages go to another address',
    explanation:
      'Assertions carry names and attributes. They arrive only where the partner answers, and a stranger’s host would get them. Addresses are judged as they end up, base URL and all.',
    fix: `Ask the partner whether the address is theirs and ready, then sign one person on. ${back}`,
  },
  'signing-changed': {
    severity: 'warning',
    summary: 'What PingFederate signs, or with which key, changes',
    explanation:
      'The partner accepts a message only if it trusts the key and the algorithm. A partner that hasn’t got the new certificate refuses everything.',
    fix: `Send the partner the new certificate first. ${back}`,
  },
  'encryption-changed': {
    severity: 'warning',
    summary: 'Messages are encrypted otherwise, or no longer',
    explanation:
      'Unencrypted, names and attributes pass each person’s browser readable. Encrypted for another key, or in another way, the partner may not be able to open them; there is no overlap.',
    fix: `Agree on the minute with the partner. ${back}`,
  },
  'back-channel-changed': {
    severity: 'warning',
    summary: 'Both sides prove otherwise who they are on the back channel',
    explanation:
      'Artifacts, SOAP messages and attribute queries go from server to server. When one side demands another password, certificate or signature than the other has, all of them fail.',
    fix: `Change both sides in the same minute. ${back}`,
  },
  'partner-trust-changed': {
    severity: 'warning',
    summary: 'The partner’s signatures are trusted otherwise',
    explanation:
      'Signed requests and logout messages count only with a listed, valid certificate, or one with the right name. With no overlap, requests signed with the old key are refused from the apply on.',
    fix: `List the old and the new certificate together until the partner has changed over. ${back}`,
  },
  'lifetime-changed': {
    severity: 'warning',
    summary: 'Assertions or tokens live longer or shorter',
    explanation:
      'What is stolen can be used until it expires. What expires too soon is refused where clocks differ or people are slow.',
    fix: 'Usual are a few minutes for assertions and up to an hour for tokens.',
  },
  'issuance-criteria-changed': {
    severity: 'warning',
    summary: 'Other people than before are let on',
    explanation:
      'All issuance criteria must hold before an assertion or token is issued. One more refuses people, one less lets people on, a negated one exchanges them.',
    fix: `Look at one person who should get on and one who shouldn’t. ${back}`,
  },
  'subject-changed': {
    severity: 'warning',
    summary: 'The partner knows people by another name',
    explanation:
      'By this name the partner finds a person’s account. With another one it doesn’t find it, makes a new one, or lets the person into somebody else’s.',
    fix: `Compare the old and the new value for one person, and try that person first. ${back}`,
  },
  'attribute-changed': {
    severity: 'warning',
    summary: 'The partner is told something else about people',
    explanation:
      'What the partner decides by an attribute (rights, groups, account, profile) changes with its value, from each person’s next sign-on on.',
    fix: `Ask the partner what it reads the attribute for. ${back}`,
  },
  'lookup-changed': {
    severity: 'warning',
    summary: 'People are looked up otherwise',
    explanation:
      'Values from a directory or database fill attributes and decide conditions. Who isn’t found any more has empty or default values, or is refused; a lookup that finds somebody else sends that person’s values.',
    fix: `Look one person up with both settings. ${back}`,
  },
  'adapter-override-changed': {
    severity: 'warning',
    summary: 'An adapter asks people otherwise, for this connection',
    explanation:
      'An override replaces settings of the adapter here alone: how people prove who they are, and what is known of them.',
    fix: `Let somebody who knows the adapter look at it, and sign one person on. ${back}`,
  },
  'attribute-query-changed': {
    severity: 'warning',
    summary: 'The partner may ask for other attributes, or otherwise',
    explanation:
      'The partner asks about people on the back channel. What it no longer gets, it can’t decide by; what it gets besides leaves the house.',
    fix: `Ask the partner which attributes it asks for. ${back}`,
  },
  'sign-on-mapping-changed': {
    severity: 'warning',
    summary: 'Other people can come to this connection',
    explanation:
      'Each adapter, policy contract or token processor lets its own people on. One that goes shuts them out, one that comes lets them in.',
    fix: `Look whether another one lets the same people on. ${back}`,
  },
  'tokens-changed': {
    severity: 'warning',
    summary: 'Tokens are issued for others, or are other tokens',
    explanation:
      'Clients ask here for tokens with which they act for people at a service. What isn’t listed is refused; another kind of token may not be understood.',
    fix: `Ask the owners of the clients and of the service. ${back}`,
  },
  'sign-on-changed': {
    severity: 'warning',
    summary: 'Sign-on or logout works otherwise',
    explanation:
      'Profiles, bindings and protocol say how a sign-on can begin and how it ends. What is taken away stops at once for those who use it.',
    fix: `Ask the partner how its people begin and end. ${back}`,
  },
  'setting-changed': {
    severity: 'warning',
    summary: 'A setting of the connection changes for somebody',
    explanation: 'The finding says for whom and how.',
    fix: `Look at what the finding says. ${back}`,
  },
  'channel-switched': {
    severity: 'warning',
    summary: 'A channel begins or stops to run',
    explanation:
      'A running channel creates, updates and removes accounts for everyone in its scope; the first run comes within the synchronization period (60 seconds unless set otherwise), and there is no trial run. Stopped, nobody looks after the accounts.',
    fix: 'Count the people in its scope first. Switching it off again stops it, but takes back nothing that it did.',
  },
  'channel-changed': {
    severity: 'warning',
    summary: 'A channel comes, goes, or runs otherwise',
    explanation:
      'PingFederate knows whom it provisioned by the channel’s name. Without the channel, or under another name, that record is lost: who left before the next run keeps the account for good.',
    fix: 'Keep the name. Before a channel goes, let its people leave the scope and wait for a run.',
  },
  'scope-changed': {
    severity: 'warning',
    summary: 'Other people than before are provisioned',
    explanation:
      'Base, group, filter and object class say who is in a channel’s scope. Who leaves is disabled or deleted at the target, as the options say; who enters is created. What the two filters let through is proved from their texts; where a directory is asked, its numbers take the place of that.',
    fix: 'Count both in the directory before merging: `pfconn preview` does, or `ldapsearch -b BASE FILTER dn`. Reverting takes people back into the scope, but not deleted data.',
  },
  'recognition-changed': {
    severity: 'warning',
    summary: 'People are recognised in the directory by something else',
    explanation:
      'By the GUID PingFederate knows whom it provisioned. With another one everybody looks new and those it knew look gone: second accounts, unless the target links people by its own key, and removed ones.',
    fix: 'Keep data store and GUID for the life of a channel. This can’t be undone by reverting.',
  },
  'account-status-changed': {
    severity: 'warning',
    summary: 'Who counts as disabled is read from something else',
    explanation:
      'People who count as disabled in the directory are disabled or deleted at the target; with an inverted or unsuitable setting that is everybody, or nobody.',
    fix: 'Look at one active and one locked person in the directory first.',
  },
  'field-mapping-changed': {
    severity: 'warning',
    summary: 'A field at the target is filled from something else',
    explanation:
      'By some fields the target recognises people, by others it gives rights, licences or second factors; the rest describes people. What changes arrives with each person’s next change, in create-only fields for new people only.',
    fix: 'Compare the old and the new value for one person. Most targets can’t be emptied: what is there stays.',
  },
  'target-changed': {
    severity: 'warning',
    summary: 'The target is another one, or is treated otherwise',
    explanation:
      'Settings say which account at the service is meant, how PingFederate signs in there, and what becomes of people who join, change and leave. After a change of the account, PingFederate’s record is about the old one.',
    fix: 'Compare the account’s name at the target, and look at the provisioner log after the first run.',
  },
  'not-judged': {
    severity: 'warning',
    summary: 'Nobody can tell from the plan what this does',
    explanation:
      'Expressions, SQL conditions, an adapter’s or connector’s own settings and members of a newer PingFederate mean what only their readers know. The plan shows both values and says that it can’t judge them, because silence would read as safety.',
    fix: 'Let somebody who can read it approve the change.',
  },
});
