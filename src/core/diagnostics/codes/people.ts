import type { CodePage, People } from '../code-entry.ts';
import { codes, type DiagnosticCode } from '../codes.ts';

/**
 * What somebody wants to know who is to approve a change, per code about what a change does to people. Apart from the
 * other tables, because only a code's page needs it: every run loads those.
 */
const people: Readonly<Partial<Record<DiagnosticCode, People>>> = {
  'replace-loses-state': {
    who: 'Everyone who signs on by it, and everyone whom it provisioned.',
    when: 'Between the deletion and the creation, seconds apart, and with the first synchronization.',
    look: 'Compare the accounts at the target with the directory after the first run.',
    back: 'Reverting replaces it once more. The record of whom it provisioned stays lost.',
  },
  'delete-active': {
    who: 'Everyone who signs on or asks for a token by the connection.',
    when: 'With the apply.',
    look: 'Look in `audit.log` when it was last used.',
    back: 'Create it again from its definition. A secret that only the server knew has to be set anew.',
  },
  'delete-strands-people': {
    who: 'Everyone whom the connection provisioned.',
    when: 'With the apply nothing happens to them; who leaves later keeps the account.',
    look: 'Compare the accounts at the target with the directory.',
    back: 'It can’t be: the record of who is who is gone. A new connection begins with everybody as new.',
  },
  'delete-idle': {
    who: 'Nobody uses it now.',
    when: 'With the apply.',
    look: 'Look in the console and in `audit.log` when it was last used.',
    back: 'Create it again from its definition. A secret that only the server knew has to be set anew.',
  },
  'made-anew': {
    who: 'Everyone who signs on by it, and everyone whom the old one provisioned.',
    when: 'Between the deletion and the creation, seconds apart; who has left by then keeps the account for good.',
    look: 'Compare the accounts at the target with the directory after the first run.',
    back: 'Reverting makes the old one anew, too, and the record stays lost. Take the change out before it is applied, and keep the id.',
  },
  'same-tenant': {
    who: 'People who are in the scope of both connections.',
    when: 'With each synchronization: whichever runs last wins.',
    look: 'Compare both scopes: `ldapsearch -b BASE FILTER dn`.',
    back: 'Give each its own scope or switch one off. Disabled people come back with their next change; deleted ones don’t.',
  },
  'second-connection': {
    who: 'Everyone who signs on by the old one.',
    when: 'At once, and unnoticed: the old one goes on as it is.',
    look: 'Look in the console at both.',
    back: 'Delete the one that isn’t wanted, once nobody signs on by it.',
  },
  'prune-connection': {
    who: 'Everyone who uses the connection.',
    when: 'With the apply.',
    look: 'Look in `audit.log` when it was last used.',
    back: 'Bring its definition back. What PingFederate remembered about whom it provisioned is gone.',
  },
  'object-changed': {
    who: 'Everyone who uses a connection that refers to it, itself or through something else.',
    when: 'With the apply; what channels read from it, with the next synchronization.',
    look: 'Sign one person on by one of the connections that are named.',
    back: 'Reverting the change brings back what was there. What channels did meanwhile stays done.',
  },
  'object-created': {
    who: 'Whoever uses what refers to it from now on.',
    when: 'With the apply.',
    look: 'Look in the console what refers to it.',
    back: 'Delete it again with `state: absent`, while nothing refers to it.',
  },
  'object-deleted': {
    who: 'Whoever uses what isn’t known here and refers to it.',
    when: 'With the apply.',
    look: 'Look in the console what uses it, before the apply.',
    back: 'Create it again from its definition. A secret that only the server knew has to be set anew.',
  },
  'connection-switched': {
    who: 'Everyone who signs on by the connection, and everyone in the scope of its active channels.',
    when: 'Sign-on with the apply; provisioning with the next synchronization after it (60 seconds, unless the server is set otherwise).',
    look: 'Sign one person on, and look at `provisioner.log` after the first run.',
    back: 'Switch it back. Accounts that were made meanwhile stay, and who left while it was off keeps the account until a run notices.',
  },
  'partner-name-changed': {
    who: 'Everyone who signs on, logs out or asks for a token here.',
    when: 'With the apply, until the other side has changed as well.',
    look: 'Sign one person on from each side; `audit.log` and `server.log` name the entity ID that was refused.',
    back: 'Revert the change: the old names count again with the next apply. Nothing is lost.',
  },
  'metadata-reload-changed': {
    who: 'Everyone who signs on here, once the partner changes its metadata.',
    when: 'With the next reload of the metadata, or when the partner’s certificate expires.',
    look: 'Compare in the console what the connection holds with the partner’s metadata.',
    back: 'Revert the change. What a reload has overwritten isn’t brought back by itself: the next apply writes what the definition says.',
  },
  'endpoint-changed': {
    who: 'Everyone whose assertion or logout message goes to the address.',
    when: 'With the apply, for each sign-on from then on.',
    look: 'Sign one person on, and see in the browser where the answer is sent.',
    back: 'Revert the change. Assertions that a stranger’s host got can’t be called back; they expire within minutes.',
  },
  'signing-changed': {
    who: 'Everyone who signs on or asks for a token here.',
    when: 'With the apply, until the partner trusts the new key or algorithm.',
    look: 'Ask the partner which certificate it holds, and sign one person on.',
    back: 'Revert the change: the old key signs again with the next apply. Nothing is lost.',
  },
  'encryption-changed': {
    who: 'Everyone who signs on here; what is no longer encrypted can be read in each browser.',
    when: 'With the apply, for each assertion from then on.',
    look: 'Sign one person on, and look whether the partner could open the assertion.',
    back: 'Revert the change. What passed readable meanwhile stays known to whoever read it.',
  },
  'back-channel-changed': {
    who: 'People whose sign-on uses artifacts, who log out by SOAP, or about whom the partner asks.',
    when: 'With the apply, until both sides prove themselves in the same way.',
    look: 'Let the partner make one call, and look at `server.log`.',
    back: 'Revert the change. A password that was overwritten on the server has to be sent again from its reference.',
  },
  'partner-trust-changed': {
    who: 'People whose sign-on or logout begins with a signed message of the partner.',
    when: 'With the apply; where a certificate runs out, on that day.',
    look: 'Compare the certificate in the partner’s metadata with the list, and sign one person on from the partner.',
    back: 'Revert the change: the old list counts again with the next apply. Nothing is lost.',
  },
  'lifetime-changed': {
    who: 'Everyone who signs on or asks for a token here; whoever steals a message.',
    when: 'With the apply, for each message from then on.',
    look: 'Compare the clocks of both sides.',
    back: 'Revert the change. Messages that were made meanwhile keep their lifetime.',
  },
  'issuance-criteria-changed': {
    who: 'People who come by the mapping that the condition belongs to.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Sign on one person who should pass and one who shouldn’t.',
    back: 'Revert the change. Sessions that were opened meanwhile go on at the partner.',
  },
  'subject-changed': {
    who: 'Everyone who signs on by the mapping, or by all of them where the contract changes.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Sign one person on, and see in which account the person lands.',
    back: 'Revert the change. Accounts that the partner made meanwhile stay there, and so does what people did in somebody else’s.',
  },
  'attribute-changed': {
    who: 'Everyone who signs on by the mapping.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Sign one person on, and look at the partner at rights, groups and profile.',
    back: 'Revert the change. The partner corrects itself at each person’s next sign-on, if it reads the attribute each time.',
  },
  'lookup-changed': {
    who: 'People who are looked up before they are let on.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Look one person up with the old and the new base and filter: `ldapsearch -b BASE FILTER`.',
    back: 'Revert the change. Nothing is lost but what the partner took over at sign-ons meanwhile.',
  },
  'adapter-override-changed': {
    who: 'People who come by the adapter, for this connection alone.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Sign one person on, and see what is asked and what the partner is told.',
    back: 'Revert the change. Nothing is lost.',
  },
  'attribute-query-changed': {
    who: 'People about whom the partner asks.',
    when: 'With the apply, at the partner’s next question.',
    look: 'Let the partner ask about one person.',
    back: 'Revert the change. What the partner learnt meanwhile stays with it.',
  },
  'sign-on-mapping-changed': {
    who: 'People who sign on by the adapter, policy contract or token processor.',
    when: 'With the apply, at each person’s next sign-on.',
    look: 'Sign one person on by each way that is left.',
    back: 'Revert the change. Nothing is lost.',
  },
  'tokens-changed': {
    who: 'Clients that ask for tokens, and the people they act for.',
    when: 'With the apply, when a token is asked for next.',
    look: 'Let one client ask for a token and use it.',
    back: 'Revert the change. Tokens that were issued meanwhile count until they expire.',
  },
  'sign-on-changed': {
    who: 'Everyone who signs on or logs out in the way that changes.',
    when: 'With the apply.',
    look: 'Sign one person on from each side, and log out.',
    back: 'Revert the change. Nothing is lost.',
  },
  'setting-changed': {
    who: 'Whoever the finding names.',
    when: 'With the apply.',
    look: 'Look at what the finding says.',
    back: 'Revert the change.',
  },
  'channel-switched': {
    who: 'Everyone in the scope of the channel.',
    when: 'With the next synchronization after the apply (60 seconds, unless the server is set otherwise).',
    look: 'Count them first: `ldapsearch -b BASE FILTER dn`. Afterwards look at `provisioner.log`.',
    back: 'Switch it back. Accounts that were made, changed or removed meanwhile stay as they are.',
  },
  'channel-changed': {
    who: 'Everyone whom the channel provisioned.',
    when: 'With the next synchronization after the apply; of those who leave later, some day.',
    look: 'Compare the people in the scope with the accounts at the target.',
    back: 'A record that is lost can’t be brought back, not by reverting either. Whoever left has to be removed at the target by hand.',
  },
  'scope-changed': {
    who: 'People who leave the scope of the channel, or come into it.',
    when: 'Who comes in, with the next synchronization after the apply; who leaves, when PingFederate notices it in one of the next.',
    look: 'Count both: `ldapsearch -b BASE FILTER dn` with the old and the new values. Afterwards look at `provisioner.log`.',
    back: 'Reverting takes people back into the scope and enables the disabled. What was deleted is gone with its data.',
  },
  'people-leave': {
    who: 'As many people as the sentence says: who is in the channel’s scope today and not after the change, or counts as disabled then.',
    when: 'When PingFederate notices it, in one of the next synchronizations after the apply.',
    look: 'Run `pfconn preview`; of one person `pfconn preview --person mail=…`. Afterwards look at `provisioner.log`.',
    back: 'Reverting takes people back into the scope and enables the disabled. What was deleted is gone with its data.',
  },
  'people-join': {
    who: 'As many people as the sentence says: who is in the channel’s scope after the change and not today.',
    when: 'With the next synchronization after the apply.',
    look: 'Run `pfconn preview`; of one person `pfconn preview --person mail=…`. Afterwards look at `provisioner.log`.',
    back: 'Reverting takes them out of the scope; their accounts are disabled or deleted, as the options say.',
  },
  'identity-values-change': {
    who: 'As many of those who stay in scope as the sentence says.',
    when: 'With the next synchronization after the apply.',
    look: 'Compare for one person with `pfconn preview --person mail=…` and at the target before the apply.',
    back: 'Reverting sends the old value again. An account that was created a second time stays until somebody removes it.',
  },
  'values-refused': {
    who: 'As many people in scope as the sentence says.',
    when: 'With the next synchronization after the apply, and with each after that.',
    look: 'Look in `provisioner.log` for what the target answered; of one person `pfconn preview --person mail=…` says it before.',
    back: 'Reverting brings the old values back. Who was refused has no account, or the values of before.',
  },
  'names-shared': {
    who: 'As many people in scope as the sentence says.',
    when: 'With the next synchronization after the apply.',
    look: 'Search the directory for entries with equal values of the attribute.',
    back: 'Reverting brings the old names back. Which of them has the account by then isn’t known.',
  },
  'recognition-changed': {
    who: 'Everyone whom the channel provisioned.',
    when: 'With the next synchronization after the apply.',
    look: 'Look one person up in the directory, and compare the old and the new identifier.',
    back: 'It can’t be: second accounts stay, and removed ones are gone. Take the change out before it is applied.',
  },
  'account-status-changed': {
    who: 'People whose status is read differently: in the worst case everybody in the scope.',
    when: 'With the next synchronization after the apply, and with each person’s next change.',
    look: 'Look at one active and one locked person in the directory.',
    back: 'Reverting enables the disabled again with their next change. What was deleted is gone with its data.',
  },
  'field-mapping-changed': {
    who: 'Everyone in the scope of the channel; of a create-only field, new people.',
    when: 'With each person’s next change in the directory; of everybody at once where PingFederate writes all anew.',
    look: 'Compare the old and the new value for one person, and look at that account after a run.',
    back: 'Reverting sends the old value with the next change. Passwords, second factors and second accounts aren’t taken back.',
  },
  'target-changed': {
    who: 'Everyone provisioned to the target, and who leaves from now on.',
    when: 'With the next synchronization after the apply.',
    look: 'Compare the account’s name at the target, and look at `provisioner.log` after the run.',
    back: 'Reverting restores the settings. Accounts that were made elsewhere, disabled or deleted meanwhile stay so.',
  },
  'not-judged': {
    who: 'Nobody can tell: whoever the setting is about.',
    when: 'With the apply, as a rule.',
    look: 'Read the setting’s documentation, and try one person on a test system.',
    back: 'Revert the change; whether that is enough only its readers know.',
  },
};

/** A code's row with all that its page says. */
export function pageOf(code: DiagnosticCode): CodePage {
  return { ...codes[code], people: people[code] };
}
