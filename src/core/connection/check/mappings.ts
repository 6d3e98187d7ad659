import { idIn, objectIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/** Which adapters, policy contracts and token processors a connection uses, and how. */
export function checkMappings(check: Check): void {
  const { document, report } = check;
  const sso = objectIn(document, 'spBrowserSso');
  const adapters = itemsIn(sso, 'adapterMappings', '/spBrowserSso');
  const contracts = itemsIn(sso, 'authenticationPolicyContractAssertionMappings', '/spBrowserSso');
  if (sso && adapters.length + contracts.length === 0) {
    report(
      'mapping-missing',
      ['/spBrowserSso', 'key'],
      'nobody can sign on: no adapter and no policy contract is mapped',
      'add adapterMappings or authenticationPolicyContractAssertionMappings',
    );
  }
  for (const { item, pointer } of adapters) checkOverride(check, item, pointer);
  const trust = objectIn(document, 'wsTrust');
  if (trust?.abortIfNotFulfilledFromRequest !== undefined && !idIn(trust, 'requestContractRef')) {
    const message = 'abortIfNotFulfilledFromRequest is refused without a requestContractRef';
    report('request-contract-missing', '/wsTrust/abortIfNotFulfilledFromRequest', message);
  }
}

function checkOverride({ report }: Check, mapping: Parameters<typeof objectIn>[0], pointer: string): void {
  const adapter = idIn(mapping, 'idpAdapterRef');
  const override = objectIn(mapping, 'adapterOverrideSettings');
  if (!override) {
    if (adapter === undefined) report('adapter-missing', pointer, 'the mapping names no adapter', 'set idpAdapterRef');
    return;
  }
  const parent = idIn(override, 'parentRef');
  const at = `${pointer}/adapterOverrideSettings`;
  if (parent === undefined) {
    const hint = adapter === undefined ? 'set it to the id of the adapter' : `set it to ${adapter}`;
    report('override-parent-missing', [at, 'key'], 'adapterOverrideSettings needs parentRef', hint);
  } else if (adapter !== undefined && parent !== adapter) {
    const message = `the override is for "${parent}", the mapping for "${adapter}"; PingFederate takes "${parent}"`;
    report('override-of-other-adapter', `${at}/parentRef`, message);
  }
}
