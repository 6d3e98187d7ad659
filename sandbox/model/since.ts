/** Members that appeared after 10.2, with the version that brought them. Older servers refuse what they don't know. */
const since: [member: string, version: [number, number]][] = [
  ['SpConnection.connectionTargetType', [11, 0]],
  ['SpConnection.creationDate', [11, 0]],
  ['SpConnection.modificationDate', [11, 0]],
  ['SpBrowserSso.alwaysSignArtifactResponse', [11, 0]],
  ['SigningSettings.alternativeSigningKeyPairRefs', [11, 1]],
  ['LdapAttributeSource.searchAttributes', [11, 0]],
  ['JdbcAttributeSource.columnNames', [11, 0]],
  ['LdapDataStore.retryFailedOperations', [11, 0]],
  ['SpBrowserSso.ssoApplicationEndpoint', [11, 3]],
  ['LdapDataStore.clientTlsCertificateRef', [11, 3]],
  ['SpConnection.replicationStatus', [12, 0]],
  ['LdapDataStore.lastModified', [12, 0]],
  ['JdbcDataStore.lastModified', [12, 0]],
  ['AuthenticationPolicyContract.lastModified', [12, 0]],
  ['IdpAdapter.lastModified', [12, 0]],
  ['TokenProcessor.lastModified', [12, 0]],
  ['PasswordCredentialValidator.lastModified', [12, 0]],
  ['LdapDataStore.useStartTLS', [12, 1]],
  ['ClusterStatus.currentNodeIndex', [12, 1]],
];

const known = new Map<string, ReadonlySet<string>>();

/** `Type.member` of everything that a server of this version doesn't know yet. */
export function hiddenMembers(version: string): ReadonlySet<string> {
  let hidden = known.get(version);
  if (hidden) return hidden;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOlder = ([a, b]: [number, number]) => major < a || (major === a && minor < b);
  hidden = new Set(since.filter(([, from]) => isOlder(from)).map(([member]) => member));
  known.set(version, hidden);
  return hidden;
}

/** The model describes 12.2; what a newer server might know beyond it can't be refused. */
export function isNewerThanModel(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 12 || (major === 12 && minor > 2);
}
