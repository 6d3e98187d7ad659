import { codeTable } from '../code-entry.ts';

/** Findings about outbound provisioning: connectors, target settings, channels, attribute mappings. */
export const connectorCodes = codeTable({
  'connector-missing': {
    severity: 'error',
    summary: 'Outbound provisioning names no connector',
    explanation: 'PingFederate has to know which provisioning plugin a connection uses.',
    fix: 'Add `connector:` with a word that `pfconn connectors list` shows, or `type:` with the plugin’s own type.',
  },
  'connector-unknown': {
    severity: 'error',
    summary: 'No connector has this name',
    explanation: 'Neither the catalogue nor the pulled descriptors nor the server knows the word after `connector:`.',
    fix: 'Take a word from `pfconn connectors list`. For a plugin that the catalogue doesn’t know write `type:` with its type.',
  },
  'connector-type-unknown': {
    severity: 'info',
    summary: 'Nothing is known here of the plugin',
    explanation:
      'The catalogue has no descriptor for this plugin type, so settings, options and fields can’t be checked without a server.',
    fix: 'Nothing has to be done: the plan checks them against the server. `pfconn pull` brings the descriptor into the repository.',
  },
  'connector-not-installed': {
    severity: 'error',
    summary: 'The server doesn’t have the connector',
    explanation:
      'A connector is a file in PingFederate’s deploy folder. A server without it refuses the connection, and a cluster node without it can’t provision.',
    fix: 'Put the file there on every node and restart PingFederate, then plan again.',
  },
  'connector-ambiguous': {
    severity: 'error',
    summary: 'Several plugins of the server could be meant',
    explanation: 'The type of this connector isn’t public, and more than one plugin on the server looks like it.',
    fix: 'Write `type:` with the right plugin’s type instead of `connector:`.',
  },
  'connector-setting-unknown': {
    severity: 'error',
    summary: 'The connector has no such setting',
    explanation: 'PingFederate refuses a target setting that the plugin doesn’t describe.',
    fix: 'Take a label from `pfconn connectors show NAME`.',
  },
  'connector-setting-unconfirmed': {
    severity: 'warning',
    summary: 'It isn’t known whether the connector has this setting',
    explanation:
      'The catalogue’s list of this connector’s settings has gaps. The server’s own list decides when a plan is made.',
    fix: 'Run `pfconn pull`, or look the label up in the console’s Target page.',
  },
  'connector-field-unknown': {
    severity: 'error',
    summary: 'The connector has no such field',
    explanation: 'PingFederate refuses an attribute mapping to a field that the plugin doesn’t describe.',
    fix: 'Take a field from `pfconn connectors show NAME`.',
  },
  'connector-field-unconfirmed': {
    severity: 'warning',
    summary: 'It isn’t known whether the connector has this field',
    explanation:
      'The catalogue’s list of this connector’s fields has gaps, or the plugin reads its fields from the customer’s account.',
    fix: 'Run `pfconn pull`, or look the field up in the console’s Attribute Mapping page.',
  },
  'connector-names-unchecked': {
    severity: 'info',
    summary: 'Machine names that can’t be checked without the server',
    explanation:
      'The vendor doesn’t publish the machine names of this connector; only the server’s descriptor has them.',
    fix: 'Nothing has to be done: the plan checks them. To check them here, run `pfconn pull` or write labels.',
  },
  'connector-label-ambiguous': {
    severity: 'error',
    summary: 'A label names several settings or fields',
    explanation: 'Two settings of the plugin share this label, so it can’t be told which one is meant.',
    fix: 'Write the machine name in the API’s list form.',
  },
  'connector-given-twice': {
    severity: 'error',
    summary: 'A setting or field is given twice',
    explanation:
      'The same setting stands there under its label and its machine name, or twice in a list; only one could win.',
    fix: 'Remove one of them.',
  },
  'connector-retired': {
    severity: 'error',
    summary: 'A setting that no longer works',
    explanation:
      'The target stopped accepting it. PingFederate would only find out when the channel and the connection are switched on.',
    fix: 'Use what the hint names instead.',
  },
  'connector-retired-on-server': {
    severity: 'warning',
    summary: 'The server still offers a setting that no longer works',
    explanation: 'The server runs an old version of the connector whose way of signing in the target has shut down.',
    fix: 'Install the current version of the connector on every node, then use its settings.',
  },
  'connector-section-as-setting': {
    severity: 'error',
    summary: 'A heading is taken for a setting',
    explanation: 'PingFederate lists the headings of its console page among the settings; they hold no value.',
    fix: 'Leave it out.',
  },
  'connector-section-value': {
    severity: 'info',
    summary: 'A heading carries a value',
    explanation:
      'PingFederate stores whatever is sent for a heading and does nothing with it. It isn’t compared and not sent.',
    fix: 'Leave it out.',
  },
  'connector-value-not-text': {
    severity: 'error',
    summary: 'A setting’s value is no text',
    explanation:
      'PingFederate stores every target setting as a text. Numbers, true and false are written as texts; nothing else can be.',
    fix: 'Write a text, in quotes where YAML would read something else.',
  },
  'connector-value-not-offered': {
    severity: 'error',
    summary: 'A value that the setting or field doesn’t offer',
    explanation: 'The plugin offers a fixed list and compares exactly, capitals included.',
    fix: 'Take one of the values that the hint names.',
  },
  'connector-mapping-not-understood': {
    severity: 'error',
    summary: 'A field is mapped to something that is no source attribute',
    explanation: 'A field takes its value from attributes of the directory, from a fixed value, or from an expression.',
    fix: 'Write the attribute’s name, a list of names, or a mapping with `attributeNames`, `defaultValue`, `expression`.',
  },
  'connector-groups-unsupported': {
    severity: 'error',
    summary: 'The connector doesn’t provision groups',
    explanation: 'A group location or a group field has no effect with this connector, or is refused.',
    fix: 'Leave it out.',
  },
  'connector-secret-in-clear': {
    severity: 'warning',
    summary: 'A secret stands in the definition',
    explanation: 'Whoever can read the repository can read it, also after it was removed, in the history.',
    fix: 'Write `${secret:NAME}`, give NAME in the workflow’s environment, and have the target issue a new secret.',
  },
  'directory-unknown': {
    severity: 'error',
    summary: 'No directory preset has this name',
    explanation:
      '`directory:` fills in the source settings that PingFederate’s console would pre-fill for a kind of directory.',
    fix: 'Take one of the names in the hint, or write the settings yourself.',
  },
  'directory-filled-in': {
    severity: 'info',
    summary: 'What a directory preset fills in',
    explanation:
      'The console pre-fills these settings for the kind of directory; the API wants them written. Not every value is documented.',
    fix: 'Nothing has to be done. A value that is written in `channelSource` wins over the preset.',
  },
  'connector-secret-missing': {
    severity: 'warning',
    summary: 'A connection that is not active lacks a secret',
    explanation:
      'The plugin requires this setting before the connection can be switched on. Some versions of PingFederate ask for it at every save.',
    fix: 'Add it to `targetSettings` as `${secret:NAME}`.',
  },
  'connector-setting-missing': {
    severity: 'error',
    summary: 'A required setting is missing',
    explanation:
      'The plugin requires this setting. Since 11.3 PingFederate checks it on every save, also for an inactive channel.',
    fix: 'Add it to `targetSettings`.',
  },
  'connector-setting-shape': {
    severity: 'warning',
    summary: 'A setting that doesn’t look like what it takes',
    explanation: 'PingFederate stores any text; the connector fails with it when a channel runs.',
    fix: 'Write a whole address with https://, or a number.',
  },
  'connector-option-without-effect': {
    severity: 'info',
    summary: 'An option has no effect beside another',
    explanation: 'Options of a connector depend on each other; this one does nothing as things are.',
    fix: 'Change one of the two, or leave it as it is.',
  },
  'connector-caution': {
    severity: 'warning',
    summary: 'An option runs into a limit of the connector',
    explanation: 'The vendor documents a limit of this connector that this choice runs into.',
    fix: 'Choose otherwise, or accept what the finding says.',
  },
  'connector-limit': {
    severity: 'info',
    summary: 'A limit of the connector is worth knowing here',
    explanation: 'The vendor documents a limit of this connector that applies to what is written here.',
    fix: 'Nothing has to be done; the hint may name a way around it.',
  },
  'nested-search-unsupported': {
    severity: 'warning',
    summary: 'Nested groups with a PingFederate that doesn’t follow them',
    explanation:
      'PingFederate follows nested groups in Active Directory and Oracle’s directories, and since 11.2 in PingDirectory.',
    fix: 'Leave `nestedSearch` out, choose by a filter, or upgrade PingFederate.',
  },
  'channel-source-incomplete': {
    severity: 'error',
    summary: 'A channel’s source lacks a setting',
    explanation: 'The console pre-fills these settings for the kind of directory; the API requires each of them.',
    fix: 'Write it, or add `directory:` with the kind of directory.',
  },
  'channel-without-users': {
    severity: 'error',
    summary: 'A channel chooses no users',
    explanation:
      'A channel takes its users from a group, by a filter, or both. The API accepts neither, and nobody is provisioned.',
    fix: 'Give `userSourceLocation` a `groupDN` or a `filter`.',
  },
  'ldap-name-invalid': {
    severity: 'error',
    summary: 'No distinguished name',
    explanation: 'The text isn’t a distinguished name by RFC 4514. PingFederate finds out when the channel runs.',
    fix: 'Correct it; a comma or another special character in a value has a backslash in front.',
  },
  'ldap-filter-invalid': {
    severity: 'error',
    summary: 'No LDAP filter',
    explanation: 'The text isn’t a filter by RFC 4515. PingFederate finds out when the channel runs.',
    fix: 'Put each condition in parentheses and close every one: `(&(objectClass=user)(mail=*))`; a parenthesis in a value is written \\28 or \\29.',
  },
  'guid-type': {
    severity: 'warning',
    summary: 'The GUID’s type doesn’t fit its attribute',
    explanation: 'PingFederate recognises people by this attribute. Read the wrong way, people are created again.',
    fix: 'Set `guidBinary` as the hint says.',
  },
  'guid-not-binary-in-store': {
    severity: 'warning',
    summary: 'The data store doesn’t read the GUID as binary',
    explanation: 'A binary attribute has to be declared on the LDAP data store, or it arrives as mangled text.',
    fix: 'Add the attribute to the data store’s LDAP binary attributes.',
  },
  'usn-attribute-missing': {
    severity: 'error',
    summary: 'No attribute for update sequence numbers',
    explanation:
      'The algorithm for Active Directory asks for entries with a higher number than last time, in this attribute.',
    fix: 'Write `usnAttributeName: uSNChanged`.',
  },
  'usn-attribute-unused': {
    severity: 'info',
    summary: 'An attribute for update sequence numbers that isn’t used',
    explanation: 'It counts only with the algorithm for Active Directory.',
    fix: 'Leave it out, or choose that algorithm.',
  },
  'account-status-without-value': {
    severity: 'error',
    summary: 'A status flag without a value to compare with',
    explanation:
      'The account status comes from comparing an attribute with a value; without one everybody has the default status.',
    fix: 'Write `flagComparisonValue` and `flagComparisonStatus`.',
  },
  'account-status-inverted': {
    severity: 'warning',
    summary: 'The account status is read the wrong way round',
    explanation:
      '`flagComparisonStatus` is the status that a match means. For an attribute that says locked, a match has to mean disabled, and PingFederate’s default is the opposite.',
    fix: 'Set `flagComparisonStatus` as the hint says.',
  },
  'mapping-required-field': {
    severity: 'error',
    summary: 'A required field gets no value',
    explanation: 'The target refuses every person without it, so an active channel provisions nobody.',
    fix: 'Map the field.',
  },
  'mapping-needs-expression': {
    severity: 'error',
    summary: 'Several source attributes without an expression',
    explanation: 'PingFederate needs an expression to make one value of several attributes.',
    fix: 'Add an `expression`, or keep one attribute.',
  },
  'mapping-attribute-not-listed': {
    severity: 'warning',
    summary: 'An expression reads an attribute that isn’t listed',
    explanation: 'PingFederate fetches only the attributes in `attributeNames`; any other is empty in the expression.',
    fix: 'Add it to `attributeNames`.',
  },
  'mapping-value-refused': {
    severity: 'error',
    summary: 'A fixed value that the plugin refuses',
    explanation: 'The connector’s own description names the length or the form of a value.',
    fix: 'Write it as the hint shows.',
  },
  'mapping-value-shape': {
    severity: 'warning',
    summary: 'A fixed value that looks wrong for the field',
    explanation: 'Documentation shows values of another shape; the target may refuse this one, for every person.',
    fix: 'Write it as the hint shows, or try it with one person first.',
  },
  'mapping-value-unlisted': {
    severity: 'warning',
    summary: 'A fixed value that the catalogue doesn’t list',
    explanation: 'The catalogue has the values of a documentation; the plugin on the server may offer more.',
    fix: 'Run `pfconn pull`, so that the server’s own list counts.',
  },
  'mapping-create-only': {
    severity: 'warning',
    summary: 'A field for new accounts is written with every change',
    explanation:
      'A password or another value that belongs to the creation of an account would be set again with each update.',
    fix: 'Add `createOnly: true`.',
  },
  'channel-pace': {
    severity: 'error',
    summary: 'Threads or timeout below one',
    explanation: 'A channel needs at least one thread and one second.',
    fix: 'Write 1 thread and 60 seconds, PingFederate’s defaults.',
  },
  'channel-pace-unusual': {
    severity: 'warning',
    summary: 'An unusual number of threads or timeout',
    explanation:
      'Many threads meet the target’s rate limit; a short timeout gives up early, a long one lets a run hang.',
    fix: 'Stay near PingFederate’s defaults: 1 thread, 60 seconds.',
  },
  'channels-overlap': {
    severity: 'warning',
    summary: 'The same people are in two channels',
    explanation: 'PingFederate lets one channel handle a person, and it isn’t defined which one.',
    fix: 'Choose bases, groups or filters that don’t overlap.',
  },
  'channels-same-group': {
    severity: 'warning',
    summary: 'Two channels provision groups of one name',
    explanation: 'The later channel overwrites the members that the first one wrote.',
    fix: 'Keep groups of one name in one channel.',
  },
  'channels-identity-differs': {
    severity: 'warning',
    summary: 'Channels find people by different attributes',
    explanation: 'The field that identifies people at the target comes from different attributes in two channels.',
    fix: 'Map it from the same attribute in every channel.',
  },
  'directory-several-hosts': {
    severity: 'warning',
    summary: 'Active Directory with several hosts',
    explanation: 'Update sequence numbers count per domain controller; with several hosts changes can be missed.',
    fix: 'Use a data store with a single host for provisioning.',
  },
});
