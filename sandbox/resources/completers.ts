import { completeConnection } from '../connection/complete.ts';
import { type ConnectionContext, fill, objectAt, textAt } from '../connection/context.ts';
import { validateConnection } from '../connection/validate.ts';
import type { JsonObject } from '../json.ts';
import { membersOf } from '../model/model.ts';
import { completeAdapter, validateAdapter } from '../plugins/adapter.ts';
import { completePlugin } from '../plugins/complete.ts';
import { validatePlugin } from '../plugins/validate.ts';
import type { ValidationError } from '../server/answer.ts';
import type { CompletionContext } from './completion.ts';
import { completeDataStore } from './data-stores.ts';
import { completeIdpConnection } from './idp-connections.ts';
import { checkSharedId } from './ids.ts';
import { kinds } from './kinds.ts';
import { completeMetadataUrl } from './metadata-urls.ts';
import { completePingOne } from './ping-one.ts';
import { checkUsedAttributes } from './used-attributes.ts';

/** Brings a resource of one collection into the form in which it's answered; returns what is wrong with it. */
type Completer = (value: JsonObject, context: CompletionContext) => ValidationError[];

const own: Record<string, Completer> = {
  '/idp/spConnections': (value, context) => {
    const connection: ConnectionContext = { ...context, errors: [] };
    completeConnection(value, connection);
    validateConnection(value, connection);
    return connection.errors;
  },
  '/dataStores': completeDataStore,
  '/authenticationPolicyContracts': completeContract,
  '/metadataUrls': completeMetadataUrl,
  '/pingOneConnections': completePingOne,
  '/oauth/clients': completeClient,
  '/sp/idpConnections': completeIdpConnection,
};

/** The completers of all collections. */
export const completers: Record<string, Completer> = Object.fromEntries(
  [...kinds.values()].map((kind) => [
    kind.path,
    (value: JsonObject, context: CompletionContext) => {
      const errors = [...(own[kind.path]?.(value, context) ?? [])];
      const members = membersOf(kind.type, context.world.version);
      if (members.pluginDescriptorRef || objectAt(value, 'pluginDescriptorRef')) {
        errors.push(...completeInstance(value, kind.path, context));
      }
      if (members.lastModified) value.lastModified = context.world.now().toISOString();
      if (!kind.path.endsWith('Connections')) fillStated(value, kind.type, context.world.version);
      return errors;
    },
  ]),
);

/** Defaults that the description states and servers don't answer, as clients' tests show. */
const notAnswered = new Set([
  'Client.cibaDeliveryMode',
  'Client.cibaPollingInterval',
  'Client.clientSecretRetentionPeriod',
]);

/** Defaults of a realm that only some connection types have: the official Terraform provider refuses them elsewhere. */
const answeredFor: Record<string, string[]> = {
  'KerberosRealm.retainPreviousKeysOnPasswordChange': ['DIRECT', 'LOCAL_VALIDATION'],
  'KerberosRealm.suppressDomainNameConcatenation': ['DIRECT'],
};

/** The defaults that the API's description states. */
function fillStated(value: JsonObject, type: string, version: string): void {
  for (const [name, member] of Object.entries(membersOf(type, version))) {
    if (member.default === undefined || value[name] !== undefined || member.readOnly) continue;
    const only = answeredFor[`${type}.${name}`];
    if (notAnswered.has(`${type}.${name}`) || (only && !only.includes(String(value.connectionType)))) continue;
    value[name] = member.default;
  }
}

/** Instances of plugins: their configuration, their contract, their mapping, and what is wrong with them. */
function completeInstance(value: JsonObject, path: string, context: CompletionContext): ValidationError[] {
  const { world, before } = context;
  completePlugin(value, path, world, before);
  const errors = validatePlugin(value, path, context);
  if (path !== '/idp/adapters') return errors;
  completeAdapter(value, world);
  return [...errors, ...validateAdapter(value, world), ...checkUsedAttributes(path, value, before, world)];
}

/** The core attribute is the server's own, whatever was sent. */
function completeContract(value: JsonObject, { world, before }: CompletionContext): ValidationError[] {
  value.coreAttributes = [{ name: 'subject' }];
  fill(value, { extendedAttributes: [] });
  const used = checkUsedAttributes('/authenticationPolicyContracts', value, before, world);
  return [...checkSharedId(value.id, before), ...used];
}

function completeClient(value: JsonObject, { world, before }: CompletionContext): ValidationError[] {
  const now = world.now().toISOString();
  value.creationDate = textAt(before, 'creationDate') ?? now;
  value.modificationDate = now;
  const secret = textAt(objectAt(value, 'clientAuth'), 'secret');
  const changed = secret === undefined ? textAt(before, 'clientSecretChangedTime') : now;
  if (changed !== undefined) value.clientSecretChangedTime = changed;
  return [];
}
