import { fill, listAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { isAtLeast, isKnown } from '../model/versions.ts';
import type { World } from '../world.ts';

interface Category {
  id: string;
  name: string;
  description: string;
  /** The version that brought it. */
  since?: string;
}

/** What can be logged in detail. Names and ids are those of a client's tests; `provisioning` was there in 12.2.6. */
const categories: Category[] = [
  { id: 'policytree', name: 'Policy Tree', description: 'Policy tree debug logging.' },
  { id: 'core', name: 'Core', description: 'Debug logging for core components.' },
  { id: 'trustedcas', name: 'Trusted CAs', description: 'Log trusted CAs when they are loaded.' },
  { id: 'xmlsig', name: 'XML Signatures', description: 'Debug logging for XML signature operations.' },
  { id: 'requestheaders', name: 'HTTP Request Headers', description: 'Log HTTP request headers.' },
  { id: 'requestparams', name: 'HTTP Request Parameters', description: 'Log HTTP GET request parameters.' },
  {
    id: 'restdatastore',
    name: 'REST Data Store Requests and Responses',
    description: 'Log REST data store requests and responses.',
  },
  {
    id: 'protocolrequestresponse',
    name: 'Protocol Requests and Responses',
    description: 'Log protocol request and response messages.',
  },
  { id: 'dsresponsetime', name: 'Data Store Response Times', description: 'Log response times of data stores.' },
  { id: 'provisioning', name: 'Provisioning', description: 'Log provisioning in detail.', since: '12.2.6' },
];

/** Every category comes back, in the server's order, whatever was sent. */
export function completeLogSettings(value: JsonObject, { version, now }: World): void {
  const given = listAt(value, 'logCategories');
  value.logCategories = categories
    .filter((category) => isKnown(category, version))
    .map(({ id, name, description }) => {
      const enabled = given.find((category) => category.id === id)?.enabled === true;
      return { id, name, description, enabled };
    });
  if (isAtLeast(version, '13.0')) fill(value, { modificationDate: now().toISOString() });
}
