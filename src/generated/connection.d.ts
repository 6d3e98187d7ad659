// Made from schemas/source/ by `npm run generate`. Not for editing.

/**
 * Taken from the parent adapter as it stands there; what is written beside it doesn't count then.
 */
export type Inherited = boolean
/**
 * How a SAML message travels.
 */
export type Binding = ("POST" | "REDIRECT" | "ARTIFACT" | "SOAP")
/**
 * A reference to something else on the server, by its id.
 */
export type ResourceLink = (string | {
/**
 * The id of what is referred to.
 */
id: string
/**
 * Address of it in the administrative API. PingFederate writes it; a value here is ignored.
 */
location?: string
})
/**
 * The property's value, a list of values, or PingFederate's own form with `values`.
 */
export type ParameterValues = (string | string[] | {
/**
 * The property's values.
 * 
 * Items: One of the values.
 */
values?: string[]
})
/**
 * What happens when a data store doesn't bring what the contract needs. On: sign-on is stopped. Off: the contract's default values are used.
 */
export type AbortAsFailSafe = boolean
/**
 * The mapping counts only under the virtual server IDs of `restrictedVirtualEntityIds`.
 */
export type RestrictVirtualEntityIds = boolean
/**
 * The virtual server IDs under which the mapping counts; each is one of the connection's.
 * 
 * Items: A virtual server ID of the connection.
 */
export type RestrictedVirtualEntityIds = string[]
/**
 * Data stores to ask for attributes, in this order. A later one may use what an earlier one found.
 */
export type AttributeSources = AttributeSource[]
/**
 * A data store to ask, and how.
 */
export type AttributeSource = (LdapAttributeSource | JdbcAttributeSource | CustomAttributeSource)
/**
 * The setting's value. Check boxes take true and false. A secret is written as `${secret:NAME}`.
 */
export type SettingValue = (string | number | boolean | {
/**
 * The value. A secret is written as `${secret:NAME}`.
 */
value?: (string | number | boolean)
/**
 * A secret as PingFederate encrypted it; only the server that wrote it can read it. Looks different each time it's read, which is no difference.
 */
encryptedValue?: string
})
/**
 * What fills the field: a directory attribute, several (they need an expression), or settings.
 */
export type FieldMapping = (string | string[] | {
/**
 * The directory attributes to read. Several need an `expression` that makes one value of them, but in a field that takes raw LDAP attributes.
 * 
 * Items: A directory attribute.
 */
attributeNames?: string[]
/**
 * The value when the attributes give none; the value for everybody when there are no attributes; and the value when the expression fails. Where the target has a list of values, one of those.
 */
defaultValue?: string
/**
 * An OGNL expression over the attributes of `attributeNames`. The server has to allow expressions, and the account has to be allowed them.
 */
expression?: string
/**
 * Send the value when a person is created and never again.
 */
createOnly?: boolean
/**
 * Remove white space from the value.
 */
trim?: boolean
/**
 * Change the value's letters.
 */
characterCase?: ("NONE" | "LOWER" | "UPPER")
/**
 * Take a part of the value.
 */
parser?: ("NONE" | "EXTRACT_CN_FROM_DN" | "EXTRACT_USERNAME_FROM_EMAIL")
/**
 * Hide the value in the logs.
 */
masked?: boolean
})

/**
 * One SP connection of PingFederate: the administrative API's own SpConnection document (12.2), with a few conveniences. Leave out what you don't need: PingFederate's default counts then.
 */
export interface ConnectionDefinition {
/**
 * Where this schema stands, for editors that read it from a JSON file. Not sent to PingFederate.
 */
$schema?: string
/**
 * Says that the file is a definition of an SP connection. May be left out in a document that was saved as the administrative API answered it, which has `type: SP` in its place.
 */
kind?: "SpConnection"
/**
 * Always SP here. PingFederate's own mark of an SP connection; it's sent whether written or not.
 */
type?: "SP"
/**
 * The connection's lasting id on the server, chosen by you: letters, digits, dot, underscore and hyphen. The tool finds the connection by it, so changing it means another connection.
 */
id: string
/**
 * The name in the console's list of SP connections. No two SP connections of a server share a name. May be left out with `samlMetadata`; the entity ID is the name then.
 */
name?: string
/**
 * What the partner calls itself in its messages: the entity ID in SAML, the realm in WS-Federation. No two SP connections of a server share it. May be left out when `samlMetadata` brings it. A connection that only provisions needs one too; nothing is sent to that address.
 */
entityId?: string
samlMetadata?: SamlMetadata
/**
 * Whether PingFederate works with the connection. Off: nobody signs on through it and its channels rest. Switching it on starts every active channel within the synchronisation period, 60 seconds as shipped.
 */
active?: boolean
/**
 * The partner's address, scheme, host and port. Endpoints may then be written relative to it, as `/saml/SSO`.
 */
baseUrl?: string
/**
 * The name that sign-on pages and the list of applications show to people.
 */
applicationName?: string
/**
 * Address of the picture that is shown beside the application's name.
 */
applicationIconUrl?: string
contactInfo?: ContactInfo
/**
 * How much of each transaction PingFederate writes down. A server-wide setting may overrule it; the server then answers with that mode whatever stands here.
 */
loggingMode?: ("NONE" | "STANDARD" | "ENHANCED" | "FULL")
/**
 * Other entity IDs under which this PingFederate server is known to the partner.
 * 
 * Items: One more entity ID of this server.
 */
virtualEntityIds?: string[]
/**
 * The virtual server ID to use when nothing names one. Needed with `virtualEntityIds`, and one of them.
 */
defaultVirtualEntityId?: string
/**
 * The connection group of the licence, where the licence counts connections by group.
 */
licenseConnectionGroup?: string
metadataReloadSettings?: ConnectionMetadataUrl
credentials?: ConnectionCredentials
spBrowserSso?: SpBrowserSso
attributeQuery?: SpAttributeQuery
wsTrust?: SpWsTrust
outboundProvision?: OutboundProvision
/**
 * Notes of your own on the connection, by name. Each name has to be defined on the server first; several values only where the property is defined as multi-valued.
 */
extendedProperties?: {
[k: string]: ParameterValues
}
additionalAllowedEntitiesConfiguration?: AdditionalAllowedEntitiesConfiguration
/**
 * A mark that PingFederate keeps for a few built-in provisioning targets, for export and import in bulk. Leave it out: changing it on a connection that exists can break it.
 */
connectionTargetType?: ("STANDARD" | "SALESFORCE" | "SALESFORCE_CP" | "SALESFORCE_PP" | "PINGONE_SCIM11")
lifecycle?: Lifecycle
/**
 * When the connection was made, ISO 8601. PingFederate writes it; a value here is ignored.
 */
creationDate?: string
/**
 * When the connection was changed last, ISO 8601. PingFederate writes it; a value here is ignored.
 */
modificationDate?: string
/**
 * Whether the cluster's other nodes have the connection, on servers that replicate connections as they are saved. PingFederate writes it; a value here is ignored.
 */
replicationStatus?: ("REPLICATED" | "NOT_REPLICATED")
}
/**
 * The adapter with settings of its own for this connection. What isn't written is the parent adapter's.
 */
export interface IdpAdapter {
/**
 * The adapter that is overridden, by its id.
 */
parentRef: ResourceLink
configuration?: PluginConfiguration
attributeContract?: IdpAdapterAttributeContract
attributeMapping?: IdpAdapterContractMapping
/**
 * The fixed text that says how the person was authenticated.
 */
authnCtxClassRef?: string
/**
 * Ignored in an override.
 */
id?: string
/**
 * Ignored in an override.
 */
name?: string
/**
 * The adapter's kind. Ignored in an override.
 */
pluginDescriptorRef?: ResourceLink
/**
 * When it was changed last. PingFederate writes it; a value here is ignored.
 */
lastModified?: string
}
/**
 * The adapter's settings. PingFederate fills in what isn't written with the adapter's defaults.
 */
export interface PluginConfiguration {
/**
 * Settings by name.
 */
fields?: ConfigField[]
/**
 * Settings that come in rows.
 */
tables?: ConfigTable[]
}
/**
 * A table of the adapter's settings.
 */
export interface ConfigTable {
/**
 * Name of the table.
 */
name: string
/**
 * Its rows, in this order.
 */
rows?: ConfigRow[]
inherited?: Inherited
}
/**
 * A row of the table.
 */
export interface ConfigRow {
/**
 * The row's fields.
 */
fields: ConfigField[]
/**
 * Whether this row is the default.
 */
defaultRow?: boolean
}
/**
 * A setting of a plugin.
 */
export interface ConfigField {
/**
 * Name of the setting.
 */
name: string
/**
 * Its value, always a text. A secret is written as `${secret:NAME}`.
 */
value?: string
/**
 * A secret as PingFederate encrypted it; only the server that wrote it can read it. Looks different each time it's read, which is no difference.
 */
encryptedValue?: string
inherited?: Inherited
}
/**
 * The attributes that the adapter hands on.
 */
export interface IdpAdapterAttributeContract {
/**
 * The attributes that the adapter always has.
 */
coreAttributes?: IdpAdapterAttribute[]
/**
 * Further attributes, where the adapter allows them.
 */
extendedAttributes?: IdpAdapterAttribute[]
/**
 * The attribute that tells one person's sessions from another's.
 */
uniqueUserKeyAttribute?: string
/**
 * Hide the values of expressions in the logs.
 */
maskOgnlValues?: boolean
inherited?: Inherited
}
/**
 * An attribute of the adapter.
 */
export interface IdpAdapterAttribute {
/**
 * Name of the attribute.
 */
name: string
/**
 * The attribute goes into the pseudonym that partners see.
 */
pseudonym?: boolean
/**
 * Hide its values in the logs.
 */
masked?: boolean
}
/**
 * How the adapter's own contract is filled.
 */
export interface IdpAdapterContractMapping {
attributeContractFulfillment?: AttributeContractFulfillment
attributeSources?: AttributeSources
issuanceCriteria?: IssuanceCriteria
inherited?: Inherited
}
/**
 * Single sign-on in a browser. Leave it out for a connection that only provisions.
 */
export interface SpBrowserSso {
/**
 * The protocol that the partner speaks.
 */
protocol?: ("SAML20" | "WSFED" | "SAML11" | "SAML10")
/**
 * Who may start what. Needed for every SAML connection. The two logout profiles need `sloServiceEndpoints`.
 * 
 * Items: A profile.
 */
enabledProfiles?: ("IDP_INITIATED_SSO" | "SP_INITIATED_SSO" | "IDP_INITIATED_SLO" | "SP_INITIATED_SLO")[]
/**
 * How the partner's messages may arrive. Needed for SAML 2.0 with sign-on from the partner's side or with logout. ARTIFACT needs `artifact` too.
 */
incomingBindings?: Binding[]
/**
 * Where assertions are sent to. One of them is the default in SAML 2.0.
 */
ssoServiceEndpoints?: SpSsoServiceEndpoint[]
/**
 * Where logout messages are sent to (SAML 2.0).
 */
sloServiceEndpoints?: SloServiceEndpoint[]
artifact?: ArtifactSettings
assertionLifetime?: AssertionLifetime
attributeContract?: SpBrowserSsoAttributeContract
/**
 * Authentication policy contracts whose attributes fill the attribute contract.
 */
authenticationPolicyContractAssertionMappings?: AuthenticationPolicyContractAssertionMapping[]
/**
 * IdP adapters whose attributes fill the attribute contract. Their order counts at run time. May be left out when policy contracts are mapped.
 */
adapterMappings?: IdpAdapterAssertionMapping[]
/**
 * How a person is named to the partner (SAML).
 */
spSamlIdentityMapping?: ("STANDARD" | "PSEUDONYM" | "TRANSIENT")
/**
 * What the name identifier holds (WS-Federation).
 */
spWsFedIdentityMapping?: ("EMAIL_ADDRESS" | "USER_PRINCIPLE_NAME" | "COMMON_NAME")
/**
 * The token that is sent (WS-Federation).
 */
wsFedTokenType?: ("SAML11" | "SAML20" | "JWT")
/**
 * The WS-Trust version of the answer (WS-Federation).
 */
wsTrustVersion?: ("WSTRUST12" | "WSTRUST13")
/**
 * Where people may be sent after a WS-Federation logout, besides the partner's own domain.
 */
urlWhitelistEntries?: UrlWhitelistEntry[]
/**
 * Where people land at the partner when nothing else is asked for (SAML 1.x).
 */
defaultTargetUrl?: string
/**
 * Sign each assertion by itself.
 */
signAssertions?: boolean
/**
 * Sign the response where binding and encryption ask for it (SAML 2.0). May be off only while `signAssertions` is on.
 */
signResponseAsRequired?: boolean
/**
 * Refuse sign-on requests without a signature when they come by POST or Redirect.
 */
requireSignedAuthnRequests?: boolean
/**
 * Sign each answer to an artifact.
 */
alwaysSignArtifactResponse?: boolean
encryptionPolicy?: EncryptionPolicy
/**
 * Expressions that change messages before they go out.
 */
messageCustomizations?: ProtocolMessageCustomization[]
/**
 * The address that starts sign-on from this side. PingFederate writes it; a value here is ignored.
 */
ssoApplicationEndpoint?: string
}
/**
 * An address that takes assertions.
 */
export interface SpSsoServiceEndpoint {
/**
 * How the assertion travels. Needed for SAML 2.0.
 */
binding?: ("POST" | "ARTIFACT")
/**
 * The address; with a `baseUrl` it may begin with a slash.
 */
url: string
/**
 * Taken when a request names no endpoint. One of them in SAML 2.0.
 */
isDefault?: boolean
/**
 * The endpoint's number in the partner's metadata; no two are alike. Needed for SAML 2.0.
 */
index?: number
}
/**
 * An address that takes logout messages.
 */
export interface SloServiceEndpoint {
/**
 * How logout messages travel to the partner.
 */
binding?: Binding
/**
 * Where logout requests go; with a `baseUrl` it may begin with a slash.
 */
url: string
/**
 * Where answers to the partner's logout requests go, when that is another address.
 */
responseUrl?: string
}
/**
 * For the artifact binding.
 */
export interface ArtifactSettings {
/**
 * How long an artifact is good, in seconds.
 */
lifetime?: number
/**
 * The partner's addresses that trade an artifact for the message.
 */
resolverLocations: ArtifactResolverLocation[]
/**
 * The partner's source id (SAML 1.x).
 */
sourceId?: string
}
/**
 * An address that trades an artifact for the message.
 */
export interface ArtifactResolverLocation {
/**
 * Its number; no two are alike.
 */
index: number
/**
 * The address; with a `baseUrl` it may begin with a slash.
 */
url: string
}
/**
 * How long an assertion is good, around the moment in which it's made. Lets clocks differ a little.
 */
export interface AssertionLifetime {
/**
 * Minutes before that moment. 5 is usual.
 */
minutesBefore: number
/**
 * Minutes after that moment. 5 is usual.
 */
minutesAfter: number
}
/**
 * What is encrypted for the partner (SAML 2.0). Whatever is on needs an encryption certificate and both algorithms in `credentials`.
 */
export interface EncryptionPolicy {
/**
 * Encrypt the whole assertion. Leaves no room for `encryptedAttributes`.
 */
encryptAssertion?: boolean
/**
 * Attributes of the contract to encrypt one by one.
 * 
 * Items: Name of an attribute of the contract.
 */
encryptedAttributes?: string[]
/**
 * Encrypt the name identifier in logout messages to the partner.
 */
encryptSloSubjectNameId?: boolean
/**
 * Let the partner encrypt the name identifier in its logout messages.
 */
sloSubjectNameIDEncrypted?: boolean
}
/**
 * The attributes that each assertion carries. Every mapping has to fill exactly these.
 */
export interface SpBrowserSsoAttributeContract {
/**
 * `SAML_SUBJECT`, the person's identifier, which PingFederate always has here. Write it to choose the format of the name identifier.
 */
coreAttributes?: SpBrowserSsoAttribute[]
/**
 * Further attributes of the assertion.
 */
extendedAttributes?: SpBrowserSsoAttribute[]
}
/**
 * An attribute of the assertion.
 */
export interface SpBrowserSsoAttribute {
/**
 * Name of the attribute, as the partner expects it.
 */
name: string
/**
 * A URN: for `SAML_SUBJECT` the format of the name identifier, for others the format of the attribute's name.
 */
nameFormat?: string
}
/**
 * A place that people may be sent to.
 */
export interface UrlWhitelistEntry {
/**
 * The domain; may begin with `*.` for all hosts below it.
 */
validDomain?: string
/**
 * The path. Any path when it's left out.
 */
validPath?: string
/**
 * Let the address have a query and a fragment.
 */
allowQueryAndFragment?: boolean
/**
 * Only https addresses.
 */
requireHttps?: boolean
}
/**
 * An expression that changes one kind of message.
 */
export interface ProtocolMessageCustomization {
/**
 * Which message is changed.
 */
contextName?: ("assertion" | "authn-response" | "authn-request")
/**
 * The OGNL expression. The server has to allow expressions, and the account has to be allowed them.
 */
messageExpression?: string
}
/**
 * Keys and certificates: what PingFederate signs with, whose signatures it accepts, how it encrypts for the partner. Browser SSO and WS-Trust need `signingSettings`; a connection that only provisions needs none of it.
 */
export interface ConnectionCredentials {
signingSettings?: SigningSettings
/**
 * The partner's certificates, for checking its signatures and for encrypting what is sent to it.
 */
certs?: ConnectionCert[]
/**
 * Trust by name instead of by certificate: signatures count when they come with a certificate of this subject, issued by an authority that PingFederate trusts. Without it a primary verification certificate is needed wherever signatures are checked.
 */
verificationSubjectDN?: string
/**
 * The only authority that may have issued the certificate. Goes with `verificationSubjectDN`.
 */
verificationIssuerDN?: string
/**
 * The cipher for what is encrypted for the partner. Needed as soon as anything is encrypted.
 */
blockEncryptionAlgorithm?: ("AES_128" | "AES_256" | "AES_128_GCM" | "AES_192_GCM" | "AES_256_GCM" | "Triple_DES")
/**
 * How the cipher's key travels to the partner. Needed as soon as anything is encrypted.
 */
keyTransportAlgorithm?: ("RSA_OAEP" | "RSA_OAEP_256" | "RSA_v15")
/**
 * The key pair that opens what the partner encrypts for this server, by its id.
 */
decryptionKeyPairRef?: ResourceLink
/**
 * A second key pair for decryption, for the time in which a key is exchanged.
 */
secondaryDecryptionKeyPairRef?: ResourceLink
inboundBackChannelAuth?: InboundBackChannelAuth
outboundBackChannelAuth?: OutboundBackChannelAuth
}
/**
 * How messages to the partner are signed.
 */
export interface SigningSettings {
/**
 * The key pair to sign with, by its id. The console shows the id with the certificate's details (Security, Signing & Decryption Keys & Certificates).
 */
signingKeyPairRef: ResourceLink
/**
 * Further key pairs of this connection, published in its metadata. They may be of another key type than the main one.
 */
alternativeSigningKeyPairRefs?: ResourceLink[]
/**
 * The signature's algorithm; it has to fit the key. Left out, PingFederate takes SHA256withRSA, SHA256withECDSA or SHA1withDSA by the kind of key.
 */
algorithm?: ("SHA256withRSA" | "SHA384withRSA" | "SHA512withRSA" | "SHA256withRSAandMGF1" | "SHA384withRSAandMGF1" | "SHA512withRSAandMGF1" | "SHA1withRSA" | "SHA256withECDSA" | "SHA384withECDSA" | "SHA512withECDSA" | "SHA1withDSA" | "RSA SHA256" | "RSA SHA384" | "RSA SHA512" | "RSASSA-PSS SHA256" | "RSASSA-PSS SHA384" | "RSASSA-PSS SHA512" | "ECDSA SHA256" | "ECDSA SHA384" | "ECDSA SHA512")
/**
 * Put the signing certificate into each signature's KeyInfo. Some partners need it.
 */
includeCertInSignature?: boolean
/**
 * Put the bare public key into each signature's KeyInfo as KeyValue.
 */
includeRawKeyInSignature?: boolean
}
/**
 * A certificate of the partner and what it's used for.
 */
export interface ConnectionCert {
x509File: X509File
/**
 * The partner's signatures are checked with it.
 */
activeVerificationCert?: boolean
/**
 * The first certificate to try. One at most.
 */
primaryVerificationCert?: boolean
/**
 * The second certificate to try, for the time in which the partner exchanges its own. One at most.
 */
secondaryVerificationCert?: boolean
/**
 * What is sent to the partner is encrypted with it. One at most.
 */
encryptionCert?: boolean
certView?: CertView
}
/**
 * The certificate itself.
 */
export interface X509File {
/**
 * The certificate: `${file:…}` with a path seen from this definition, or the PEM text. Line breaks don't matter.
 */
fileData: string
/**
 * The certificate's id on the server: small letters, digits, dot, underscore, hyphen. Leave it out: PingFederate chooses one, and certificates are compared by content.
 */
id?: string
/**
 * Where the certificate is kept, on servers in hybrid HSM mode only.
 */
cryptoProvider?: ("LOCAL" | "HSM")
}
/**
 * What PingFederate reads from the certificate. It writes this itself; values here are ignored.
 */
export interface CertView {
/**
 * Id of the certificate.
 */
id?: string
/**
 * Serial number, in decimal.
 */
serialNumber?: string
/**
 * Whose certificate it is.
 */
subjectDN?: string
/**
 * Its further names.
 * 
 * Items: A further name.
 */
subjectAlternativeNames?: string[]
/**
 * Who issued it.
 */
issuerDN?: string
/**
 * Start of validity, ISO 8601.
 */
validFrom?: string
/**
 * End of validity, ISO 8601.
 */
expires?: string
/**
 * Kind of the public key.
 */
keyAlgorithm?: string
/**
 * Size of the public key in bits.
 */
keySize?: number
/**
 * How the issuer signed it.
 */
signatureAlgorithm?: string
/**
 * X.509 version.
 */
version?: number
/**
 * SHA-1 fingerprint, in hexadecimal.
 */
sha1Fingerprint?: string
/**
 * SHA-256 fingerprint, in hexadecimal.
 */
sha256Fingerprint?: string
/**
 * Whether it's valid now.
 */
status?: ("VALID" | "EXPIRED" | "NOT_YET_VALID" | "REVOKED")
/**
 * Where it's kept, on servers in hybrid HSM mode only.
 */
cryptoProvider?: ("LOCAL" | "HSM")
}
/**
 * How the partner proves who it is when it calls this server by SOAP. Needed for artifact and SOAP bindings.
 */
export interface InboundBackChannelAuth {
/**
 * Always INBOUND.
 */
type: "INBOUND"
httpBasicCredentials?: UsernamePasswordCredentials
/**
 * The partner's SOAP messages must be signed.
 */
digitalSignature?: boolean
/**
 * Refuse SOAP messages that come over plain HTTP.
 */
requireSsl?: boolean
/**
 * Trust by name: the partner's certificate must carry this subject and come from an authority that PingFederate trusts. Without it a primary certificate is needed in `certs` where certificates are asked for.
 */
verificationSubjectDN?: string
/**
 * The only authority that may have issued that certificate. Goes with `verificationSubjectDN`.
 */
verificationIssuerDN?: string
/**
 * The certificates that the partner's SOAP messages may be signed or sent with.
 */
certs?: ConnectionCert[]
}
/**
 * How this server proves who it is when it calls the partner by SOAP. Needed for artifact and SOAP bindings.
 */
export interface OutboundBackChannelAuth {
/**
 * Always OUTBOUND.
 */
type: "OUTBOUND"
httpBasicCredentials?: UsernamePasswordCredentials
/**
 * Sign SOAP messages to the partner.
 */
digitalSignature?: boolean
/**
 * The key pair to present as a TLS client, by its id.
 */
sslAuthKeyPairRef?: ResourceLink
/**
 * Check the certificate of the partner's server.
 */
validatePartnerCert?: boolean
}
/**
 * User name and password for HTTP Basic.
 */
export interface UsernamePasswordCredentials {
/**
 * The user name.
 */
username?: string
/**
 * The password, as `${secret:NAME}`. PingFederate never shows it again; it's sent when the connection is created and whenever it's written anyway.
 */
password?: string
/**
 * The password as PingFederate encrypted it; only the server that wrote it can read it. Looks different each time it's read, which is no difference.
 */
encryptedPassword?: string
}
/**
 * How this tool is to treat the connection. Nothing of it is sent to PingFederate.
 */
export interface Lifecycle {
/**
 * Whether the connection is to exist. A reviewed change to `absent` is how a connection is deleted.
 */
state?: ("present" | "absent")
/**
 * Never delete the connection and never replace it, whatever a plan finds.
 */
protect?: boolean
/**
 * Paths that are left to the console: written when the connection is created, never compared or changed later. Each is written as the plan prints it: an item of a list in brackets, by its key; a key with an odd bracket or a quote in it stands in double quotes there. `*` stands for any.
 * 
 * Items: A path, its members joined by dots.
 */
ignoreChanges?: string[]
/**
 * Settings that may be given as a `${secret:NAME}` although nothing here says that PingFederate keeps them secret: a plugin that isn't described here, an adapter's setting. Look in the console first: it hides what is typed into a secret setting. What the server describes as readable stays refused.
 * 
 * Items: The setting's label or name.
 */
allowSecretIn?: string[]
/**
 * The connection may be deleted and created again where PingFederate can't change it in place, for example when outbound provisioning is added. Its synchronisation state is lost with it.
 */
allowReplace?: boolean
}
/**
 * The partner's SAML metadata, a file of this repository. It brings what isn't written here: entity ID, base URL and, for browser SSO, endpoints, certificates and contact. What is written here wins.
 */
export interface SamlMetadata {
/**
 * Path of the XML file, seen from this definition. It has to lie in this repository.
 */
file: string
/**
 * Which of the file's entities is meant. Needed when the file describes several.
 */
entityId?: string
/**
 * Texts of the file that stand for something else, each with what to put in its place. Made for the placeholders that vendors leave in their metadata. The file itself isn't changed.
 */
replace?: {
/**
 * The text to put in.
 */
[k: string]: string
}
/**
 * The certificate that the file must be signed with, as PEM text or as `${file:…}`. With it the signature is checked before anything is taken from the file.
 */
verificationCertificate?: string
}
/**
 * Whom to ask at the partner. For people only; PingFederate does nothing with it.
 */
export interface ContactInfo {
/**
 * The partner's name.
 */
company?: string
/**
 * First name of the person to ask.
 */
firstName?: string
/**
 * Last name of the person to ask.
 */
lastName?: string
/**
 * E-mail address of the person to ask.
 */
email?: string
/**
 * Telephone number of the person to ask, in quotes so that it stays a text.
 */
phone?: string
}
/**
 * Lets PingFederate read the partner's metadata again and again and update the connection by it. What it updates then differs from what is written here.
 */
export interface ConnectionMetadataUrl {
/**
 * The metadata URL, as it's set up on the server (System, Partner Metadata URLs), by its id.
 */
metadataUrlRef: ResourceLink
/**
 * Whether PingFederate reloads the metadata by itself.
 */
enableAutoMetadataUpdate?: boolean
}
/**
 * Other entities to accept besides the partner. PingFederate uses it for OpenID Connect on the other side of the house only; an SP connection doesn't need it.
 */
export interface AdditionalAllowedEntitiesConfiguration {
/**
 * Accept the entities of the list below.
 */
allowAdditionalEntities?: boolean
/**
 * Accept every entity. Not advisable.
 */
allowAllEntities?: boolean
/**
 * The entities to accept.
 */
additionalAllowedEntities?: Entity[]
}
/**
 * An entity to accept.
 */
export interface Entity {
/**
 * Its entity ID or issuer.
 */
entityId?: string
/**
 * A note for people.
 */
entityDescription?: string
}
/**
 * An IdP adapter and how its attributes fill the attribute contract.
 */
export interface IdpAdapterAssertionMapping {
/**
 * The adapter, by its id. Not needed with `adapterOverrideSettings`, whose parent counts then.
 */
idpAdapterRef?: ResourceLink
adapterOverrideSettings?: IdpAdapter
attributeContractFulfillment: AttributeContractFulfillment
attributeSources?: AttributeSources
issuanceCriteria?: IssuanceCriteria
abortSsoTransactionAsFailSafe?: AbortAsFailSafe
restrictVirtualEntityIds?: RestrictVirtualEntityIds
restrictedVirtualEntityIds?: RestrictedVirtualEntityIds
}
/**
 * An authentication policy contract and how its attributes fill the attribute contract.
 */
export interface AuthenticationPolicyContractAssertionMapping {
/**
 * The policy contract, by its id (not by its name).
 */
authenticationPolicyContractRef: ResourceLink
attributeContractFulfillment: AttributeContractFulfillment
attributeSources?: AttributeSources
issuanceCriteria?: IssuanceCriteria
abortSsoTransactionAsFailSafe?: AbortAsFailSafe
restrictVirtualEntityIds?: RestrictVirtualEntityIds
restrictedVirtualEntityIds?: RestrictedVirtualEntityIds
}
/**
 * Each attribute of the contract, by name, and where its value comes from.
 */
export interface AttributeContractFulfillment {
[k: string]: AttributeFulfillmentValue
}
/**
 * Where the attribute's value comes from.
 */
export interface AttributeFulfillmentValue {
source: SourceTypeIdKey
/**
 * By the kind of source: the name of one of its attributes, the constant text, the expression, or the column.
 */
value?: string
}
/**
 * Where a value comes from.
 */
export interface SourceTypeIdKey {
/**
 * The kind of source. Which of them may be used depends on the place: an adapter mapping takes ADAPTER, a policy contract mapping AUTHENTICATION_POLICY_CONTRACT, a token processor mapping TOKEN; all take TEXT, CONTEXT, EXPRESSION and the data stores.
 */
type: ("ADAPTER" | "AUTHENTICATION_POLICY_CONTRACT" | "TOKEN" | "TEXT" | "EXPRESSION" | "CONTEXT" | "LDAP_DATA_STORE" | "JDBC_DATA_STORE" | "CUSTOM_DATA_STORE" | "PING_ONE_LDAP_GATEWAY_DATA_STORE" | "NO_MAPPING" | "REQUEST" | "MAPPED_ATTRIBUTES" | "EXTENDED_PROPERTIES" | "TRACKED_HTTP_PARAMS" | "LOCAL_IDENTITY_PROFILE" | "ACCOUNT_LINK" | "ASSERTION" | "CLAIMS" | "IDP_CONNECTION" | "ATTRIBUTE_QUERY" | "PASSWORD_CREDENTIAL_VALIDATOR" | "OAUTH_PERSISTENT_GRANT" | "EXTENDED_CLIENT_METADATA" | "SUBJECT_TOKEN" | "ACTOR_TOKEN" | "TOKEN_EXCHANGE_PROCESSOR_POLICY" | "FRAGMENT" | "INPUTS" | "IDENTITY_STORE_USER" | "IDENTITY_STORE_GROUP" | "SCIM_USER" | "SCIM_GROUP")
/**
 * For the data stores, the `id` of the attribute source in `attributeSources`.
 */
id?: string
}
/**
 * A search in an LDAP directory.
 */
export interface LdapAttributeSource {
/**
 * The kind of data store.
 */
type: ("LDAP" | "PING_ONE_LDAP_GATEWAY")
/**
 * The data store, by its id.
 */
dataStoreRef: ResourceLink
/**
 * A name for use in `source.id`, letters and digits only.
 */
id?: string
/**
 * A name for people; each source of a mapping has its own.
 */
description?: string
/**
 * Fills attributes from this source, in browser SSO mappings that try one source after the other.
 */
attributeContractFulfillment?: AttributeContractFulfillment
/**
 * Where the search starts. The directory's root when it's left out.
 */
baseDn?: string
/**
 * How deep the search goes.
 */
searchScope: ("SUBTREE" | "ONE_LEVEL" | "OBJECT")
/**
 * The LDAP filter. `${name}` in it stands for an attribute that is known by then, for example `uid=${username}`.
 */
searchFilter: string
/**
 * The directory attributes to fetch.
 * 
 * Items: Name of a directory attribute.
 */
searchAttributes?: string[]
/**
 * How binary attributes are turned into text, by attribute.
 */
binaryAttributeSettings?: {
[k: string]: BinaryLdapAttributeSettings
}
/**
 * Count groups of groups in `memberOf`. For Active Directory only; others are always false.
 */
memberOfNestedGroup?: boolean
}
/**
 * A query in a database.
 */
export interface JdbcAttributeSource {
/**
 * A database.
 */
type: "JDBC"
/**
 * The data store, by its id.
 */
dataStoreRef: ResourceLink
/**
 * A name for use in `source.id`, letters and digits only.
 */
id?: string
/**
 * A name for people; each source of a mapping has its own.
 */
description?: string
/**
 * Fills attributes from this source, in browser SSO mappings that try one source after the other.
 */
attributeContractFulfillment?: AttributeContractFulfillment
/**
 * The database schema, for databases that need one, such as Oracle.
 */
schema?: string
/**
 * The table to read.
 */
table: string
/**
 * The columns to fetch.
 * 
 * Items: Name of a column.
 */
columnNames?: string[]
/**
 * The WHERE clause. `${name}` in it stands for an attribute that is known by then.
 */
filter: string
}
/**
 * A lookup through a custom data store.
 */
export interface CustomAttributeSource {
/**
 * A custom data store.
 */
type: "CUSTOM"
/**
 * The data store, by its id.
 */
dataStoreRef: ResourceLink
/**
 * A name for use in `source.id`, letters and digits only.
 */
id?: string
/**
 * A name for people; each source of a mapping has its own.
 */
description?: string
/**
 * Fills attributes from this source, in browser SSO mappings that try one source after the other.
 */
attributeContractFulfillment?: AttributeContractFulfillment
/**
 * The lookup's fields, as the data store's plugin defines them.
 */
filterFields?: FieldEntry[]
}
/**
 * How the binary attribute is turned into text.
 */
export interface BinaryLdapAttributeSettings {
/**
 * The text form.
 */
binaryEncoding?: ("BASE64" | "HEX" | "SID")
}
/**
 * A field of the lookup.
 */
export interface FieldEntry {
/**
 * Name of the field.
 */
name: string
/**
 * Its value. `${name}` stands for an attribute that is known by then.
 */
value?: string
}
/**
 * Conditions that all have to hold, or nothing is issued.
 */
export interface IssuanceCriteria {
/**
 * Comparisons of an attribute with a value.
 */
conditionalCriteria?: ConditionalIssuanceCriteriaEntry[]
/**
 * OGNL expressions that have to be true.
 */
expressionCriteria?: ExpressionIssuanceCriteriaEntry[]
}
/**
 * A comparison that has to hold.
 */
export interface ConditionalIssuanceCriteriaEntry {
source: SourceTypeIdKey
/**
 * The attribute to look at.
 */
attributeName: string
/**
 * How it's compared.
 */
condition: ("EQUALS" | "EQUALS_CASE_INSENSITIVE" | "EQUALS_DN" | "NOT_EQUAL" | "NOT_EQUAL_CASE_INSENSITIVE" | "NOT_EQUAL_DN" | "MULTIVALUE_CONTAINS" | "MULTIVALUE_CONTAINS_CASE_INSENSITIVE" | "MULTIVALUE_CONTAINS_DN" | "MULTIVALUE_DOES_NOT_CONTAIN" | "MULTIVALUE_DOES_NOT_CONTAIN_CASE_INSENSITIVE" | "MULTIVALUE_DOES_NOT_CONTAIN_DN")
/**
 * What it's compared with.
 */
value: string
/**
 * What is written to the log, and handed to the partner's error page, when the condition doesn't hold.
 */
errorResult?: string
}
/**
 * An expression that has to be true.
 */
export interface ExpressionIssuanceCriteriaEntry {
/**
 * The OGNL expression. The server has to allow expressions, and the account has to be allowed them.
 */
expression: string
/**
 * What is written to the log when the expression isn't true.
 */
errorResult?: string
}
/**
 * Creates, updates and removes people at the partner by what a directory holds. The administrative API can't add it to a connection that exists, nor take it away: the connection has to be replaced then.
 */
export interface OutboundProvision {
/**
 * The provisioning connector, by its word in this tool's catalogue (`pfconn connectors list`). Settings, options and attributes may then be called what the console calls them.
 */
connector?: string
/**
 * The provisioning connector by its machine name on the server, in place of `connector`. It's what `pfconn connectors list` prints for a server, for example PingOne or SCIM11.
 */
type?: string
/**
 * Credentials and provisioning options, by label or machine name. Left out, the connector's default counts.
 */
targetSettings?: ({
[k: string]: SettingValue
} | ConfigField[])
/**
 * Where people come from. Each channel joins one directory to the target.
 */
channels?: Channel[]
customSchema?: Schema
}
/**
 * A directory, which of its people to provision, and how their attributes are carried over.
 */
export interface Channel {
/**
 * The channel's name; no two of a connection share one. A channel is known by it: another name is another channel, without the old one's synchronisation state.
 */
name: string
/**
 * Whether the channel works, given that the connection is active. Its first full run starts within the synchronisation period, 60 seconds as shipped. The target's credentials are tried out when it's switched on.
 */
active?: boolean
/**
 * How many people are pushed to the target at the same time.
 */
maxThreads?: number
/**
 * Seconds that one operation at the target may take; what takes longer is tried again in the next run.
 */
timeout?: number
channelSource: ChannelSource
/**
 * Each field of the target, by label or code, and the directory attribute that fills it.
 */
attributeMapping?: ({
[k: string]: FieldMapping
} | SaasAttributeMapping[])
}
/**
 * The directory that the channel reads, and which of its entries count.
 */
export interface ChannelSource {
/**
 * The kind of directory. It fills in what the console would: GUID attribute, object classes, change detection, group membership, account status. What is written beside it wins; the plan shows the values.
 */
directory?: ("active-directory" | "pingdirectory" | "oracle-unified-directory" | "oracle-directory-server" | "generic")
/**
 * The LDAP data store, by its id (System, Data Stores).
 */
dataSource: ResourceLink
/**
 * Only entries at or below it count.
 */
baseDn: string
/**
 * Which people are provisioned. Name a group, a filter, or both.
 */
userSourceLocation?: ChannelSourceLocation
/**
 * Which groups are provisioned, for connectors that provision groups. Leave it out for the others.
 */
groupSourceLocation?: ChannelSourceLocation
/**
 * The attribute that identifies an entry for ever. Changing it later makes PingFederate take everybody for new.
 */
guidAttributeName?: string
/**
 * Whether that attribute is binary, as in Active Directory. Binary attributes have to be listed with the data store too.
 */
guidBinary?: boolean
changeDetectionSettings?: ChangeDetectionSettings
groupMembershipDetection?: GroupMembershipDetection
accountManagementSettings?: AccountManagementSettings
}
/**
 * Which entries count. Name a group, a filter, or both.
 */
export interface ChannelSourceLocation {
/**
 * The members of this group count.
 */
groupDN?: string
/**
 * Entries that match this LDAP filter count.
 */
filter?: string
/**
 * Members of groups within the group count too. For Active Directory, Oracle Unified Directory and Oracle Directory Server.
 */
nestedSearch?: boolean
}
/**
 * How PingFederate finds out what has changed in the directory.
 */
export interface ChangeDetectionSettings {
/**
 * Object class of people.
 */
userObjectClass?: string
/**
 * Object class of groups.
 */
groupObjectClass?: string
/**
 * How changed entries are found.
 */
changedUsersAlgorithm?: ("ACTIVE_DIRECTORY_USN" | "TIMESTAMP" | "TIMESTAMP_NO_NEGATION")
/**
 * The attribute with the update sequence number. For ACTIVE_DIRECTORY_USN.
 */
usnAttributeName?: string
/**
 * The attribute with the time of the last change. Needed with every algorithm.
 */
timeStampAttributeName?: string
}
/**
 * How the directory says who belongs to which group.
 */
export interface GroupMembershipDetection {
/**
 * The attribute of a person that names the person's groups, in directories that have one.
 */
memberOfGroupAttributeName?: string
/**
 * The attribute of a group that names its members. Servers before 12.1 need it.
 */
groupMemberAttributeName?: string
}
/**
 * How the directory says whether a person's account is enabled.
 */
export interface AccountManagementSettings {
/**
 * The attribute that holds the status.
 */
accountStatusAttributeName?: string
/**
 * How the status is read from it.
 */
accountStatusAlgorithm?: ("ACCOUNT_STATUS_ALGORITHM_AD" | "ACCOUNT_STATUS_ALGORITHM_FLAG")
/**
 * Whether an account without the attribute is enabled.
 */
defaultStatus?: boolean
/**
 * The value to compare with. For ACCOUNT_STATUS_ALGORITHM_FLAG.
 */
flagComparisonValue?: string
/**
 * Whether an account whose attribute has that value is enabled. With `nsaccountlock` and `true` it has to be false: a locked account isn't enabled.
 */
flagComparisonStatus?: boolean
}
/**
 * A field and what fills it, in PingFederate's own form.
 */
export interface SaasAttributeMapping {
/**
 * The field's code or label.
 */
fieldName: string
saasFieldInfo?: SaasFieldConfiguration
}
/**
 * What fills the field.
 */
export interface SaasFieldConfiguration {
/**
 * The directory attributes to read. Several need an `expression` that makes one value of them, but in a field that takes raw LDAP attributes.
 * 
 * Items: A directory attribute.
 */
attributeNames?: string[]
/**
 * The value when the attributes give none; the value for everybody when there are no attributes; and the value when the expression fails. Where the target has a list of values, one of those.
 */
defaultValue?: string
/**
 * An OGNL expression over the attributes of `attributeNames`. The server has to allow expressions, and the account has to be allowed them.
 */
expression?: string
/**
 * Send the value when a person is created and never again.
 */
createOnly?: boolean
/**
 * Remove white space from the value.
 */
trim?: boolean
/**
 * Change the value's letters.
 */
characterCase?: ("NONE" | "LOWER" | "UPPER")
/**
 * Take a part of the value.
 */
parser?: ("NONE" | "EXTRACT_CN_FROM_DN" | "EXTRACT_USERNAME_FROM_EMAIL")
/**
 * Hide the value in the logs.
 */
masked?: boolean
}
/**
 * Attributes of your own in a SCIM target.
 */
export interface Schema {
/**
 * The URN of the extension.
 */
namespace?: string
/**
 * The attributes of the extension.
 */
attributes?: SchemaAttribute[]
}
/**
 * An attribute of the extension.
 */
export interface SchemaAttribute {
/**
 * Name of the attribute.
 */
name?: string
/**
 * Whether it may have several values.
 */
multiValued?: boolean
/**
 * The kinds of value of an attribute with several, such as work and home.
 * 
 * Items: A kind of value.
 */
types?: string[]
/**
 * The attribute's parts.
 * 
 * Items: Name of a part.
 */
subAttributes?: string[]
}
/**
 * The security token service for this partner's web service clients.
 */
export interface SpWsTrust {
/**
 * What clients name in AppliesTo to get a token for this partner.
 * 
 * Items: An identifier; usually an address.
 */
partnerServiceIds: string[]
attributeContract: SpWsTrustAttributeContract
/**
 * Token processors whose attributes fill the attribute contract.
 */
tokenProcessorMappings: IdpTokenProcessorMapping[]
/**
 * The token to issue when the client asks for no particular one.
 */
defaultTokenType?: ("SAML20" | "SAML11" | "SAML11_O365")
/**
 * Minutes before its making from which a token is good.
 */
minutesBefore?: number
/**
 * Minutes after its making for which a token is good.
 */
minutesAfter?: number
/**
 * Make a symmetric key for each holder-of-key token. Doesn't count for OAuth assertion profiles.
 */
generateKey?: boolean
/**
 * Encrypt SAML 2.0 tokens. Needs an encryption certificate and both algorithms in `credentials`. Doesn't count for OAuth assertion profiles.
 */
encryptSaml2Assertion?: boolean
/**
 * Let clients ask for four more kinds of token, made for the OAuth assertion grants.
 */
oAuthAssertionProfiles?: boolean
/**
 * The request contract that brings values of the request into the token, by its id.
 */
requestContractRef?: ResourceLink
/**
 * Issue nothing when the request doesn't fill the contract. Only together with `requestContractRef`.
 */
abortIfNotFulfilledFromRequest?: boolean
/**
 * Expressions that change messages before they go out.
 */
messageCustomizations?: ProtocolMessageCustomization[]
}
/**
 * The attributes that each token carries.
 */
export interface SpWsTrustAttributeContract {
/**
 * `TOKEN_SUBJECT`, which PingFederate always has here. It sets this list itself.
 */
coreAttributes?: SpWsTrustAttribute[]
/**
 * Further attributes of the token.
 */
extendedAttributes?: SpWsTrustAttribute[]
}
/**
 * An attribute of the token.
 */
export interface SpWsTrustAttribute {
/**
 * Name of the attribute.
 */
name: string
/**
 * Namespace of the name. SAML tokens need one for each further attribute.
 */
namespace?: string
}
/**
 * A token processor and how its attributes fill the attribute contract.
 */
export interface IdpTokenProcessorMapping {
/**
 * The token processor, by its id.
 */
idpTokenProcessorRef: ResourceLink
attributeContractFulfillment: AttributeContractFulfillment
attributeSources?: AttributeSources
issuanceCriteria?: IssuanceCriteria
restrictedVirtualEntityIds?: RestrictedVirtualEntityIds
}
/**
 * Lets the partner ask for a person's attributes over SOAP (SAML 2.0).
 */
export interface SpAttributeQuery {
/**
 * The attributes that the partner may be told.
 * 
 * Items: Name of an attribute.
 */
attributes: string[]
attributeContractFulfillment: AttributeContractFulfillment
attributeSources?: AttributeSources
issuanceCriteria?: IssuanceCriteria
policy?: SpAttributeQueryPolicy
}
/**
 * What is signed and encrypted in attribute queries.
 */
export interface SpAttributeQueryPolicy {
/**
 * Sign each answer.
 */
signResponse?: boolean
/**
 * Sign the assertion in it.
 */
signAssertion?: boolean
/**
 * Encrypt the assertion. Needs an encryption certificate and both algorithms in `credentials`.
 */
encryptAssertion?: boolean
/**
 * Refuse queries without a signature.
 */
requireSignedAttributeQuery?: boolean
/**
 * Refuse queries that name the person in clear.
 */
requireEncryptedNameId?: boolean
}

/** Checks a document against the schema. What it finds stands in `errors` afterwards (ajv's error objects). */
declare const validate: {
  (data: unknown): data is ConnectionDefinition;
  errors?: { instancePath: string; schemaPath: string; keyword: string; params: Record<string, unknown>; message?: string; propertyName?: string }[] | null;
};
export default validate;
