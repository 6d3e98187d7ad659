import type { JsonObject } from './json.ts';
import type { ConnectorDescriptor } from './plugins/connector.ts';
import type { OrderedFault } from './server/faults.ts';
import type { StartError } from './start/start-error.ts';

/** Someone who may call the API. User names are compared without case, as PingFederate does. */
export interface SandboxAccount {
  username: string;
  password: string;
  /** Default: all administrative roles. */
  roles?: AdminRole[];
  /** Reads everything, writes nothing. */
  auditor?: boolean;
}

export type AdminRole =
  | 'USER_ADMINISTRATOR'
  | 'ADMINISTRATOR'
  | 'CRYPTO_ADMINISTRATOR'
  | 'EXPRESSION_ADMINISTRATOR'
  | 'DATA_COLLECTION_ADMINISTRATOR';

/** A bearer token that the server takes as valid. */
export interface SandboxToken {
  token: string;
  roles?: AdminRole[];
  auditor?: boolean;
  /** ISO time after which the token answers 401. */
  expires?: string;
}

/** Who signs tokens (JWT) that the server takes; it checks them itself, from 13.0 on. */
export interface SandboxIssuer {
  /** The claim `iss`. */
  issuer: string;
  /** The claim `aud`. Default: any. */
  audience?: string;
  /** The public key that the tokens are checked with, as PEM. */
  key: string;
  /** The claim that holds the roles. Default: `roles`. */
  rolesClaim?: string;
  /** What each value of that claim allows. Without one of them the token is refused. */
  roles: Record<string, AdminRole | 'AUDITOR'>;
}

/** Where public evidence on PingFederate's behaviour ends, a switch decides. */
export interface Switches {
  /** Where the API lives; a reverse proxy may have moved it. */
  basePath: string;
  /** The status of a request without `X-XSRF-Header`. */
  missingXsrfHeader: 400 | 401 | 403;
  /** The answer to a right password while the account is locked. */
  lockedStatus: 401 | 403;
  /** Whom wrong passwords lock: the user from that address, or, as can be set from 12.3 on, from any. */
  lockoutBy: 'user-and-address' | 'user';
  lockoutAfter: number;
  lockoutMs: number;
  /** A member that the API doesn't know. `keep` stores it and gives it back, as a newer server would. */
  unknownMembers: 'refuse' | 'ignore' | 'keep';
  /**
   * Members that nobody knows, planted into each new SP connection; `spBrowserSso.novelty` goes a level deeper. They are
   * taken like any other.
   */
  futureMembers: string[];
  /** The versions of a cluster's nodes in the middle of an upgrade, the console's first. */
  mixedCluster: string[];
  /** DELETE of an active SP connection. */
  deleteActive: 'allow' | 'refuse';
  /** What an LDAP data store gets that was sent without its five pool members: the console's values, or zeros. */
  ldapDefaults: 'zero' | 'console';
  /** An LDAP data store that says nothing of how to sign in. */
  ldapWithoutSignIn: 'allow' | 'refuse';
  /** Which wins when the host names (or the URL) of a data store and the default among its tagged ones differ. */
  twoAddresses: 'tags' | 'plain' | 'refuse';
  /** A PUT that gives a data store another type. */
  dataStoreTypeByPut: 'refuse' | 'allow';
  /** Plugins that count as installed although nobody described them here, by id. */
  otherPlugins: string[];
  /** A PUT that makes an instance one of another plugin. */
  pluginByPut: 'refuse' | 'allow';
  /** An IdP adapter without any attribute that makes up a pseudonym; the console refuses it. */
  missingPseudonym: 'refuse' | 'allow';
  /** Whether an id that stands as plain text in a plugin's field, or as a policy's source, keeps its resource from going. */
  hiddenReferences: 'use' | 'ignore';
  /** Such an id of something that isn't there. */
  danglingHiddenReferences: 'allow' | 'refuse';
  /** The same certificate, or key pair, imported under two ids of a collection. */
  sameCertificate: 'refuse' | 'allow';
  /** Authorities that are imported while another one is: all answer 201, and all but the last are gone, as was seen of 10.x. */
  parallelCaImports: 'keep' | 'lose';
  /** Names of password validators, adapters and metadata URLs that others of their kind have. */
  sharedNames: 'allow' | 'refuse';
  /** A PUT that takes an attribute from a contract or adapter while mappings read it or policies fill it. */
  usedAttributeRemoval: 'refuse' | 'allow';
  /** A PUT that takes an extended property away, or its many values, while connections or clients have them. */
  usedPropertyRemoval: 'refuse' | 'drop' | 'keep';
  /** A PUT that adds or removes `outboundProvision`, or changes its type. */
  provisioningByPut: 'refuse' | 'ignore' | 'allow';
  /** An encrypted value that this server didn't make. */
  foreignSecrets: 'accept' | 'refuse';
  /** What is sent back for a setting or a plugin's field whose secret was left out of a PUT. */
  omittedSecrets: 'lose' | 'keep';
  /** Order of collections. */
  listOrder: 'name' | 'created' | 'id';
  /** Whether `creationDate` and `modificationDate` of connections are answered. */
  connectionDates: boolean;
  /** Whether attribute expressions (OGNL) are switched on. */
  expressions: boolean;
  /** `pf.provisioner.mode`; the API takes outbound provisioning even when it's off. */
  provisionerMode: 'OFF' | 'STANDALONE' | 'FAILOVER';
  /** `dataStores` ids that can't be reached; a write that uses one fails unless external validation is bypassed. */
  unreachableDataStores: string[];
  /** Connection ids or plugin types whose target refuses the credentials when a channel becomes active. */
  refusedTargetCredentials: string[];
  /** Whether an active connection with an expired verification certificate is refused. */
  expiredCertificateOnActive: 'allow' | 'refuse';
  /**
   * A SAML 2.0 connection that signs neither responses nor assertions. The API's description forbids it; a release note
   * of the official Terraform provider (1.4.0) says that servers take it.
   */
  unsignedResponses: 'allow' | 'refuse';
  /**
   * Whether `externalId`, which SCIM counts among the members that any resource has, is one of a user's core attributes in
   * inbound provisioning. The official Terraform provider's test fulfils 25 attributes and finds 24; which one is left out
   * it doesn't say.
   */
  externalIdIsCore: boolean;
  /** How often a DELETE still finds "in use" after the last user of a resource has gone. */
  staleInUse: number;
  /** What that DELETE answers: a client's report shows a 500, from 10.x. */
  staleInUseStatus: 422 | 500;
  /** After the start: this many requests, or milliseconds, are answered 503. */
  startUpRequests: number;
  startUpMs: number;
  /** A control endpoint for faults and switches under `/sandbox-control`. */
  control: boolean;
}

export const defaultSwitches: Switches = {
  basePath: '/pf-admin-api/v1',
  missingXsrfHeader: 400,
  lockedStatus: 401,
  lockoutBy: 'user-and-address',
  lockoutAfter: 3,
  lockoutMs: 60_000,
  unknownMembers: 'refuse',
  futureMembers: [],
  mixedCluster: [],
  deleteActive: 'allow',
  ldapDefaults: 'zero',
  ldapWithoutSignIn: 'allow',
  twoAddresses: 'tags',
  dataStoreTypeByPut: 'refuse',
  otherPlugins: [],
  pluginByPut: 'refuse',
  missingPseudonym: 'refuse',
  hiddenReferences: 'use',
  danglingHiddenReferences: 'allow',
  sameCertificate: 'refuse',
  parallelCaImports: 'keep',
  sharedNames: 'allow',
  usedAttributeRemoval: 'refuse',
  usedPropertyRemoval: 'refuse',
  provisioningByPut: 'refuse',
  foreignSecrets: 'accept',
  omittedSecrets: 'lose',
  listOrder: 'name',
  connectionDates: true,
  expressions: true,
  provisionerMode: 'STANDALONE',
  unreachableDataStores: [],
  refusedTargetCredentials: [],
  expiredCertificateOnActive: 'allow',
  unsignedResponses: 'allow',
  externalIdIsCore: false,
  staleInUse: 0,
  staleInUseStatus: 422,
  startUpRequests: 0,
  startUpMs: 0,
  control: false,
};

/** A node of a pretended cluster. */
export interface SandboxNode {
  index: number;
  mode?: 'CLUSTERED_CONSOLE' | 'CLUSTERED_ENGINE';
  address?: string;
  nodeGroup?: string;
  version?: string;
  /** How long after a replication the node reports success. */
  appliesAfterMs?: number;
  /** The node that never succeeds: it stays RETRIEVING, or reports FAILED. */
  never?: 'RETRIEVING' | 'FAILED';
}

export interface SandboxCluster {
  nodes: SandboxNode[];
  /** Changes of somebody else that wait for replication when the server starts. */
  pending?: boolean;
  replicateConnectionsOnSave?: boolean;
}

export interface SandboxOptions {
  /** 0 (default): any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** A `/bulk/export` document. Without one: a small server to try things on. */
  seed?: JsonObject;
  /** What `/idp/connectors/descriptors` answers; without any, outbound provisioning knows no plugin. */
  connectors?: ConnectorDescriptor[];
  /** Default `12.2.2.0`. */
  version?: string;
  accounts?: SandboxAccount[];
  tokens?: SandboxToken[];
  issuers?: SandboxIssuer[];
  switches?: Partial<Switches>;
  faults?: OrderedFault[];
  /** Serve HTTPS; `true` makes a self-signed certificate for localhost. */
  https?: true | { key: string; cert: string };
  cluster?: SandboxCluster;
  /** State is read from and written to this file. A file that exists wins over the seed. */
  stateFile?: string;
  /** Told when the state can't be written any more, a full disk for one. Default: the process ends with the error. */
  stateLost?: (error: StartError) => void;
  now?: () => Date;
}
