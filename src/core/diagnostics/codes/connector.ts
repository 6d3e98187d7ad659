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
    fix: 'Nothing has to be done: the plan checks them against the server. `pfconn connectors pull` brings the descriptor into the repository.',
  },
  'connector-and-type': {
    severity: 'error',
    summary: '`connector` and `type` name different plugins',
    explanation: 'Only one plugin can be meant; the other one’s settings would be sent to the wrong place.',
    fix: 'Keep one of the two.',
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
    fix: 'Run `pfconn connectors pull`, or check the label in the console.',
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
    fix: 'Run `pfconn connectors pull`, or check the field in the console.',
  },
  'connector-names-unchecked': {
    severity: 'info',
    summary: 'Machine names that can’t be checked without the server',
    explanation:
      'The vendor doesn’t publish the machine names of this connector; only the server’s descriptor has them.',
    fix: 'Nothing has to be done: the plan checks them. To check them here, run `pfconn connectors pull` or write labels.',
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
    explanation: 'The target stopped accepting it. PingFederate would only find out when a channel becomes active.',
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
});
