/** What a row can ask about the connection besides the change itself. Each is answered by one function. */
export type Condition = OfConnection | OfMapping | OfChange | OfChannel | OfSetting | OfField | OfObject | OfPlugin;

/** About the connection as it is after the change. */
export type OfConnection =
  /** It signs people on, issues tokens or answers attribute queries. */
  | 'signs-on'
  /** Some adapter, contract or token processor has no issuance criterion. */
  | 'open'
  /** It has a channel that runs when the connection does. */
  | 'provisions'
  /** Signatures of the partner are verified: signed requests demanded, a logout profile, a signed back channel. */
  | 'verifies'
  /** An assertion, an attribute, a name or a token is encrypted. */
  | 'encrypts'
  /** Artifacts, SOAP or attribute queries go over the back channel. */
  | 'back-channel'
  | 'sp-initiated'
  | 'logout'
  /** The partner begins a sign-on or a logout. */
  | 'partner-begins'
  | 'artifact'
  | 'ws-federation'
  | 'saml-1'
  | 'saml-2'
  | 'assertions-unsigned'
  | 'assertion-encrypted'
  | 'pseudonyms'
  | 'request-contract'
  /** It has virtual server IDs. */
  | 'virtual-ids'
  | 'first-virtual-id'
  /** Some mapping is restricted to listed virtual server IDs. */
  | 'some-restricted'
  /** Some endpoint is a path alone, and another place results for it. */
  | 'relative-endpoints'
  /** Metadata are reloaded by themselves. */
  | 'reloads';

/** About the mapping that the path leads through. */
export type OfMapping =
  | 'has-sources'
  | 'restricted'
  | 'overridden'
  /** The attribute is the name by which the partner knows people. */
  | 'subject-name'
  /** Its name sounds like a role, a group, a licence. */
  | 'rights-name'
  /** Its name sounds like an identifier. */
  | 'identity-name'
  | 'constant-rights'
  | 'by-expression'
  | 'from-directory'
  | 'from-text'
  /** Source and value together mean what they meant. */
  | 'same-source-value'
  /** The attribute source has another id and is otherwise the same. */
  | 'source-renamed'
  | 'source-is-read'
  | 'attribute-is-mapped'
  | 'property-is-read'
  /** No value can meet the criterion; every value does. */
  | 'criterion-never'
  | 'criterion-always'
  | 'condition-forbids'
  | 'same-for-condition';

/** About the two values. */
export type OfChange =
  | 'expression-same'
  | 'search-wider'
  /** The host gets messages of this connection already. */
  | 'known-host'
  | 'item-on-http'
  /** The address, its base URL added, is without TLS. */
  | 'address-on-http'
  | 'item-on-new-host'
  | 'item-is-default'
  | 'wildcard-domain'
  | 'another-default-address'
  | 'covered-by-shorter'
  | 'covers-others'
  | 'default-name-format'
  | 'default-algorithm'
  | 'was-alternative'
  | 'is-signing-key'
  | 'old-key-is-secondary'
  | 'certificate-valid'
  /** None of the listed certificates is valid, and none is trusted by name. */
  | 'no-valid-certificate'
  | 'no-primary-left'
  | 'nothing-to-encrypt-with'
  | 'another-encryption-key'
  | 'under-1'
  | 'under-3'
  | 'under-30'
  | 'over-10'
  | 'over-60'
  | 'over-300'
  /** One of the two numbers is at least five times the other. */
  | 'five-times'
  | 'switched-off';

/** About the channel that the path leads through, and the options of its target. */
export type OfChannel =
  | 'channel-runs'
  | 'channel-ran'
  | 'group-dn'
  /** A group DN or provisioned groups. */
  | 'groups-used'
  | 'groups-provisioned'
  | 'by-flag'
  | 'flag-means-active'
  /** The flag is one that is set for locked people. */
  | 'locks-by-flag'
  | 'by-usn'
  | 'creates'
  | 'updates-off'
  /** Who leaves is deleted, as the options are after the change. */
  | 'deletes'
  | 'removal-off'
  /** People who are disabled are created, too, as the options are after the change. */
  | 'disabled-too'
  | 'deletes-now'
  | 'disables-now'
  | 'same-connector'
  | 'channels-overlap'
  /** The field by which the target knows people is filled from something else, too. */
  | 'link-moves';

/** What a setting of the target is for, by the connector's own description. */
export type OfSetting =
  | `setting:${'tenant' | 'tenant-by-token' | 'credential' | 'link-rule' | 'for-life' | 'devices' | 'groups' | 'rights'}`
  | `setting:${'scope-at-target' | 'delete' | 'notify' | 'shape' | 'section' | 'same-value' | 'secret'}`
  | `option:${'create' | 'update' | 'remove' | 'remove-action' | 'disabled-too'}`
  /** The new value replaces what is at the target, instead of adding to it. */
  | 'overwrites';

/** About an object of another kind: who hangs on it, as `users.ts` says, when the plan is done. */
export type OfObject =
  /** Some active connection that signs people on needs it for that, itself or through something else. */
  | 'lets-in'
  /** Some channel that runs reads from it. */
  | 'feeds-channels'
  /** Something that is known refers to it. */
  | 'used';

/** What a field, column or table of a plugin is for, by its name. */
export type OfPlugin =
  /** It names the data store in which people are looked for. */
  | 'plugin:directory'
  /** It decides whom a search in a directory finds. */
  | 'plugin:search'
  /** Its rows are what is asked who somebody is: validators, or other adapters. */
  | 'plugin:validators'
  /** Its rows are accounts with a password. */
  | 'plugin:accounts'
  /** It says how often or how strongly people are asked. */
  | 'plugin:sessions'
  /** A page or message that people see. */
  | 'plugin:page'
  /** Its value is kept secret. */
  | 'plugin:secret';

/** What a field is for at the target. */
export type OfField =
  | `field:${'link' | 'for-life' | 'sign-in' | 'rights' | 'cost' | 'scope-at-target' | 'password' | 'devices' | 'status'}`
  | `field:${'groups' | 'notify' | 'manager' | 'required'}`
  /** It is known, and isn't free text. */
  | 'field:matters'
  /** Nothing is known about it. */
  | 'field:unknown'
  | 'field:expression'
  | 'field:nothing-before'
  /** The connector says something special about its removal. */
  | 'field:cautions';
