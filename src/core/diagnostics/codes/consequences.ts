import { codeTable } from '../code-entry.ts';

const back = 'Reverting the change brings back what was there, from the next apply on.';

/** What changes do to people. How bad one is, is said by the finding: the same code can be a warning or a note. */
export const consequenceCodes = codeTable({
  'connection-switched': {
    severity: 'warning',
    summary: 'The connection is switched on or off',
    explanation:
      'An active connection signs people on, and its active channels provision. Switched off it does neither: who leaves from then on keeps the account at the target. Switched on, its channels begin with everyone in their scope.',
    fix: 'Switch it at a quiet time. Switching it back is enough to undo it, but for accounts that were made meanwhile.',
    people: {
      who: 'Everyone who signs on by the connection, and everyone in the scope of its active channels.',
      when: 'Sign-on with the apply; provisioning with the next synchronization after it (60 seconds, unless the server is set otherwise).',
      look: 'Sign one person on, and look at `provisioner.log` after the first run.',
      back: 'Switch it back. Accounts that were made meanwhile stay, and who left while it was off keeps the account until a run notices.',
    },
  },
  'partner-name-changed': {
    severity: 'warning',
    summary: 'One side has another name to the other',
    explanation:
      'Requests and answers name both sides by their entity IDs, which are compared character by character. Until both sides have changed, nobody gets on.',
    fix: `Agree on the minute with the partner. ${back}`,
    people: {
      who: 'Everyone who signs on, logs out or asks for a token here.',
      when: 'With the apply, until the other side has changed as well.',
      look: 'Sign one person on from each side; `audit.log` and `server.log` name the entity ID that was refused.',
      back: 'Revert the change: the old names count again with the next apply. Nothing is lost.',
    },
  },
  'metadata-reload-changed': {
    severity: 'warning',
    summary: 'The partner’s metadata decide, or no longer',
    explanation:
      'With automatic reloading PingFederate takes endpoints and certificates from the partner’s metadata, over what stands in the definition. Without it nothing follows when the partner changes its keys.',
    fix: `List in \`lifecycle.ignoreChanges\` what the metadata decide. ${back}`,
    people: {
      who: 'Everyone who signs on here, once the partner changes its metadata.',
      when: 'With the next reload of the metadata, or when the partner’s certificate expires.',
      look: 'Compare in the console what the connection holds with the partner’s metadata.',
      back: 'Revert the change. What a reload has overwritten isn’t brought back by itself: the next apply writes what the definition says.',
    },
  },
  'endpoint-changed': {
    severity: 'warning',
    summary: 'Messages go to another address',
    explanation:
      'Assertions carry names and attributes. They arrive only where the partner answers, and a stranger’s host would get them. Addresses are judged as they end up, base URL and all.',
    fix: `Ask the partner whether the address is theirs and ready, then sign one person on. ${back}`,
    people: {
      who: 'Everyone whose assertion or logout message goes to the address.',
      when: 'With the apply, for each sign-on from then on.',
      look: 'Sign one person on, and see in the browser where the answer is sent.',
      back: 'Revert the change. Assertions that a stranger’s host got can’t be called back; they expire within minutes.',
    },
  },
  'signing-changed': {
    severity: 'warning',
    summary: 'What PingFederate signs, or with which key, changes',
    explanation:
      'The partner accepts a message only if it trusts the key and the algorithm. A partner that hasn’t got the new certificate refuses everything.',
    fix: `Send the partner the new certificate first. ${back}`,
    people: {
      who: 'Everyone who signs on or asks for a token here.',
      when: 'With the apply, until the partner trusts the new key or algorithm.',
      look: 'Ask the partner which certificate it holds, and sign one person on.',
      back: 'Revert the change: the old key signs again with the next apply. Nothing is lost.',
    },
  },
  'encryption-changed': {
    severity: 'warning',
    summary: 'Messages are encrypted otherwise, or no longer',
    explanation:
      'Unencrypted, names and attributes pass each person’s browser readable. Encrypted for another key, or in another way, the partner may not be able to open them; there is no overlap.',
    fix: `Agree on the minute with the partner. ${back}`,
    people: {
      who: 'Everyone who signs on here; what is no longer encrypted can be read in each browser.',
      when: 'With the apply, for each assertion from then on.',
      look: 'Sign one person on, and look whether the partner could open the assertion.',
      back: 'Revert the change. What passed readable meanwhile stays known to whoever read it.',
    },
  },
  'back-channel-changed': {
    severity: 'warning',
    summary: 'Both sides prove otherwise who they are on the back channel',
    explanation:
      'Artifacts, SOAP messages and attribute queries go from server to server. When one side demands another password, certificate or signature than the other has, all of them fail.',
    fix: `Change both sides in the same minute. ${back}`,
    people: {
      who: 'People whose sign-on uses artifacts, who log out by SOAP, or about whom the partner asks.',
      when: 'With the apply, until both sides prove themselves in the same way.',
      look: 'Let the partner make one call, and look at `server.log`.',
      back: 'Revert the change. A password that was overwritten on the server has to be sent again from its reference.',
    },
  },
  'partner-trust-changed': {
    severity: 'warning',
    summary: 'The partner’s signatures are trusted otherwise',
    explanation:
      'Signed requests and logout messages count only with a listed, valid certificate, or one with the right name. With no overlap, requests signed with the old key are refused from the apply on.',
    fix: `List the old and the new certificate together until the partner has changed over. ${back}`,
    people: {
      who: 'People whose sign-on or logout begins with a signed message of the partner.',
      when: 'With the apply; where a certificate runs out, on that day.',
      look: 'Compare the certificate in the partner’s metadata with the list, and sign one person on from the partner.',
      back: 'Revert the change: the old list counts again with the next apply. Nothing is lost.',
    },
  },
  'lifetime-changed': {
    severity: 'warning',
    summary: 'Assertions or tokens live longer or shorter',
    explanation:
      'What is stolen can be used until it expires. What expires too soon is refused where clocks differ or people are slow.',
    fix: 'Usual are a few minutes for assertions and up to an hour for tokens.',
    people: {
      who: 'Everyone who signs on or asks for a token here; whoever steals a message.',
      when: 'With the apply, for each message from then on.',
      look: 'Compare the clocks of both sides.',
      back: 'Revert the change. Messages that were made meanwhile keep their lifetime.',
    },
  },
  'issuance-criteria-changed': {
    severity: 'warning',
    summary: 'Other people than before are let on',
    explanation:
      'All issuance criteria must hold before an assertion or token is issued. One more refuses people, one less lets people on, a negated one exchanges them.',
    fix: `Look at one person who should get on and one who shouldn’t. ${back}`,
    people: {
      who: 'People who come by the mapping that the condition belongs to.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Sign on one person who should pass and one who shouldn’t.',
      back: 'Revert the change. Sessions that were opened meanwhile go on at the partner.',
    },
  },
  'subject-changed': {
    severity: 'warning',
    summary: 'The partner knows people by another name',
    explanation:
      'By this name the partner finds a person’s account. With another one it doesn’t find it, makes a new one, or lets the person into somebody else’s.',
    fix: `Compare the old and the new value for one person, and try that person first. ${back}`,
    people: {
      who: 'Everyone who signs on by the mapping, or by all of them where the contract changes.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Sign one person on, and see in which account the person lands.',
      back: 'Revert the change. Accounts that the partner made meanwhile stay there, and so does what people did in somebody else’s.',
    },
  },
  'attribute-changed': {
    severity: 'warning',
    summary: 'The partner is told something else about people',
    explanation:
      'What the partner decides by an attribute (rights, groups, account, profile) changes with its value, from each person’s next sign-on on.',
    fix: `Ask the partner what it reads the attribute for. ${back}`,
    people: {
      who: 'Everyone who signs on by the mapping.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Sign one person on, and look at the partner at rights, groups and profile.',
      back: 'Revert the change. The partner corrects itself at each person’s next sign-on, if it reads the attribute each time.',
    },
  },
  'lookup-changed': {
    severity: 'warning',
    summary: 'People are looked up otherwise',
    explanation:
      'Values from a directory or database fill attributes and decide conditions. Who isn’t found any more has empty or default values, or is refused; a lookup that finds somebody else sends that person’s values.',
    fix: `Look one person up with both settings. ${back}`,
    people: {
      who: 'People who are looked up before they are let on.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Look one person up with the old and the new base and filter: `ldapsearch -b BASE FILTER`.',
      back: 'Revert the change. Nothing is lost but what the partner took over at sign-ons meanwhile.',
    },
  },
  'adapter-override-changed': {
    severity: 'warning',
    summary: 'An adapter asks people otherwise, for this connection',
    explanation:
      'An override replaces settings of the adapter here alone: how people prove who they are, and what is known of them.',
    fix: `Let somebody who knows the adapter look at it, and sign one person on. ${back}`,
    people: {
      who: 'People who come by the adapter, for this connection alone.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Sign one person on, and see what is asked and what the partner is told.',
      back: 'Revert the change. Nothing is lost.',
    },
  },
  'attribute-query-changed': {
    severity: 'warning',
    summary: 'The partner may ask for other attributes, or otherwise',
    explanation:
      'The partner asks about people on the back channel. What it no longer gets, it can’t decide by; what it gets besides leaves the house.',
    fix: `Ask the partner which attributes it asks for. ${back}`,
    people: {
      who: 'People about whom the partner asks.',
      when: 'With the apply, at the partner’s next question.',
      look: 'Let the partner ask about one person.',
      back: 'Revert the change. What the partner learnt meanwhile stays with it.',
    },
  },
  'sign-on-mapping-changed': {
    severity: 'warning',
    summary: 'Other people can come to this connection',
    explanation:
      'Each adapter, policy contract or token processor lets its own people on. One that goes shuts them out, one that comes lets them in.',
    fix: `Look whether another one lets the same people on. ${back}`,
    people: {
      who: 'People who sign on by the adapter, policy contract or token processor.',
      when: 'With the apply, at each person’s next sign-on.',
      look: 'Sign one person on by each way that is left.',
      back: 'Revert the change. Nothing is lost.',
    },
  },
  'tokens-changed': {
    severity: 'warning',
    summary: 'Tokens are issued for others, or are other tokens',
    explanation:
      'Clients ask here for tokens with which they act for people at a service. What isn’t listed is refused; another kind of token may not be understood.',
    fix: `Ask the owners of the clients and of the service. ${back}`,
    people: {
      who: 'Clients that ask for tokens, and the people they act for.',
      when: 'With the apply, when a token is asked for next.',
      look: 'Let one client ask for a token and use it.',
      back: 'Revert the change. Tokens that were issued meanwhile count until they expire.',
    },
  },
  'sign-on-changed': {
    severity: 'warning',
    summary: 'Sign-on or logout works otherwise',
    explanation:
      'Profiles, bindings and protocol say how a sign-on can begin and how it ends. What is taken away stops at once for those who use it.',
    fix: `Ask the partner how its people begin and end. ${back}`,
    people: {
      who: 'Everyone who signs on or logs out in the way that changes.',
      when: 'With the apply.',
      look: 'Sign one person on from each side, and log out.',
      back: 'Revert the change. Nothing is lost.',
    },
  },
  'setting-changed': {
    severity: 'warning',
    summary: 'A setting of the connection changes for somebody',
    explanation: 'The finding says for whom and how.',
    fix: `Look at what the finding says. ${back}`,
    people: {
      who: 'Whoever the finding names.',
      when: 'With the apply.',
      look: 'Look at what the finding says.',
      back: 'Revert the change.',
    },
  },
  'channel-switched': {
    severity: 'warning',
    summary: 'A channel begins or stops to run',
    explanation:
      'A running channel creates, updates and removes accounts for everyone in its scope; the first run comes within the synchronization period (60 seconds unless set otherwise), and there is no trial run. Stopped, nobody looks after the accounts.',
    fix: 'Count the people in its scope first. Switching it off again stops it, but takes back nothing that it did.',
    people: {
      who: 'Everyone in the scope of the channel.',
      when: 'With the next synchronization after the apply (60 seconds, unless the server is set otherwise).',
      look: 'Count them first: `ldapsearch -b BASE FILTER dn`. Afterwards look at `provisioner.log`.',
      back: 'Switch it back. Accounts that were made, changed or removed meanwhile stay as they are.',
    },
  },
  'channel-changed': {
    severity: 'warning',
    summary: 'A channel comes, goes, or runs otherwise',
    explanation:
      'PingFederate knows whom it provisioned by the channel’s name. Without the channel, or under another name, that record is lost: who left before the next run keeps the account for good.',
    fix: 'Keep the name. Before a channel goes, let its people leave the scope and wait for a run.',
    people: {
      who: 'Everyone whom the channel provisioned.',
      when: 'With the next synchronization after the apply; of those who leave later, some day.',
      look: 'Compare the people in the scope with the accounts at the target.',
      back: 'A record that is lost can’t be brought back, not by reverting either. Whoever left has to be removed at the target by hand.',
    },
  },
  'scope-changed': {
    severity: 'warning',
    summary: 'Other people than before are provisioned',
    explanation:
      'Base, group, filter and object class say who is in a channel’s scope. Who leaves is disabled or deleted at the target, as the options say; who enters is created. What the two filters let through is proved from their texts; the directory itself isn’t asked.',
    fix: 'Count both in the directory before merging: `ldapsearch -b BASE FILTER dn`. Reverting takes people back into the scope, but not deleted data.',
    people: {
      who: 'People who leave the scope of the channel, or come into it.',
      when: 'Who comes in, with the next synchronization after the apply; who leaves, when PingFederate notices it in one of the next.',
      look: 'Count both: `ldapsearch -b BASE FILTER dn` with the old and the new values. Afterwards look at `provisioner.log`.',
      back: 'Reverting takes people back into the scope and enables the disabled. What was deleted is gone with its data.',
    },
  },
  'recognition-changed': {
    severity: 'warning',
    summary: 'People are recognised in the directory by something else',
    explanation:
      'By the GUID PingFederate knows whom it provisioned. With another one everybody looks new and those it knew look gone: second accounts, unless the target links people by its own key, and removed ones.',
    fix: 'Keep data store and GUID for the life of a channel. This can’t be undone by reverting.',
    people: {
      who: 'Everyone whom the channel provisioned.',
      when: 'With the next synchronization after the apply.',
      look: 'Look one person up in the directory, and compare the old and the new identifier.',
      back: 'It can’t be: second accounts stay, and removed ones are gone. Take the change out before it is applied.',
    },
  },
  'account-status-changed': {
    severity: 'warning',
    summary: 'Who counts as disabled is read from something else',
    explanation:
      'People who count as disabled in the directory are disabled or deleted at the target; with an inverted or unsuitable setting that is everybody, or nobody.',
    fix: 'Look at one active and one locked person in the directory first.',
    people: {
      who: 'People whose status is read differently: in the worst case everybody in the scope.',
      when: 'With the next synchronization after the apply, and with each person’s next change.',
      look: 'Look at one active and one locked person in the directory.',
      back: 'Reverting enables the disabled again with their next change. What was deleted is gone with its data.',
    },
  },
  'field-mapping-changed': {
    severity: 'warning',
    summary: 'A field at the target is filled from something else',
    explanation:
      'By some fields the target recognises people, by others it gives rights, licences or second factors; the rest describes people. What changes arrives with each person’s next change, in create-only fields for new people only.',
    fix: 'Compare the old and the new value for one person. Most targets can’t be emptied: what is there stays.',
    people: {
      who: 'Everyone in the scope of the channel; of a create-only field, new people.',
      when: 'With each person’s next change in the directory; of everybody at once where PingFederate writes all anew.',
      look: 'Compare the old and the new value for one person, and look at that account after a run.',
      back: 'Reverting sends the old value with the next change. Passwords, second factors and second accounts aren’t taken back.',
    },
  },
  'target-changed': {
    severity: 'warning',
    summary: 'The target is another one, or is treated otherwise',
    explanation:
      'Settings say which account at the service is meant, how PingFederate signs in there, and what becomes of people who join, change and leave. After a change of the account, PingFederate’s record is about the old one.',
    fix: 'Compare the account’s name at the target, and look at the provisioner log after the first run.',
    people: {
      who: 'Everyone provisioned to the target, and who leaves from now on.',
      when: 'With the next synchronization after the apply.',
      look: 'Compare the account’s name at the target, and look at `provisioner.log` after the run.',
      back: 'Reverting restores the settings. Accounts that were made elsewhere, disabled or deleted meanwhile stay so.',
    },
  },
  'not-judged': {
    severity: 'warning',
    summary: 'Nobody can tell from the plan what this does',
    explanation:
      'Expressions, SQL conditions, an adapter’s or connector’s own settings and members of a newer PingFederate mean what only their readers know. The plan shows both values and says that it can’t judge them, because silence would read as safety.',
    fix: 'Let somebody who can read it approve the change.',
    people: {
      who: 'Nobody can tell: whoever the setting is about.',
      when: 'With the apply, as a rule.',
      look: 'Read the setting’s documentation, and try one person on a test system.',
      back: 'Revert the change; whether that is enough only its readers know.',
    },
  },
});
