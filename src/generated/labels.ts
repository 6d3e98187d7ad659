// Made from schemas/source/ by `npm run generate`. Not for editing.
export const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
 "CertificateAuthority": {
  "kind": "Kind of definition",
  "id": "ID",
  "certificate": "Certificate",
  "cryptoProvider": "Cryptographic Provider",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle"
 },
 "SslClientKeyPair": {
  "kind": "Kind of definition",
  "id": "ID",
  "certificate": "Certificate",
  "sha256Fingerprint": "SHA-256 fingerprint",
  "keyStore": "File",
  "password": "Password",
  "format": "File Format",
  "generate": "Create New",
  "cryptoProvider": "Cryptographic Provider",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle"
 },
 "SigningKeyPair": {
  "kind": "Kind of definition",
  "id": "ID",
  "certificate": "Certificate",
  "sha256Fingerprint": "SHA-256 fingerprint",
  "keyStore": "File",
  "password": "Password",
  "format": "File Format",
  "generate": "Create New",
  "cryptoProvider": "Cryptographic Provider",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle"
 },
 "ExtendedProperties": {
  "kind": "Kind of definition",
  "id": "ID",
  "properties": "Extended Properties",
  "items": "Extended Properties",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle"
 },
 "MetadataUrl": {
  "kind": "Kind of definition",
  "id": "ID",
  "name": "Name",
  "url": "URL",
  "validateSignature": "Validate Metadata Signature",
  "x509File": "Verification certificate",
  "certView": "Certificate details",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle"
 },
 "DataStore": {
  "kind": "Kind of definition",
  "id": "ID",
  "type": "Data Store Type",
  "name": "Instance Name",
  "ldapType": "LDAP Type",
  "hostnames": "Hostname(s)",
  "hostnamesTags": "Hostnames by tag",
  "bindAnonymously": "Bind Anonymously",
  "userDN": "User DN",
  "password": "Password",
  "encryptedPassword": "Encrypted password",
  "clientTlsCertificateRef": "Client TLS Certificate",
  "useSsl": "Use LDAPS",
  "useStartTLS": "Use StartTLS",
  "verifyHost": "Verify LDAPS Hostname",
  "maskAttributeValues": "Mask Values in Log",
  "useDnsSrvRecords": "Use DNS SRV Record",
  "ldapDnsSrvPrefix": "LDAP DNS SRV Record Prefix",
  "ldapsDnsSrvPrefix": "LDAPS DNS SRV Record Prefix",
  "followLDAPReferrals": "Follow LDAP Referrals",
  "retryFailedOperations": "Retry Failed Operations",
  "testOnBorrow": "Test Connection on Borrow",
  "testOnReturn": "Test Connection on Return",
  "createIfNecessary": "Create New Connection If Necessary",
  "minConnections": "Minimum Connections",
  "maxConnections": "Maximum Connections",
  "maxWait": "Maximum Wait (Milliseconds)",
  "timeBetweenEvictions": "Time Between Evictions (Milliseconds)",
  "readTimeout": "Read Timeout (Milliseconds)",
  "connectionTimeout": "Connection Timeout (Milliseconds)",
  "dnsTtl": "DNS TTL (Milliseconds)",
  "binaryAttributes": "LDAP Binary Attributes",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed",
  "pingOneConnectionRef": "PingOne Connection",
  "pingOneEnvironmentId": "PingOne Environment",
  "pingOneLdapGatewayId": "PingOne LDAP Gateway",
  "connectionUrl": "JDBC URL",
  "connectionUrlTags": "JDBC URLs by tag",
  "driverClass": "Driver Class",
  "userName": "Username",
  "validateConnectionSql": "Validate Connection SQL",
  "allowMultiValueAttributes": "Allow Multi-Value Attributes",
  "minPoolSize": "Minimum Pool Size",
  "maxPoolSize": "Maximum Pool Size",
  "blockingTimeout": "Blocking Timeout (Milliseconds)",
  "idleTimeout": "Idle Timeout (Minutes)",
  "pluginDescriptorRef": "Type",
  "parentRef": "Parent Instance",
  "configuration": "Configuration"
 },
 "AuthenticationPolicyContract": {
  "kind": "Kind of definition",
  "id": "ID",
  "name": "Contract Name",
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extend the Contract",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "PasswordCredentialValidator": {
  "kind": "Kind of definition",
  "id": "Instance ID",
  "name": "Instance Name",
  "type": "Type",
  "pluginDescriptorRef": "Type",
  "parentRef": "Parent Instance",
  "configuration": "Configuration",
  "attributeContract": "Extended Contract",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "IdpAdapter": {
  "kind": "Kind of definition",
  "id": "Instance ID",
  "name": "Instance Name",
  "type": "Type",
  "pluginDescriptorRef": "Type",
  "parentRef": "Parent Instance",
  "configuration": "Configuration",
  "attributeContract": "Attribute Contract",
  "attributeMapping": "Adapter Contract Mapping",
  "authnCtxClassRef": "Authentication context",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "SpConnection": {
  "kind": "Kind of definition",
  "type": "Connection type",
  "id": "ID",
  "name": "Connection Name",
  "entityId": "Partner's Entity ID",
  "samlMetadata": "Metadata file",
  "active": "Connection Status",
  "baseUrl": "Base URL",
  "applicationName": "Application Name",
  "applicationIconUrl": "Application Icon URL",
  "contactInfo": "Contact Information",
  "loggingMode": "Logging Mode",
  "virtualEntityIds": "Virtual Server IDs",
  "defaultVirtualEntityId": "Default Virtual Server ID",
  "licenseConnectionGroup": "License Connection Group",
  "metadataReloadSettings": "Metadata URL",
  "credentials": "Credentials",
  "spBrowserSso": "Browser SSO",
  "attributeQuery": "Attribute Query",
  "wsTrust": "WS-Trust STS",
  "oauthTokenExchangeSettings": "OAuth Token Exchange",
  "outboundProvision": "Outbound Provisioning",
  "extendedProperties": "Extended Properties",
  "additionalAllowedEntitiesConfiguration": "Additional Issuers",
  "connectionTargetType": "Connection Target Type",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "creationDate": "Created",
  "modificationDate": "Changed",
  "replicationStatus": "Replication status"
 },
 "IdpAdapterOverride": {
  "parentRef": "Parent instance",
  "configuration": "Configuration",
  "attributeContract": "Attribute Contract",
  "attributeMapping": "Adapter Contract Mapping",
  "authnCtxClassRef": "Authentication context"
 },
 "PluginConfiguration": {
  "fields": "Fields",
  "tables": "Tables"
 },
 "ConfigTable": {
  "name": "Table",
  "rows": "Rows",
  "inherited": "Inherited"
 },
 "ConfigRow": {
  "fields": "Fields",
  "defaultRow": "Default row"
 },
 "ConfigField": {
  "name": "Setting",
  "value": "Value",
  "encryptedValue": "Encrypted value",
  "inherited": "Inherited"
 },
 "IdpAdapterAttributeContract": {
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extended attributes",
  "uniqueUserKeyAttribute": "Unique User Key",
  "maskOgnlValues": "Mask OGNL values",
  "inherited": "Inherited"
 },
 "IdpAdapterAttribute": {
  "name": "Attribute",
  "pseudonym": "Pseudonym",
  "masked": "Mask Log Values"
 },
 "IdpAdapterContractMapping": {
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria",
  "inherited": "Inherited"
 },
 "SpBrowserSso": {
  "protocol": "Protocol",
  "enabledProfiles": "SAML Profiles",
  "incomingBindings": "Allowable SAML Bindings",
  "ssoServiceEndpoints": "Assertion Consumer Service URL",
  "sloServiceEndpoints": "SLO Service URLs",
  "artifact": "Artifact settings",
  "assertionLifetime": "Assertion Lifetime",
  "attributeContract": "Attribute Contract",
  "authenticationPolicyContractAssertionMappings": "Authentication Policy Mapping",
  "adapterMappings": "IdP Adapter Mapping",
  "spSamlIdentityMapping": "Identity Mapping",
  "spWsFedIdentityMapping": "Identity Mapping",
  "wsFedTokenType": "WS-Federation Token Type",
  "wsTrustVersion": "WS-Trust Version",
  "urlWhitelistEntries": "Additional Allowed Domains",
  "defaultTargetUrl": "Default Target URL",
  "signAssertions": "Always Sign Assertion",
  "signResponseAsRequired": "Sign Response As Required",
  "requireSignedAuthnRequests": "Require Authn Requests to be Signed",
  "alwaysSignArtifactResponse": "Always Sign the SAML ArtifactResponse",
  "encryptionPolicy": "Encryption Policy",
  "messageCustomizations": "Message Customization",
  "ssoApplicationEndpoint": "SSO Application Endpoint"
 },
 "SpSsoServiceEndpoint": {
  "binding": "Binding",
  "url": "Endpoint URL",
  "isDefault": "Default",
  "index": "Index"
 },
 "SloServiceEndpoint": {
  "binding": "Binding",
  "url": "Endpoint URL",
  "responseUrl": "Response URL"
 },
 "ArtifactSettings": {
  "lifetime": "Artifact Lifetime",
  "resolverLocations": "Artifact Resolver Locations",
  "sourceId": "Source ID"
 },
 "ArtifactResolverLocation": {
  "index": "Index",
  "url": "URL"
 },
 "AssertionLifetime": {
  "minutesBefore": "Minutes Before",
  "minutesAfter": "Minutes After"
 },
 "EncryptionPolicy": {
  "encryptAssertion": "The entire assertion",
  "encryptedAttributes": "One or more attributes",
  "encryptSloSubjectNameId": "Encrypt SAML_SUBJECT in outbound logout messages",
  "sloSubjectNameIDEncrypted": "Allow encryption in inbound logout messages"
 },
 "SpBrowserSsoAttributeContract": {
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extend the Contract"
 },
 "SpBrowserSsoAttribute": {
  "name": "Attribute",
  "nameFormat": "Attribute Name Format"
 },
 "UrlWhitelistEntry": {
  "validDomain": "Valid Domain",
  "validPath": "Valid Path",
  "allowQueryAndFragment": "Allow Any Query/Fragment",
  "requireHttps": "Require HTTPS"
 },
 "ProtocolMessageCustomization": {
  "contextName": "Context",
  "messageExpression": "Message expression"
 },
 "ConnectionCredentials": {
  "signingSettings": "Digital Signature Settings",
  "certs": "Certificates",
  "verificationSubjectDN": "Subject DN",
  "verificationIssuerDN": "Issuer DN",
  "blockEncryptionAlgorithm": "Block Encryption Algorithm",
  "keyTransportAlgorithm": "Key Transport Algorithm",
  "decryptionKeyPairRef": "Primary XML Decryption Key",
  "secondaryDecryptionKeyPairRef": "Secondary XML Decryption Key",
  "inboundBackChannelAuth": "Inbound SOAP authentication",
  "outboundBackChannelAuth": "Outbound SOAP authentication"
 },
 "SigningSettings": {
  "signingKeyPairRef": "Signing Certificate",
  "alternativeSigningKeyPairRefs": "Alternative Signing Certificates",
  "algorithm": "Signing Algorithm",
  "includeCertInSignature": "Include the certificate in the signature",
  "includeRawKeyInSignature": "Include the raw key in the signature"
 },
 "ConnectionCert": {
  "x509File": "Certificate",
  "activeVerificationCert": "Active",
  "primaryVerificationCert": "Primary",
  "secondaryVerificationCert": "Secondary",
  "encryptionCert": "Encryption",
  "certView": "Certificate details"
 },
 "X509File": {
  "fileData": "File",
  "id": "ID",
  "cryptoProvider": "Cryptographic Provider"
 },
 "InboundBackChannelAuth": {
  "httpBasicCredentials": "HTTP Basic credentials",
  "digitalSignature": "Digital Signature",
  "requireSsl": "Require SSL",
  "verificationSubjectDN": "Subject DN",
  "verificationIssuerDN": "Issuer DN",
  "certs": "Certificates"
 },
 "OutboundBackChannelAuth": {
  "httpBasicCredentials": "HTTP Basic credentials",
  "digitalSignature": "Digital Signature",
  "sslAuthKeyPairRef": "SSL Client Certificate",
  "validatePartnerCert": "Validate Partner Certificate"
 },
 "UsernamePasswordCredentials": {
  "username": "Username",
  "password": "Password",
  "encryptedPassword": "Encrypted password"
 },
 "Lifecycle": {
  "state": "State",
  "protect": "Protect",
  "ignoreChanges": "Ignore changes",
  "allowSecretIn": "Allow a secret in",
  "allowReplace": "Allow replace",
  "accept": "Accept"
 },
 "ObjectLifecycle": {
  "state": "State",
  "protect": "Protect",
  "ignoreChanges": "Ignore changes",
  "accept": "Accept"
 },
 "SamlMetadata": {
  "file": "File",
  "entityId": "Entity ID",
  "replace": "Replace",
  "verificationCertificate": "Verification certificate"
 },
 "ContactInfo": {
  "company": "Company",
  "firstName": "Contact Name (first)",
  "lastName": "Contact Name (last)",
  "email": "Contact Email",
  "phone": "Contact Number"
 },
 "ConnectionMetadataUrl": {
  "metadataUrlRef": "Metadata URL",
  "enableAutoMetadataUpdate": "Enable Automatic Reloading"
 },
 "NewKeyPairSettings": {
  "commonName": "Common Name",
  "subjectAlternativeNames": "Subject Alternative Names",
  "organization": "Organization",
  "organizationUnit": "Organizational Unit",
  "city": "City",
  "state": "State",
  "country": "Country",
  "validDays": "Validity (days)",
  "keyAlgorithm": "Key Algorithm",
  "keySize": "Key Size (bits)",
  "signatureAlgorithm": "Signature Algorithm",
  "cryptoProvider": "Cryptographic Provider"
 },
 "IdpAdapterAssertionMapping": {
  "idpAdapterRef": "Adapter Instance",
  "adapterOverrideSettings": "Override Instance Settings",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria",
  "abortSsoTransactionAsFailSafe": "Abort the SSO transaction as a fail-safe",
  "restrictVirtualEntityIds": "Restrict Virtual Server IDs",
  "restrictedVirtualEntityIds": "Virtual Server IDs"
 },
 "AuthenticationPolicyContractAssertionMapping": {
  "authenticationPolicyContractRef": "Authentication Policy Contract",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria",
  "abortSsoTransactionAsFailSafe": "Abort the SSO transaction as a fail-safe",
  "restrictVirtualEntityIds": "Restrict Virtual Server IDs",
  "restrictedVirtualEntityIds": "Virtual Server IDs"
 },
 "AttributeFulfillmentValue": {
  "source": "Source",
  "value": "Value"
 },
 "SourceTypeIdKey": {
  "type": "Source",
  "id": "Attribute source"
 },
 "LdapAttributeSource": {
  "type": "Data Store Type",
  "dataStoreRef": "Active Data Store",
  "id": "Attribute Source Id",
  "description": "Attribute Source Description",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "baseDn": "Base DN",
  "searchScope": "Search Scope",
  "searchFilter": "Search Filter",
  "searchAttributes": "Attributes to return",
  "binaryAttributeSettings": "Binary attributes",
  "memberOfNestedGroup": "Nested groups"
 },
 "JdbcAttributeSource": {
  "type": "Data Store Type",
  "dataStoreRef": "Active Data Store",
  "id": "Attribute Source Id",
  "description": "Attribute Source Description",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "schema": "Schema",
  "table": "Table",
  "columnNames": "Columns",
  "filter": "Filter"
 },
 "CustomAttributeSource": {
  "type": "Data Store Type",
  "dataStoreRef": "Active Data Store",
  "id": "Attribute Source Id",
  "description": "Attribute Source Description",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "filterFields": "Filter fields"
 },
 "BinaryLdapAttributeSettings": {
  "binaryEncoding": "Encoding"
 },
 "FieldEntry": {
  "name": "Field",
  "value": "Value"
 },
 "IssuanceCriteria": {
  "conditionalCriteria": "Criteria",
  "expressionCriteria": "Advanced criteria"
 },
 "ConditionalIssuanceCriteriaEntry": {
  "source": "Source",
  "attributeName": "Attribute Name",
  "condition": "Condition",
  "value": "Value",
  "errorResult": "Error Result"
 },
 "ExpressionIssuanceCriteriaEntry": {
  "expression": "Expression",
  "errorResult": "Error Result"
 },
 "OutboundProvision": {
  "connector": "Connector",
  "type": "Type",
  "targetSettings": "Target",
  "channels": "Channels",
  "customSchema": "Custom SCIM Attributes"
 },
 "Channel": {
  "name": "Channel Name",
  "active": "Channel Status",
  "maxThreads": "Max Threads",
  "timeout": "Timeout",
  "channelSource": "Source",
  "attributeMapping": "Attribute Mapping"
 },
 "ChannelSource": {
  "directory": "Directory type",
  "dataSource": "Active Data Store",
  "baseDn": "Base DN",
  "userSourceLocation": "Users",
  "groupSourceLocation": "Groups",
  "guidAttributeName": "Entry GUID Attribute",
  "guidBinary": "GUID Type",
  "changeDetectionSettings": "Change detection",
  "groupMembershipDetection": "Group membership",
  "accountManagementSettings": "Account status"
 },
 "ChannelSourceLocation": {
  "groupDN": "Group DN",
  "filter": "Filter",
  "nestedSearch": "Nested Search"
 },
 "ChangeDetectionSettings": {
  "userObjectClass": "User objectClass",
  "groupObjectClass": "Group objectClass",
  "changedUsersAlgorithm": "Changed Users/Groups Algorithm",
  "usnAttributeName": "USN Attribute",
  "timeStampAttributeName": "Timestamp Attribute"
 },
 "GroupMembershipDetection": {
  "memberOfGroupAttributeName": "Member of Group Attribute",
  "groupMemberAttributeName": "Group Member Attribute"
 },
 "AccountManagementSettings": {
  "accountStatusAttributeName": "Account Status Attribute",
  "accountStatusAlgorithm": "Account Status Algorithm",
  "defaultStatus": "Default Status",
  "flagComparisonValue": "Flag Comparison Value",
  "flagComparisonStatus": "Flag Comparison Status"
 },
 "FieldMapping": {
  "attributeNames": "Attribute",
  "defaultValue": "Default Value",
  "expression": "Expression",
  "createOnly": "Create Only",
  "trim": "Trim",
  "characterCase": "Character case",
  "parser": "Parsing",
  "masked": "Mask"
 },
 "SaasFieldConfiguration": {
  "attributeNames": "Attribute",
  "defaultValue": "Default Value",
  "expression": "Expression",
  "createOnly": "Create Only",
  "trim": "Trim",
  "characterCase": "Character case",
  "parser": "Parsing",
  "masked": "Mask"
 },
 "Schema": {
  "namespace": "Namespace",
  "attributes": "Attributes"
 },
 "SchemaAttribute": {
  "name": "Name",
  "multiValued": "Multi-valued",
  "types": "Types",
  "subAttributes": "Sub-attributes"
 },
 "InstanceConfiguration": {
  "fields": "Fields",
  "tables": "Tables"
 },
 "FieldValue": {
  "inherited": "Inherited"
 },
 "TableRows": {
  "rows": "Rows",
  "inherited": "Inherited"
 },
 "PluginLifecycle": {
  "state": "State",
  "protect": "Protect",
  "ignoreChanges": "Ignore changes",
  "allowSecretIn": "Allow a secret in",
  "accept": "Accept"
 },
 "SpOAuthTokenExchangeSettings": {
  "resourceUris": "Resource URIs",
  "attributeContract": "Attribute Contract",
  "processorPolicyMappings": "Processor Policy Mapping",
  "minutesBefore": "Minutes Before",
  "minutesAfter": "Minutes After",
  "idJagEnabled": "ID-JAG"
 },
 "SpOAuthTokenExchangeAttributeContract": {
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extend the Contract"
 },
 "Attribute": {
  "name": "Attribute"
 },
 "SpOAuthProcessorPolicyMapping": {
  "processorPolicyRef": "Token Exchange Processor Policy",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria"
 },
 "SpWsTrust": {
  "partnerServiceIds": "Partner Service Identifier",
  "attributeContract": "Attribute Contract",
  "tokenProcessorMappings": "Token Processor Mapping",
  "defaultTokenType": "Default Token Type",
  "minutesBefore": "Minutes Before",
  "minutesAfter": "Minutes After",
  "generateKey": "Generate Key for SAML Holder of Key Subject Confirmation Method",
  "encryptSaml2Assertion": "Encrypt SAML 2.0 Assertion",
  "oAuthAssertionProfiles": "OAuth Assertion Profiles",
  "requestContractRef": "Request Contract",
  "abortIfNotFulfilledFromRequest": "Abort if not fulfilled from the request",
  "messageCustomizations": "Message Customization"
 },
 "SpWsTrustAttributeContract": {
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extend the Contract"
 },
 "SpWsTrustAttribute": {
  "name": "Attribute",
  "namespace": "Attribute Namespace"
 },
 "IdpTokenProcessorMapping": {
  "idpTokenProcessorRef": "Token Processor Instance",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria",
  "restrictedVirtualEntityIds": "Virtual Server IDs"
 },
 "SpAttributeQuery": {
  "attributes": "Retrievable Attributes",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "attributeSources": "Attribute Sources & User Lookup",
  "issuanceCriteria": "Issuance Criteria",
  "policy": "Security Policy"
 },
 "SpAttributeQueryPolicy": {
  "signResponse": "Sign the Response",
  "signAssertion": "Sign the Assertion",
  "encryptAssertion": "Encrypt the Assertion",
  "requireSignedAttributeQuery": "Require Signed Attribute Query",
  "requireEncryptedNameId": "Require Encrypted Name Identifier"
 },
 "ExtendedProperty": {
  "name": "Name",
  "description": "Description",
  "multiValued": "Multivalued",
  "state": "State"
 },
 "NamedExtendedProperty": {
  "description": "Description",
  "multiValued": "Multivalued",
  "state": "State"
 },
 "LdapDataStore": {
  "kind": "Kind of definition",
  "id": "ID",
  "type": "Data Store Type",
  "name": "Data Store Name",
  "ldapType": "LDAP Type",
  "hostnames": "Hostname(s)",
  "hostnamesTags": "Hostnames by tag",
  "bindAnonymously": "Bind Anonymously",
  "userDN": "User DN",
  "password": "Password",
  "encryptedPassword": "Encrypted password",
  "clientTlsCertificateRef": "Client TLS Certificate",
  "useSsl": "Use LDAPS",
  "useStartTLS": "Use StartTLS",
  "verifyHost": "Verify LDAPS Hostname",
  "maskAttributeValues": "Mask Values in Log",
  "useDnsSrvRecords": "Use DNS SRV Record",
  "ldapDnsSrvPrefix": "LDAP DNS SRV Record Prefix",
  "ldapsDnsSrvPrefix": "LDAPS DNS SRV Record Prefix",
  "followLDAPReferrals": "Follow LDAP Referrals",
  "retryFailedOperations": "Retry Failed Operations",
  "testOnBorrow": "Test Connection on Borrow",
  "testOnReturn": "Test Connection on Return",
  "createIfNecessary": "Create New Connection If Necessary",
  "minConnections": "Minimum Connections",
  "maxConnections": "Maximum Connections",
  "maxWait": "Maximum Wait (Milliseconds)",
  "timeBetweenEvictions": "Time Between Evictions (Milliseconds)",
  "readTimeout": "Read Timeout (Milliseconds)",
  "connectionTimeout": "Connection Timeout (Milliseconds)",
  "dnsTtl": "DNS TTL (Milliseconds)",
  "binaryAttributes": "LDAP Binary Attributes",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "LdapTagConfig": {
  "hostnames": "Hostname(s)",
  "tags": "Tags",
  "defaultSource": "Default"
 },
 "JdbcDataStore": {
  "kind": "Kind of definition",
  "id": "ID",
  "type": "Data Store Type",
  "name": "Data Store Name",
  "connectionUrl": "JDBC URL",
  "connectionUrlTags": "JDBC URLs by tag",
  "driverClass": "Driver Class",
  "userName": "Username",
  "password": "Password",
  "encryptedPassword": "Encrypted password",
  "validateConnectionSql": "Validate Connection SQL",
  "allowMultiValueAttributes": "Allow Multi-Value Attributes",
  "minPoolSize": "Minimum Pool Size",
  "maxPoolSize": "Maximum Pool Size",
  "blockingTimeout": "Blocking Timeout (Milliseconds)",
  "idleTimeout": "Idle Timeout (Minutes)",
  "maskAttributeValues": "Mask Values in Log",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "JdbcTagConfig": {
  "connectionUrl": "JDBC URL",
  "tags": "Tags",
  "defaultSource": "Default"
 },
 "CustomDataStore": {
  "kind": "Kind of definition",
  "id": "ID",
  "type": "Data Store Type",
  "name": "Instance Name",
  "pluginDescriptorRef": "Type",
  "parentRef": "Parent Instance",
  "configuration": "Configuration",
  "maskAttributeValues": "Mask Values in Log",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "PingOneLdapGatewayDataStore": {
  "kind": "Kind of definition",
  "id": "ID",
  "type": "Data Store Type",
  "name": "Data Store Name",
  "ldapType": "LDAP Type",
  "pingOneConnectionRef": "PingOne Connection",
  "pingOneEnvironmentId": "PingOne Environment",
  "pingOneLdapGatewayId": "PingOne LDAP Gateway",
  "useSsl": "Use LDAPS",
  "useStartTLS": "Use StartTLS",
  "binaryAttributes": "LDAP Binary Attributes",
  "maskAttributeValues": "Mask Values in Log",
  "unknown": "What isn't known here",
  "lifecycle": "Lifecycle",
  "lastModified": "Changed"
 },
 "AuthenticationPolicyContractAttribute": {
  "name": "Attribute"
 },
 "PasswordCredentialValidatorAttributeContract": {
  "coreAttributes": "Core attributes",
  "extendedAttributes": "Extend the Contract",
  "inherited": "Inherited"
 },
 "PasswordCredentialValidatorAttribute": {
  "name": "Attribute"
 },
 "AttributeSource": {
  "type": "Data Store Type",
  "dataStoreRef": "Active Data Store",
  "id": "Attribute Source Id",
  "description": "Attribute Source Description",
  "attributeContractFulfillment": "Attribute Contract Fulfillment",
  "baseDn": "Base DN",
  "searchScope": "Search Scope",
  "searchFilter": "Search Filter",
  "searchAttributes": "Attributes to return",
  "binaryAttributeSettings": "Binary attributes",
  "memberOfNestedGroup": "Nested groups",
  "schema": "Schema",
  "table": "Table",
  "columnNames": "Columns",
  "filter": "Filter",
  "filterFields": "Filter fields"
 }
};
