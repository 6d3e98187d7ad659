import { pluginsFrom } from '../../../../src/core/connector/plugin/plugins.ts';
import type { ConnectorDescriptor, Connectors } from '../../../../src/core/connector/types.ts';

/** The connector `Example`: a heading, a plain, a secret, a check box and a select setting; three fields. */
export const exampleDescriptor: ConnectorDescriptor = {
  id: 'Example',
  description: 'Example Provisioner',
  configDescriptor: {
    fields: [
      { type: 'TEXT', name: 'Provisioning Options', label: 'Provisioning Options' },
      { type: 'TEXT', name: 'Target', label: 'Target' },
      { type: 'TEXT', name: 'URL', label: 'URL', required: true },
      { type: 'TEXT', name: 'SECRET', label: 'Secret', encrypted: true },
      { type: 'CHECK_BOX', name: 'CREATE', label: 'Create', defaultValue: 'true' },
      { type: 'SELECT', name: 'REMOVE_ACTION', label: 'Remove action', defaultValue: 'Disable' },
    ],
  },
  saasPluginFieldInfoDescriptors: [
    { code: 'userName', label: 'Username', required: true },
    { code: 'city', label: 'City' },
    { code: 'type', label: 'Type', defaultValue: 'Basic' },
  ],
};

/** The server's connectors, with only that one installed. */
export const exampleConnectors: Connectors = {
  plugins: pluginsFrom({}),
  source: 'live',
  lookUp: (word) =>
    word === 'Example'
      ? { state: 'found', connector: { source: 'live', descriptor: exampleDescriptor } }
      : { state: 'unknown', installed: ['Example Provisioner'] },
  find: (word) => (word === 'Example' ? { source: 'live', descriptor: exampleDescriptor } : undefined),
  names: () => ['Example'],
};
