// Made from schemas/source/reports/ by `npm run generate`. Not for editing.

/** What is done to an object on the server. */
export type ActionJson = "create" | "update" | "replace" | "delete" | "no-op";

/** Which server was asked, and what it cost. */
export interface AskedDirectoryJson {
  host: string;
  requests: number;
  entries: number;
}

/** What happens to one object. */
export interface ChangeJson {
  action: ActionJson;
  verb: VerbJson;
  /** The worst of what the change does. */
  tier: TierJson;
  kind: KindJson;
  /** Among objects of its kind. */
  id: string;
  key: KeyJson;
  name: string;
  /** Of a connection; empty for other kinds. */
  entityId: string;
  /** The definition; absent when one is deleted because its definition is gone. */
  file?: string | undefined;
  /** Why it is replaced, in words; of a delete `absent` (the definition says so) or `prune` (its definition is gone). */
  reason?: string | undefined;
  draft?: DraftJson | undefined;
  /** Of a new connection that takes the place of one that is deleted in the same plan, the id of that one. */
  succeeds?: string | undefined;
  digest: DigestJson;
  differences: DifferenceJson[];
  findings: FindingJson[];
  /** What it does to people in numbers; absent where nobody asked. */
  people?: PeopleJson | undefined;
  /** What of it can’t be undone and nobody said yes to yet; an apply leaves it alone. */
  waits?: WaitJson[] | undefined;
  /** The keys of what waits and still has what this one needs. */
  waitsFor?: string[] | undefined;
  /** What somebody said yes to. */
  accepted?: WaitJson[] | undefined;
}

/** What became of one change. */
export interface ChangeOutcomeJson {
  action: ActionJson;
  verb: VerbJson;
  kind: KindJson;
  /** Among objects of its kind. */
  id: string;
  key: KeyJson;
  name: string;
  file?: string | undefined;
  /** `done`: written, read back, as planned. `saved-inactive`: PingFederate saved it and refused to activate it. `unconfirmed`: sent, and the answer was lost. `failed`: refused or lost. `conflict`: somebody else changed it since the plan. `skipped`: not begun. `waits`: nobody said yes to it. `rolled-back`, `rollback-failed`, `left-alone`: what became of it when a later change failed. `gone`, `changed-since`: no longer as it was written at the end of the run. */
  status: "done" | "saved-inactive" | "unconfirmed" | "failed" | "conflict" | "skipped" | "waits" | "rolled-back" | "rollback-failed" | "left-alone" | "gone" | "changed-since";
  /** One sentence for people. */
  message?: string | undefined;
  /** What PingFederate refused, led back to the line, and other findings. */
  findings: FindingJson[];
  durationMs: number;
  /** Each request in order: `PUT /idp/spConnections/zoom → 200`. */
  requests: string[];
  /** The document that was sent, in the admin API’s form. */
  sent?: unknown;
  /** What PingFederate answered. */
  returned?: unknown;
  /** What it was before it was replaced or deleted. */
  previous?: unknown;
}

/** One channel’s people. */
export interface ChannelPeopleJson {
  channel: string;
  /** The data store in whose directory they were counted. */
  dataStore: string;
  /** In scope today; absent when the channel doesn’t run. */
  before?: number | undefined;
  /** In scope afterwards; absent when it doesn’t run any more. */
  after?: number | undefined;
  joins: EnabledAndDisabledJson;
  leaves: EnabledAndDisabledJson;
  /** Of those who leave, who is in another channel afterwards; of those who join, who was in one before. */
  elsewhere: {
  leaves: number;
  joins: number;
};
  stays: number;
  /** Of those who stay. */
  becomesEnabled: number;
  /** Of those who stay. */
  becomesDisabled: number;
  /** Of those who stay, by the field’s label: the target gets another value. */
  changed: unknown;
  /** Of those who stay: the target would know them by another value. */
  identityChanged: number;
  /** What the target refuses afterwards. */
  refused: RefusedValuesJson[];
  /** People who afterwards share the value by which the target knows them. */
  duplicates: {
  people: number;
  /** How many values they share. */
  values: number;
  /** How many more they are than today. */
  new: number;
};
  /** Labels of fields that only PingFederate works out: expressions, raw values, binary attributes. */
  unknownFields: string[];
  /** Why a number may be wrong. */
  doubts: DoubtJson[];
}

/** Which kind of finding it is; docs/diagnostics.md explains each. */
export type CodeJson = "absent-and-active" | "absent-and-protected" | "account-status-changed" | "account-status-inverted" | "account-status-without-value" | "activation-refused" | "adapter-missing" | "adapter-override-changed" | "adapter-without-contract" | "adapter-without-pseudonym" | "alias-expansion" | "ambiguous-reference" | "artifact-settings-missing" | "attachment-missing" | "attachment-unusable" | "attribute-changed" | "attribute-name-wrapped" | "attribute-not-fulfilled" | "attribute-not-in-contract" | "attribute-not-in-directory" | "attribute-not-there" | "attribute-query-changed" | "attribute-source-id" | "attribute-source-twice" | "attribute-still-read" | "attribute-twice" | "back-channel-changed" | "back-channel-missing" | "backup-of-other-server" | "backup-of-other-version" | "bindings-missing" | "cannot-be-deleted" | "certificate-expired" | "certificate-expiring" | "certificate-no-authority" | "certificate-not-yet-valid" | "certificate-role-twice" | "certificate-several" | "certificate-unreadable" | "certificate-with-private-key" | "channel-changed" | "channel-pace" | "channel-pace-unusual" | "channel-source-incomplete" | "channel-switched" | "channel-without-users" | "channels-identity-differs" | "channels-overlap" | "channels-same-group" | "children-inherit" | "computers-in-scope" | "connection-switched" | "connector-ambiguous" | "connector-and-type" | "connector-caution" | "connector-field-unconfirmed" | "connector-field-unknown" | "connector-given-twice" | "connector-groups-unsupported" | "connector-label-ambiguous" | "connector-limit" | "connector-mapping-not-understood" | "connector-missing" | "connector-names-unchecked" | "connector-not-installed" | "connector-option-without-effect" | "connector-retired" | "connector-retired-on-server" | "connector-secret-in-clear" | "connector-secret-missing" | "connector-section-as-setting" | "connector-section-value" | "connector-setting-missing" | "connector-setting-shape" | "connector-setting-unconfirmed" | "connector-setting-unknown" | "connector-type-unknown" | "connector-unknown" | "connector-value-not-offered" | "connector-value-not-text" | "context-value" | "cyclic-anchor" | "data-store-address-missing" | "data-store-certificate-in-clear" | "data-store-default-address" | "data-store-encrypted-twice" | "data-store-host-unusable" | "data-store-left-open" | "data-store-password-missing" | "data-store-pool" | "data-store-sign-in-missing" | "data-store-sign-in-twice" | "data-store-two-addresses" | "data-store-unencrypted" | "data-store-unkept" | "default-endpoint" | "delete-active" | "delete-idle" | "delete-strands-people" | "directory-filled-in" | "directory-sees-less" | "directory-several-hosts" | "directory-unknown" | "document-empty" | "draft-is-live" | "draft-not-written" | "duplicate-channel" | "duplicate-entity-id" | "duplicate-id" | "duplicate-key" | "duplicate-name" | "encrypted-attributes" | "encryption-changed" | "encryption-incomplete" | "endpoint-binding" | "endpoint-changed" | "endpoint-index-twice" | "environment-reference" | "environments-share-server" | "exchange-key-missing" | "extended-properties-missing" | "extended-property-twice" | "extended-property-values" | "field-mapping-changed" | "file-outside-repository" | "file-too-large" | "file-unreadable" | "filled-in-too-much" | "group-and-filter" | "group-not-in-directory" | "guid-not-binary-in-store" | "guid-shared" | "guid-type" | "hidden-character" | "identity-values-change" | "ignored-path" | "import-connection-skipped" | "import-connector-differs" | "import-key-sealed" | "import-kind-left-out" | "import-not-faithful" | "import-source-unreadable" | "import-unknown-members" | "import-unknown-written" | "issuance-criteria-changed" | "issuer-without-subject" | "key-file-in-clear" | "key-file-missing" | "key-file-without-password" | "key-not-a-word" | "key-not-restored" | "key-pair-said-twice" | "key-pair-unsaid" | "key-read-as-text" | "kind-not-on-server" | "kind-not-readable" | "known-under-other-id" | "ldap-filter-invalid" | "ldap-name-invalid" | "lifetime-changed" | "logging-mode-overridden" | "lookup-changed" | "made-anew" | "managed-elsewhere" | "mapping-attribute-not-listed" | "mapping-create-only" | "mapping-missing" | "mapping-needs-expression" | "mapping-required-field" | "mapping-value-refused" | "mapping-value-shape" | "mapping-value-unlisted" | "marker-property-missing" | "marker-property-removed" | "member-not-in-version" | "member-perhaps-not-in-version" | "member-required-by-version" | "merge-not-a-mapping" | "metadata-attributes-skipped" | "metadata-certificate-expired" | "metadata-certificate-not-yet-valid" | "metadata-certificate-skipped" | "metadata-certificate-unreadable" | "metadata-endpoint-index" | "metadata-endpoint-skipped" | "metadata-endpoint-url" | "metadata-entity-not-found" | "metadata-expired" | "metadata-key-unusable" | "metadata-no-consumer" | "metadata-no-entity-id" | "metadata-no-protocol" | "metadata-no-service-provider" | "metadata-not-saml" | "metadata-not-xml" | "metadata-prefix-undeclared" | "metadata-reload-changed" | "metadata-replacement-unused" | "metadata-several-entities" | "metadata-shared-identity" | "metadata-signature-invalid" | "metadata-signature-unchecked" | "metadata-signature-weak" | "metadata-unsigned" | "metadata-without-consumer" | "missing-property" | "missing-reference" | "mixed-cluster" | "more-disabled-than-reviewed" | "more-findings" | "more-joiners-than-reviewed" | "more-leavers-than-reviewed" | "name-not-allowed" | "name-or-entity-id-taken" | "names-shared" | "needs-new-id" | "nested-groups-without-active-directory" | "nested-search-unsupported" | "nested-too-deeply" | "newer-server" | "no-definition-yet" | "no-protocol" | "nobody-today" | "not-judged" | "not-text" | "number-inexact" | "number-not-finite" | "object-changed" | "object-created" | "object-deleted" | "older-server" | "other-directory" | "override-ambiguous" | "override-key-ambiguous" | "override-key-unknown" | "override-of-other-adapter" | "override-parent-missing" | "override-unused" | "partner-name-changed" | "partner-trust-changed" | "password-in-clear" | "pattern-unused" | "people-elsewhere" | "people-join" | "people-leave" | "people-not-counted" | "placeholder-left" | "plugin-ambiguous" | "plugin-attribute-unconfirmed" | "plugin-attribute-unknown" | "plugin-field-unknown" | "plugin-missing" | "plugin-named-twice" | "plugin-not-installed" | "plugin-reference-unknown" | "plugin-unchecked" | "primary-certificate-missing" | "primary-group" | "profiles-missing" | "protected-connection" | "protocol-not-for-sp" | "provisioner-mode" | "prune-connection" | "prune-without-marker" | "read-only-member" | "recognition-changed" | "reference-brought-in" | "reference-circle" | "reference-in-key" | "reference-in-metadata" | "reference-misspelt" | "reference-not-here" | "reference-not-sent" | "reference-unclear" | "refused-by-server" | "rehearsed-version" | "relative-url-without-base" | "replace-loses-state" | "replace-not-allowed" | "repository-behind" | "request-contract-missing" | "restricted-virtual-entity-ids" | "rotate-without-match" | "same-tenant" | "scope-changed" | "second-connection" | "secret-kept" | "secret-not-available" | "secret-not-handed-on" | "secret-not-here" | "secret-not-set" | "secret-place-unknown" | "setting-changed" | "several-documents" | "sign-on-changed" | "sign-on-mapping-changed" | "signing-algorithm" | "signing-changed" | "signing-key-expired" | "signing-key-expiring" | "signing-key-missing" | "slo-endpoint-missing" | "snapshot-of-other-server" | "snapshot-of-other-version" | "source-id-missing" | "source-id-unknown" | "source-type" | "still-in-use" | "stored-differently" | "subject-changed" | "tab-indentation" | "target-changed" | "token-not-needed" | "tokens-changed" | "too-many-changes" | "too-many-deletes" | "too-many-joiners" | "too-many-leavers" | "unknown-anchor" | "unknown-ignore-path" | "unknown-is-known" | "unknown-leads-nowhere" | "unknown-members-held" | "unknown-members-kept" | "unknown-members-missing" | "unknown-property" | "unknown-tag" | "unknown-value" | "unknown-variable" | "unresolved-reference" | "unsafe-key" | "url-unusable" | "usn-attribute-missing" | "usn-attribute-unused" | "value-not-allowed" | "value-not-in-version" | "value-perhaps-not-in-version" | "values-refused" | "variable-holds-reference" | "variable-not-text" | "variable-withheld" | "verification-certificate-missing" | "virtual-entity-id-default" | "waits-for-yes" | "waits-with-another" | "wrong-data-store" | "wrong-type" | "xml-doctype" | "xml-malformed" | "xml-too-large" | "yaml-syntax" | "yaml-version";

/** What changes do to people. */
export interface ConsequenceJson {
  code: CodeJson;
  severity: SeverityJson;
  message: string;
  hint?: string | undefined;
  /** Of the first of them. */
  place: PlaceJson;
  key?: KeyJson | undefined;
  subject?: string | undefined;
  tier: TierJson;
  rank: number;
  certain: boolean;
  /** The variable, file or metadata that leads to it. */
  cause?: string | undefined;
  /** The keys of all objects of which it is true. */
  keys: KeyJson[];
  /** The ids of the connections among them. */
  connections: string[];
}

/** How many objects each action concerns. */
export interface CountsJson {
  create: number;
  update: number;
  replace: number;
  delete: number;
  "no-op": number;
  /** Of what stays as it is, those whose definition is a draft; `no-op` counts the others. */
  draft: number;
}

/** One setting, or one whole item of a list, that isn’t the same on both sides. */
export interface DifferenceJson {
  kind: "added" | "removed" | "changed";
  /** Where it is in the admin API’s document: `outboundProvision.channels[Staff].channelSource.baseDn`. */
  path: string;
  /** Where it is in the administrative console. */
  console: string;
  /** As the server has it; absent of what is added and of secrets. */
  live?: unknown;
  /** As the definition has it; absent of what is removed and of secrets. */
  desired?: unknown;
  names?: NamesJson | undefined;
  /** Neither value may be shown. */
  secret?: true | undefined;
  place: PlaceJson;
}

/** Equal digests do the same. */
export type DigestJson = string;

export interface DoubtJson {
  code: CodeJson;
  message: string;
  /** A limit behaves as if nobody had been counted. */
  closes: boolean;
}

/** The definition says `state: draft`, so nothing of it is written; what it would do if it didn’t. */
export interface DraftJson {
  would: "create" | "update" | "replace" | "no-op";
  /** How many settings would be written. */
  settings: number;
  /** What on the server stands in its way, in words. */
  refusedBecause?: string | undefined;
}

/** People by whether they are enabled in the directory. */
export interface EnabledAndDisabledJson {
  enabled: number;
  disabled: number;
}

/** Why nothing, or not everything, could be done. */
export interface FailureJson {
  reason: "invalid-inputs" | "invalid-definitions" | "plan-refused" | "plan-changed" | "superseded" | "unreviewed" | "unacknowledged" | "not-counted" | "api-error" | "partial-apply" | "cancelled" | "internal";
  message: string;
  hint?: string | undefined;
}

/** Something that was noticed, at its place. */
export interface FindingJson {
  code: CodeJson;
  severity: SeverityJson;
  /** What was found, a sentence for people without its full stop. */
  message: string;
  /** What to do about it. */
  hint?: string | undefined;
  place: PlaceJson;
  /** What it is about. */
  key?: KeyJson | undefined;
  /** Who or what the message begins with: `Everyone in Staff`. */
  subject?: string | undefined;
  tier?: TierJson | undefined;
  /** How bad it is, finer than the tier: 1 can’t be undone, 2 to 4 people lose or get something, 5 load, 6 a note. */
  rank?: number | undefined;
  /** False where it depends on something that nobody here can see. */
  certain?: boolean | undefined;
  /** The variable, file or metadata that leads to it: `BASE_DN in environments/production.yaml`. */
  cause?: string | undefined;
  /** The environments that it holds for, where several were looked at. */
  environments?: string[] | undefined;
}

/** What it is known by among objects of all kinds: a connection by its id, another as `DataStore/corp-ad`. */
export type KeyJson = string;

/** The kind of object, by the name that the admin API gives its model; a connection is an `SpConnection`. */
export type KindJson = "AuthenticationPolicyContract" | "CertificateAuthority" | "DataStore" | "ExtendedProperties" | "IdpAdapter" | "MetadataUrl" | "PasswordCredentialValidator" | "PingOneConnection" | "SigningKeyPair" | "SpConnection" | "SslClientKeyPair" | "StsRequestParametersContract" | "TokenExchangeProcessorPolicy" | "TokenProcessor";

export interface LimitJson {
  planned: number;
  allowed: number;
}

/** The limits that were set, in objects; a share is worked out. A plan over one is refused. */
export interface LimitsJson {
  changes?: LimitJson | undefined;
  /** Deletes and replaces together. */
  deletes?: LimitJson | undefined;
}

/** Of a definition that refers by names: the same values with names for ids. */
export interface NamesJson {
  live?: unknown;
  desired?: unknown;
}

export interface NodeJson {
  address: string;
  status: string;
}

/** Why nobody was counted. */
export interface NotCountedJson {
  kind: "no-directory" | "refused-filter" | "refused-base" | "variable" | "too-many" | "unreachable" | "sign-in" | "time" | "size" | "no-paging" | "cut-off" | "failed";
  message: string;
  hint?: string | undefined;
}

/** The record of an apply or a restore, as `outcome-file` and the member `outcome` of `--json` hold it. Secrets are replaced in what was sent, what came back and what was there before. */
export interface OutcomeJson {
  format: "pfconn-outcome";
  /** Raised when a member changes its meaning or goes; a new member doesn’t raise it. */
  version: 1;
  environment: string;
  server: ServerJson;
  /** The digest of the plan that was applied. */
  digest: DigestJson;
  /** In UTC: `2026-11-28T05:40:00.000Z`. */
  startedAt: string;
  durationMs: number;
  /** Who began the run. */
  actor?: string | undefined;
  commit?: string | undefined;
  /** The address of the workflow’s run. */
  run?: string | undefined;
  changes: ChangeOutcomeJson[];
  replication: ReplicationJson;
  /** True when nothing of the plan is left to do. */
  complete: boolean;
  /** Why what was written could not be looked at once more at the end. */
  unseen?: string | undefined;
  cancelled: boolean;
}

/** What a directory says about the people of a connection, in numbers. `not-asked`: the change touches nobody’s scope, values or account; `not-counted`: `why` says what stood in the way. */
export interface PeopleJson {
  state: "counted" | "not-counted" | "not-asked";
  /** In scope today, each person once. */
  before?: number | undefined;
  /** In scope afterwards, each person once. */
  after?: number | undefined;
  /** In no channel any more, and gone from one that still runs. */
  leave?: number | undefined;
  /** In no channel any more because theirs doesn’t run: their accounts stay, and nobody looks after them. */
  unattended?: number | undefined;
  /** In none before. */
  join?: number | undefined;
  /** From one channel to another. */
  move?: number | undefined;
  /** Afterwards in more than one channel. */
  twice?: number | undefined;
  channels?: ChannelPeopleJson[] | undefined;
  asked?: AskedDirectoryJson | undefined;
  /** In what a run of the action writes, which others may read: the smallest number that stands as it is. A smaller one, and each that would give one away, is the largest that it may be: 9 for fewer than 10. Which server was asked isn’t said then. Absent where all numbers are exact. */
  smallest?: number | undefined;
  why?: NotCountedJson | undefined;
}

/** A stretch of a file. Lines and columns count from 1, the end is exclusive. */
export interface PlaceJson {
  /** Path from the repository’s top, with forward slashes. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** What an apply would do, as `plan-file` and the member `plan` of `--json` hold it; of `drift`, what would undo what was changed on the server. No secret is in it: one stands as its `${secret:NAME}` reference or as `(secret)`. */
export interface PlanJson {
  format: "pfconn-plan";
  /** Raised when a member changes its meaning or goes; a new member doesn’t raise it. */
  version: 1;
  environment: string;
  server: ServerJson;
  hasChanges: boolean;
  /** The worst of all changes. */
  tier: TierJson;
  counts: CountsJson;
  limits?: LimitsJson | undefined;
  digest: DigestJson;
  /** In the order of execution; what stays as it is comes last. Whoever knows only connections takes those whose `kind` is `SpConnection`. */
  changes: ChangeJson[];
  /** Connections on the server and in no definition; never touched. */
  unmanaged: UnmanagedJson[];
  /** About the plan as a whole: limits, what waits for nothing, other people’s pending changes. */
  findings: FindingJson[];
  /** What the changes do to people, each once for all objects of which it is true, the worst first. */
  consequences: ConsequenceJson[];
}

export interface RefusedValuesJson {
  /** The field’s label. */
  field: string;
  reason: "missing" | "too-long" | "too-short" | "pattern" | "option" | "format";
  count: number;
  /** How many of them only since the change. */
  new: number;
}

/** What replication to the other nodes did after the writes. */
export interface ReplicationJson {
  status: "not-clustered" | "not-needed" | "skipped" | "on-save" | "replicated" | "timeout" | "failed" | "refused";
  message: string;
  nodes: NodeJson[];
}

/** What `--json` prints, one document for every command; what a command doesn’t have is left out. */
export interface ResultJson {
  format: "pfconn-result";
  /** Raised when a member changes its meaning or goes; a new member doesn’t raise it. */
  version: 1;
  /** The command as it was given. */
  command: string;
  /** 0: as wished. 1: failed. 2: something to change. */
  exitCode: 0 | 1 | 2;
  /** How many definitions were looked at. */
  definitions: number;
  /** The environments that were checked, where no single one was chosen. */
  environments?: string[] | undefined;
  /** What couldn’t be checked because of an earlier mistake, a sentence each. */
  unchecked?: string[] | undefined;
  /** About the files; those of a plan stand in the plan. */
  findings: FindingJson[];
  plan?: PlanJson | undefined;
  outcome?: OutcomeJson | undefined;
  /** What a command prints for people, where there is no other form of it. */
  text?: string | undefined;
  /** The result of a command that neither plans nor writes. */
  data?: unknown;
  failure?: FailureJson | undefined;
}

export interface ServerJson {
  /** PingFederate’s version: `12.2.2.0`. */
  version: string;
}

/** `error` stops a write, `warning` wants a look, `info` is worth knowing. */
export type SeverityJson = "error" | "warning" | "info";

/** What it means to people. `irreversible`: can’t be undone; `people`: sign-on, accounts, access or protection are affected; `not-judged`: no rule can tell; `routine`: a rule says that it does none of that. */
export type TierJson = "irreversible" | "people" | "not-judged" | "routine";

export interface UnmanagedJson {
  id: string;
  name: string;
  entityId: string;
  active: boolean;
}

/** The same as people are told. `take over` is an update of a connection that doesn’t carry this repository’s marker yet and gets it. */
export type VerbJson = "delete" | "replace" | "create" | "change" | "take over" | "leave";

/** A part of a change that can’t be undone. */
export interface WaitJson {
  /** The yes to exactly this: `delete-accounts-7c1e90ab44d2`. */
  token: string;
  why: string;
  /** What causes it. */
  place: PlaceJson;
  /** Where the token is written down; absent when no definition is left to hold it. */
  paste?: PlaceJson | undefined;
}
