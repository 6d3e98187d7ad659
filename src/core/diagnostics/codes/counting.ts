import { codeTable } from '../code-entry.ts';

/** What the directory says about people, and why it may be wrong. */
export const countingCodes = codeTable({
  'people-leave': {
    severity: 'warning',
    summary: 'People leave the scope of a channel, or count as disabled from then on',
    explanation:
      'The directory was asked for everybody who is in the channel’s scope today and afterwards. Who leaves is disabled or deleted at the target, as the options say, when PingFederate notices it in one of the next synchronizations.',
    fix: 'Look at base, group and filter again. Reverting takes people back into the scope, but not deleted data.',
  },
  'people-join': {
    severity: 'warning',
    summary: 'People join the scope of a channel',
    explanation:
      'The directory was asked for everybody who is in the channel’s scope today and afterwards. Who joins is created at the target, or linked to the account that has the same name there.',
    fix: 'Look at base, group and filter again. Reverting takes people out of the scope; their accounts are disabled or deleted, as the options say.',
  },
  'too-many-leavers': {
    severity: 'error',
    summary: 'More people leave than `max-leavers` allows',
    explanation:
      'The limit holds for each connection, as a number or as a share of those who are in scope today. Who stays in scope and counts as disabled from then on counts as well.',
    fix: 'Look at group and filter again; if it is right, raise `max-leavers` to the number that is named, for this change only.',
  },
  'too-many-joiners': {
    severity: 'error',
    summary: 'More people join than `max-joiners` allows',
    explanation:
      'The limit holds for each connection, as a number or as a share of those who are in scope today. A share of nobody allows nobody: where nobody is in scope today, as in a new connection or a channel that starts, give a number.',
    fix: 'Look at group and filter again; if it is right, raise `max-joiners` to the number that is named, for this change only.',
  },
  'more-leavers-than-reviewed': {
    severity: 'error',
    summary: 'More people leave than when the change was reviewed',
    explanation:
      'The apply counts again, and stops when the number is more than a tenth and ten above the one that was reviewed: something in the directory has changed since.',
    fix: 'Look at the group and the filter; if it is right, open a new pull request and have a reviewer count it before the merge.',
  },
  'more-disabled-than-reviewed': {
    severity: 'error',
    summary: 'More people count as disabled than when the change was reviewed',
    explanation:
      'They stay in scope and are disabled at the target. The apply counts again, and stops when the number is more than a tenth and ten above the one that was reviewed: something in the directory has changed since.',
    fix: 'Look at the account status in the channel and in the directory; if it is right, open a new pull request and have a reviewer count it before the merge.',
  },
  'more-joiners-than-reviewed': {
    severity: 'error',
    summary: 'More people join than when the change was reviewed',
    explanation:
      'The apply counts again, and stops when the number is more than a tenth and ten above the one that was reviewed: something in the directory has changed since, a group that somebody filled for example.',
    fix: 'Look at the group and the filter; if it is right, open a new pull request and have a reviewer count it before the merge.',
  },
  'identity-values-change': {
    severity: 'warning',
    summary: 'The target would know people by another value',
    explanation:
      'The field by which the target recognises people gets another value for those who stay in scope. Where the target finds no account of that value, the person is created a second time.',
    fix: 'Keep the value that the target knows people by, or change it at the target first.',
  },
  'values-refused': {
    severity: 'warning',
    summary: 'The target refuses a value that people get',
    explanation:
      'The connector’s own description says what a field takes: whether it is required, its options, its length and its form. Values that only PingFederate works out aren’t judged. What was refused before the change is a note.',
    fix: 'Map another attribute, give the field a default, or mend the values in the directory. `pfconn preview --person WHO` shows one person’s values.',
  },
  'names-shared': {
    severity: 'warning',
    summary: 'Several people share the value by which the target knows them',
    explanation:
      'Only one of them can have the account; the others are refused, or written over each other. Capitals aren’t told apart. What was shared before the change is a note.',
    fix: 'Map an attribute that is different for everybody.',
  },
  'people-not-counted': {
    severity: 'info',
    summary: 'Nobody could count the people of a change',
    explanation:
      'Either no directory is configured, or it didn’t answer as it should, or the filter isn’t one that is sent. A part of the people would look like a number, so there is none. With `max-leavers` or `max-joiners` set, or numbers that were reviewed, the plan is refused: who can’t be counted may be too many.',
    fix: 'Do what the finding says, or count by hand before merging.',
  },
  'attribute-not-in-directory': {
    severity: 'error',
    summary: 'The directory has no such attribute',
    explanation:
      'A mistyped attribute makes a valid filter that finds nobody, so that everybody would leave the scope; in a mapping the field stays empty, which is a warning. The directory’s schema was asked.',
    fix: 'Write the attribute as the directory’s schema has it.',
  },
  'group-not-in-directory': {
    severity: 'error',
    summary: 'The directory has no such group',
    explanation:
      'The channel chooses people by a group that isn’t there, or that the account may not see. Nobody would be in scope.',
    fix: 'Write the group’s name as the directory has it, or let the account read the group.',
  },
  'directory-sees-less': {
    severity: 'warning',
    summary: 'The account that counts sees less than there is',
    explanation:
      'A group names more members than the account finds, or nobody has a value of an attribute that is mapped. PingFederate’s own account may see more, so the numbers may be too low.',
    fix: 'Give the account the rights that PingFederate’s own has. Where a group is concerned, limits count it as not counted.',
  },
  'nobody-today': {
    severity: 'warning',
    summary: 'A channel that runs, or starts, has nobody in its scope',
    explanation:
      'Either the channel provisions nobody, or the account that counts may not see them. Zero people can’t leave, so a limit would never stop: it counts as not counted.',
    fix: 'Compare with what PingFederate says of the channel, and give the account the rights that its own has.',
  },
  'guid-shared': {
    severity: 'warning',
    summary: 'Two entries of the directory have the same GUID',
    explanation:
      'People are told apart by the attribute that the channel names as the GUID. Where several entries share a value they count as one person, so the numbers are too low and a limit would never stop: it counts as not counted.',
    fix: 'Name the attribute that is different for every entry: `objectGUID` in Active Directory, `entryUUID` or `nsUniqueId` elsewhere.',
  },
  'computers-in-scope': {
    severity: 'warning',
    summary: 'Computers are among the people',
    explanation: 'In Active Directory computers are of the class `user`, too. They would get accounts at the target.',
    fix: 'Add `(objectCategory=person)` to the filter.',
  },
  'primary-group': {
    severity: 'warning',
    summary: 'The group may be a primary group, whose members Active Directory doesn’t list',
    explanation:
      'Members by primary group, as those of “Domain Users”, stand neither in the group nor in `memberOf`. A channel by such a group provisions nobody.',
    fix: 'Choose people by another group, or by a filter.',
  },
  'group-and-filter': {
    severity: 'warning',
    summary: 'A channel has a group and a filter',
    explanation:
      'The documentation speaks of the one or the other, and what counts when both are set isn’t written anywhere. The members of the group were counted.',
    fix: 'Keep one of them: a filter can hold the group as `(memberOf=…)`.',
  },
  'other-directory': {
    severity: 'warning',
    summary: 'Another directory was asked than PingFederate asks',
    explanation:
      'The host isn’t among those of the channel’s data store. It may be a replica of the same directory; if not, the numbers are about other people.',
    fix: 'Ask a host that the data store has.',
  },
  'people-elsewhere': {
    severity: 'warning',
    summary: 'The directory refers to other servers',
    explanation:
      'References are never followed, because they would take the account to servers that nobody named. Whoever stands there wasn’t counted, so the numbers may be too low.',
    fix: 'Choose a base that one server holds, or ask the server that holds all.',
  },
});
