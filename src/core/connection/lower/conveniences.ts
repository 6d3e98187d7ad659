import type { DefinableKind } from '../../kinds.ts';
import { connectionConveniences } from './connection.ts';
import type { Convert } from './convert.ts';
import { dataStoreConveniences } from './data-store.ts';
import { extendedPropertiesConveniences } from './extended-properties.ts';
import { pluginConveniences } from './plugin.ts';

/** The conveniences of each kind; a kind without any of its own isn't here. */
export const conveniences: Partial<Record<DefinableKind, Convert>> = {
  SpConnection: connectionConveniences,
  IdpAdapter: pluginConveniences('IdpAdapter'),
  PasswordCredentialValidator: pluginConveniences('PasswordCredentialValidator'),
  DataStore: dataStoreConveniences,
  ExtendedProperties: extendedPropertiesConveniences,
};
