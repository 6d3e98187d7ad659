import{examplePeople,readerDn,readerPassword,startDirectory,startSandbox}from"./shared-sandbox-start-sandbox.js";import{drift,plan}from"./shared-commands-plan.js";import{apply}from"./shared-commands-apply.js";import"./shared-commands-apply-run-apply.js";import"./shared-core-report-terminal-progress.js";import{removeFolder}from"./shared-edges-disk-remove-files.js";import"./shared-commands-people-counted-plan.js";import"./shared-commands-count-people.js";import"./shared-commands-make-plan.js";import"./shared-core-import-held-findings.js";import{openServer}from"./shared-commands-open-server.js";import"./shared-axios-index.js";import"./shared-commands-read-server.js";import"./shared-core-connection-empty-items.js";import{renderDiagnostics}from"./shared-core-report-terminal-render-diagnostics.js";import{driftEntries,namesOf,planEntries,resultWords,waitingLines}from"./shared-core-report-terminal-render-plan.js";import"./shared-core-report-terminal-counts-lines.js";import"./shared-core-report-all-settings.js";import"./shared-core-report-drift.js";import"./shared-core-report-dangers.js";import"./shared-core-report-change-view.js";import"./shared-diff-libesm-patch-create.js";import"./shared-core-connector-columns.js";import"./shared-core-report-terminal-setting-lines.js";import"./shared-core-report-leaves.js";import"./shared-core-report-terminal-danger-lines.js";import"./shared-core-report-danger-words.js";import"./shared-core-report-change-facts.js";import{indented,pageFor}from"./shared-core-report-terminal-page.js";import{paletteFor}from"./shared-core-report-terminal-palette.js";import"./shared-core-report-card-provisioning.js";import"./shared-core-report-words.js";import"./shared-core-report-names.js";import"./shared-core-report-values.js";import"./shared-core-report-outcome-words.js";import{namesIn,writeFiles,writeWhole}from"./shared-edges-disk-write-files.js";import{padded,textWidth}from"./shared-core-report-terminal-columns.js";import"./shared-core-report-verbs.js";import"./shared-core-report-visible-text.js";import"./shared-core-plan-people.js";import"./shared-core-people-questions.js";import"./shared-core-people-shown-numbers.js";import"./shared-core-plan-change-for.js";import"./shared-core-plan-limits.js";import"./shared-core-consequences-findings.js";import"./shared-core-connection-channels.js";import"./shared-core-consequences-of-target.js";import{effectiveChanges,isEmpty}from"./shared-core-plan-summary.js";import"./shared-core-connector-descriptor-of.js";import"./shared-core-connection-fields-console-word.js";import"./shared-core-connection-compare-desired.js";import"./shared-core-connection-without-defaults.js";import"./shared-core-meaning-number-words.js";import"./shared-core-connection-secrets-ciphertext.js";import"./shared-core-kind-words.js";import{validate}from"./shared-commands-validate.js";import"./shared-core-document-parse-document.js";import"./shared-core-connection-references-named-references.js";import"./shared-core-meaning-console-values.js";import"./shared-core-definition-choose.js";import"./shared-core-diagnostics-collector.js";import"./shared-core-diagnostics-diagnostic.js";import"./shared-core-repository-documentation.js";import"./shared-core-diagnostics-codes.js";import{plural}from"./shared-core-wording.js";import"./shared-core-connection-references-resource-names.js";import"./shared-core-connection-fields-table.js";import"./shared-fast-xml-parser-src-fxp.js";import"./shared-edges-catalogue-read-pulled.js";import"./shared-core-connector-connectors.js";import{loadCatalogue,readDefinitionFiles}from"./shared-edges-disk-repository.js";import"./shared-core-connector-catalogue-index.js";import{objectsIn}from"./shared-core-document-readers.js";import"./shared-commands-refusal.js";import"./shared-core-kinds.js";import"./shared-core-redact.js";import"./shared-version.js";import{Secret}from"./shared-core-secret.js";import"./shared-core-document-nearest.js";import"./shared-edges-disk-file-error.js";import"./shared-runtime.js";import{cpSync,existsSync,mkdtempSync}from"node:fs";import{tmpdir}from"node:os";import{join}from"node:path";function scratchCopy(root,folders){let scratch=mkdtempSync(join(tmpdir(),"pfconn-"));for(let folder of folders.filter(one=>existsSync(join(root,one))))cpSync(join(root,folder),join(scratch,folder),{recursive:!0});return scratch}var examples_default={"connections/zoom-sso.yaml":`# yaml-language-server: $schema=../schemas/connection.schema.json
# Sign-on to Zoom in a browser, and logout. The people themselves come from zoom.yaml.
kind: SpConnection
id: zoom-sso
name: Zoom Single Sign-On

# Zoom's single sign-on page offers its entity ID with or without https:// in front; it has to be the same here. Without,
# it differs from the one that zoom.yaml has, and no two connections may share one.
entityId: \${var:ZOOM_HOST}
baseUrl: \${var:ZOOM_VANITY_URL}
active: true
loggingMode: STANDARD

credentials:
  signingSettings:
    signingKeyPairRef: signing-2026
    algorithm: SHA256withRSA # SHA-256 on Zoom's side
  certs:
    # Zoom signs its requests with this one; it is in the metadata that Zoom offers. This is an example's, put yours here.
    - x509File: { fileData: "\${file:zoom/zoom-signing.pem}" }
      activeVerificationCert: true
      primaryVerificationCert: true

spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO, SP_INITIATED_SSO, IDP_INITIATED_SLO, SP_INITIATED_SLO]
  incomingBindings: [POST, REDIRECT]
  ssoServiceEndpoints:
    - { binding: POST, url: /saml/SSO, index: 0, isDefault: true }
  sloServiceEndpoints:
    - { binding: POST, url: /saml/SingleLogout, responseUrl: /saml/SingleLogout }
    - { binding: REDIRECT, url: /saml/SingleLogout, responseUrl: /saml/SingleLogout }
  spSamlIdentityMapping: STANDARD
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }

  # Who signs on is named by e-mail address, as in zoom.yaml.
  attributeContract:
    coreAttributes:
      - { name: SAML_SUBJECT, nameFormat: urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress }
    extendedAttributes:
      - { name: email, nameFormat: urn:oasis:names:tc:SAML:2.0:attrname-format:basic }
      - { name: firstName, nameFormat: urn:oasis:names:tc:SAML:2.0:attrname-format:basic }
      - { name: lastName, nameFormat: urn:oasis:names:tc:SAML:2.0:attrname-format:basic }
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: corp-login
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: mail }
        email: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: mail }
        firstName: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: givenName }
        lastName: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: sn }

extendedProperties:
  owner: identity-team

lifecycle:
  state: draft # an example: checked and shown in plans, never written; remove both lines to mean it
`,"connections/zoom.yaml":`# yaml-language-server: $schema=../schemas/connection.schema.json
# People from the corporate directory, created, updated and disabled in Zoom.
kind: SpConnection
id: zoom-provisioning
name: Zoom Provisioning

# Zoom's metadata brings the entity ID and the base URL. Its placeholder stands for the vanity URL of the account.
samlMetadata:
  file: zoom/zoom-saml-metadata.xml
  replace:
    https://your_vanity_url.zoom.us: \${var:ZOOM_VANITY_URL}

# The channel below starts working within a minute after both it and the connection are active.
active: true

outboundProvision:
  connector: zoom
  targetSettings:
    # From the server-to-server OAuth app in the Zoom Marketplace.
    Account ID: \${var:ZOOM_ACCOUNT_ID}
    Client ID: \${var:ZOOM_CLIENT_ID}
    Client Secret: \${secret:ZOOM_CLIENT_SECRET}
    User Create: true
    User Update: true
    User Disable / Delete: true
    Remove User Action: Disable # Delete would remove the account for good
  channels:
    - name: Corporate directory
      active: true
      maxThreads: 1
      timeout: 60 # seconds for one person
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: \${var:BASE_DN}
        userSourceLocation:
          # A filter, not a group DN: with a group, people deleted from the directory would stay in Zoom for a while.
          filter: (&(objectClass=user)(memberOf=cn=zoom-users,ou=groups,\${var:BASE_DN}))
      attributeMapping:
        Username: mail # the identity in Zoom; links accounts that exist there already
        Email: mail
        Given Name: givenName
        Family Name: sn
        Department: { attributeNames: [department], trim: true }
        Title: title
        User Type: { defaultValue: Licensed }

extendedProperties:
  owner: identity-team

lifecycle:
  state: draft # an example: checked and shown in plans, never written; remove this line to mean it
  protect: true # never deleted or replaced by this tool
  ignoreChanges: [contactInfo] # left to the console
`,"connections/zoom/zoom-saml-metadata.xml":`<?xml version="1.0" encoding="UTF-8"?>
<!--
  The shape of Zoom's service provider metadata, written for this template. The Zoom Provisioner's zip file and
  https://<your vanity URL>/saml/metadata/sp have the real one: put it here in place of this file.
-->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://your_vanity_url.zoom.us">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://your_vanity_url.zoom.us/saml/SingleLogout"/>
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://your_vanity_url.zoom.us/saml/SingleLogout"/>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
    <md:AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://your_vanity_url.zoom.us/saml/SSO"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`,"connections/zoom/zoom-signing.pem":`-----BEGIN CERTIFICATE-----
MIIDOTCCAiGgAwIBAgIUZEVMGq7KyVUtbILnnXvaMO85g7kwDQYJKoZIhvcNAQEL
BQAwLDEqMCgGA1UEAwwhZXhhbXBsZS56b29tLnVzIHNpZ25pbmcgKGV4YW1wbGUp
MB4XDTI2MTEyNDEyMDk1M1oXDTM2MTEyMTEyMDk1M1owLDEqMCgGA1UEAwwhZXhh
bXBsZS56b29tLnVzIHNpZ25pbmcgKGV4YW1wbGUpMIIBIjANBgkqhkiG9w0BAQEF
AAOCAQ8AMIIBCgKCAQEAqqA2GoIHKHeMLymqJ3Rq5DYKaoMInP226AWqR2X4D+YP
xaZ0gojxgHt4kGLXS8MdSyH5+85E7VylDWRBW+MbU99FTuvfJ1+pvRbmdlvNcVXE
/rHwqPdm4IHUc+OCBAB+NRuEyh2krD1v3LEo22csLxxpRglLO6teIdl2zrm2xx1S
6lSgAE30XNHuEuuPOiZJuYC9Cz4+vkjT6rmgEeHCF+/wR9y/ag+kW5EDpT4QJ97A
Xp2pq4wrOpkBHS9Nrh5h1mKyUMU+C6l4f2r3XSVhCpBI2Rxr+2u5GPea2cjQlZ4y
XldQypjbNRDZkrq816hunLnGjXymP4xRHOLpj7h5zQIDAQABo1MwUTAdBgNVHQ4E
FgQU+ldHk/p/7yetafW4HScVWxfbfgIwHwYDVR0jBBgwFoAU+ldHk/p/7yetafW4
HScVWxfbfgIwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAMsyG
o92/9pMhnqYQEdoJjL3EDvo5v2+hsYFixWVjHhJlg+7a/+RD8EI4aL2QeOKGzoFn
oWhyKMSGk+hHXOmbVfD5xtG7hnnmkLcyv6nro2jP1MS4V285L8W2jR8uH4bJlD1a
cF1onHiHSn98/EmqqGhF8FrR0/ELXRjux2kn4V/C+3BcJIhi4Gn471JfEelRd5Qz
9tV5KLSnV2KDNsIwLNN/39rXguO1QovTqJFtCpj/yTlXoJf5V/KG60Rhn53vh3/U
TCteXUppTRHTDXz7hV0FHQEHNPSUA62aVpd3D7adbufB5HrJ76nnW8NDzRlvul2h
QGp2Drmm4O0J7Q+0OQ==
-----END CERTIFICATE-----
`,"environments/production.yaml":`# yaml-language-server: $schema=../schemas/environment.schema.json
# What differs between environments. The server's address and every password come from the workflow, never from here.
variables:
  BASE_DN: dc=corp,dc=example,dc=com
  ZOOM_VANITY_URL: https://example.zoom.us
  ZOOM_HOST: example.zoom.us
  ZOOM_ACCOUNT_ID: example-account-id
  ZOOM_CLIENT_ID: example-client-id
`,"environments/staging.yaml":`# yaml-language-server: $schema=../schemas/environment.schema.json
# The same connections against a sandbox account at Zoom, with nobody provisioned until somebody wants to watch it.
variables:
  BASE_DN: ou=staging,dc=corp,dc=example,dc=com
  ZOOM_VANITY_URL: https://example-staging.zoom.us
  ZOOM_HOST: example-staging.zoom.us
  ZOOM_ACCOUNT_ID: example-staging-account-id
  ZOOM_CLIENT_ID: example-staging-client-id

overrides:
  zoom-provisioning:
    active: false
  zoom-sso:
    loggingMode: ENHANCED
`};var margin=3,Teller=class{#run;#chapters=0;constructor(run){this.#run=run}get look(){let{colour,width=textWidth}=this.#run;return{colour,width:Math.min(textWidth,width)-margin,showUnmanaged:!1}}say(lines){this.#run.print(indented(lines,margin).join(`
`).replace(/ +$/gm,""))}fine(text){this.say([`${this.#palette.green("\u2713")} ${text}`])}done(outcome){let{green,red}=this.#palette,nameOf=namesOf(outcome.changes);for(let change of effectiveChanges(outcome)){let sign=change.status==="done"?green("\u2713"):red("\u2717");this.say([`${sign} ${padded(nameOf(change),20)}  ${resultWords(change)}`])}}begin(areOwn){let{bold,dim}=this.#palette,which=areOwn?"The definitions in connections/":"Two Zoom connections";this.#run.print(bold(`${which}, from file to server, against an embedded PingFederate.`)),this.#run.print(dim("Nothing leaves this machine."))}chapter(command,about){this.#chapters+=1;let{bold,blue}=this.#palette,head=bold(blue(`${String(this.#chapters).padEnd(2)} ${command}`)),gap=" ".repeat(Math.max(1,11-command.length));this.#run.print(`
${head}${gap}${command===""?bold(about):about}`)}end(own){let rows=[["See what is behind it",own??"pfconn init my-config"],["Break it and look",own?`change ${own}, then  pfconn demo`:"pfconn new zoom, then  pfconn validate"],["Rehearse with your server","pfconn sandbox --seed your-bulk-export.json"],["Connect your server","pfconn doctor --admin-url https://\u2026:9999"]];this.#run.print(`
${this.#palette.bold("Your turn")}`),this.say(rows.map(([what,how])=>`${padded(what,26)}  ${how}`))}get#palette(){return paletteFor(this.#run.colour)}};var changedByHand="zoom-provisioning",kind="active-directory",peopleBase="dc=corp,dc=example,dc=com",demo=async run=>{let catalogue=await loadCatalogue(),server=await startSandbox({connectors:catalogue.map(({descriptor})=>descriptor)}),people=await startDirectory({kind,entries:examplePeople({people:1e3,kind,base:peopleBase})}),{folder,areOwn}=stage(run),staged={...run,inputs:{...run.inputs,workingDirectory:folder}};try{return await tell(pointedAt(staged,server.url,people.url),areOwn)}finally{await Promise.all([server.stop(),people.close()]),removeFolder(folder)}};function stage({inputs}){let{workingDirectory,connections}=inputs,there=new Set(["connections","environments"].flatMap(folder2=>namesIn(workingDirectory,folder2))),areOwn=Object.keys(examples_default).every(path=>there.has(path)||!/^\w+\/[\w-]+\.yaml$/.test(path)),folder=scratchCopy(workingDirectory,areOwn?[connections,"environments"]:[]);areOwn||writeFiles(folder,Object.entries(examples_default).map(([path,text])=>({path,text})));let drafts=readDefinitionFiles(folder,connections).files.map(({path,text})=>({path,text:asMeant(text)}));return writeFiles(folder,drafts),{folder,areOwn}}function asMeant(text){return text.replace(/\bstate: draft\b/g,"state: present")}async function tell(run,areOwn){let teller=new Teller(run);teller.begin(areOwn),teller.chapter("validate","Are the files right?");let checked=await validate(run);if(checked.diagnostics.length>0&&run.print(renderDiagnostics(checked.diagnostics,{colour:run.colour,sources:checked.sources})),checked.failure)return checked;teller.fine(`${plural(checked.definitions,"definition")}, no mistakes`),teller.chapter("plan","What would change, for whom?");let planned=await plan(run);if(!planned.plan)return planned;teller.say(planEntries(planned.plan,{...teller.look,connectors:planned.connectors,answers:["Who","Leavers"]}).flat()),teller.chapter("apply","Do exactly that: save inactive, read back, activate.");let applied=await apply({...run,progress:()=>{},step:()=>{}});if(!applied.outcome)return applied;if(teller.done(applied.outcome),applied.failure)return{...applied,diagnostics:[],plan:void 0};teller.chapter("plan","Is anything left?");let again=await plan(run);if(!again.plan||!isEmpty(again.plan))return again;teller.fine("the server is as the definitions say"),await tellOfPeople(run,teller),teller.chapter("",await changeByHand(run)),teller.chapter("drift","Does anybody notice?");let drifted=await drift(run);if(!drifted.plan)return drifted;teller.say(driftEntries(drifted.plan,{...teller.look,connectors:drifted.connectors,today:new Date}).flat());let file=drifted.plan.changes.find(({id})=>id===changedByHand)?.file;return file!==void 0&&await tellOfDeletion(run,file,teller),teller.end(areOwn?file:void 0),{...drifted,exitCode:0,plan:void 0,diagnostics:[],text:void 0,failure:void 0}}async function tellOfPeople(run,teller){let workingDirectory=scratchCopy(run.inputs.workingDirectory,[run.inputs.connections,"environments"]);try{let{files}=readDefinitionFiles(workingDirectory,run.inputs.connections),file=files.find(({text})=>text.includes("cn=zoom-users,"));if(!file)return;writeWhole(workingDirectory,file.path,file.text.replaceAll("cn=zoom-users,","cn=zoom-pilots,")),teller.chapter("",`Somebody writes a smaller group into ${file.path}.`),teller.chapter("plan","How many people is that?");let planned=await plan({...run,inputs:{...run.inputs,workingDirectory}});planned.plan&&teller.say(planEntries(planned.plan,{...teller.look,connectors:planned.connectors}).flat())}finally{removeFolder(workingDirectory)}}async function tellOfDeletion(run,file,teller){let workingDirectory=scratchCopy(run.inputs.workingDirectory,[run.inputs.connections,"environments"]),quiet={...run,progress:()=>{},step:()=>{},inputs:{...run.inputs,workingDirectory}};try{writeDefinition(workingDirectory,file,"{ state: absent }"),teller.chapter("",`Somebody writes into ${file} that its connection is to go.`),teller.chapter("plan","What can\u2019t be undone waits for a yes.");let planned=await plan(quiet),changes=planned.plan?effectiveChanges(planned.plan):[];planned.plan&&teller.say(planEntries(planned.plan,{...teller.look,connectors:planned.connectors}).flat()),teller.say(["",...waitingLines(changes,namesOf(changes),pageFor(teller.look))]);let tokens=changes.flatMap(({waits=[]})=>waits.map(({token})=>token));writeDefinition(workingDirectory,file,`{ state: absent, accept: [${tokens.join(", ")}] }`),teller.chapter("apply","The token stands in the file: it fits this change only, and once.");let applied=await apply(quiet);applied.outcome&&teller.done(applied.outcome)}finally{removeFolder(workingDirectory)}}function writeDefinition(folder,file,lifecycle){writeWhole(folder,file,`kind: SpConnection
id: ${changedByHand}
lifecycle: ${lifecycle}
`)}function pointedAt(run,url,directory){return{...run,variables:{ZOOM_CLIENT_SECRET:"a-secret-for-the-demo",...run.variables},inputs:{...run.inputs,environment:"production",server:{adminUrl:url,credentials:{kind:"basic",username:"Administrator",password:new Secret("2FederateM0re")},insecureTls:!1,insecureHttp:!1},directoryAccess:{addresses:[{url:directory}],bindDn:readerDn,password:new Secret(readerPassword),startTls:!1,caCertificate:void 0,timeoutMs:3e4,maxPeople:1e4}}}}async function changeByHand(run){let api=await openServer(run),connection=await api.of("SpConnection").read(changedByHand),setting=objectsIn(connection?.outboundProvision,"targetSettings").find(each=>each.value==="Disable");return!connection||!setting?"Nobody finds anything to change in the console.":(setting.value="Delete",await api.of("SpConnection").replace(changedByHand,connection),`Somebody changes ${String(setting.name)} to Delete in the console.`)}export{demo};
