import type { Live } from '../../../src/core/connection/types.ts';

interface Example {
  account?: string;
  base?: string;
  active?: boolean;
  settings?: Record<string, string>;
  licence?: string;
}

const zoomSettings = (id: string, account: string) => ({ 'Account ID': account, 'Client ID': id });

/** A connection that provisions into Zoom by one channel. */
export function zoom(id: string, example: Example = {}): Live {
  const settings = { ...zoomSettings(id, example.account ?? '1'), ...example.settings };
  return provisioner('Zoom', id, { ...example, settings });
}

/** One that provisions into Slack, where only the token says which workspace. */
export function slack(id: string, token: string, example: Example = {}): Live {
  return provisioner('Slack', id, { ...example, settings: { 'OAuth 2 Access Token': token, ...example.settings } });
}

function provisioner(
  type: string,
  id: string,
  { base = 'ou=people,dc=example', active = true, settings = {}, licence }: Example,
): Live {
  const mapping = licence ? [{ fieldName: 'User Type', saasFieldInfo: { defaultValue: licence } }] : [];
  return {
    type: 'SP',
    id,
    name: `${type} ${id}`,
    entityId: `${type}-${id}`,
    active,
    outboundProvision: {
      type,
      targetSettings: Object.entries(settings).map(([name, value]) => ({ name, value })),
      channels: [
        {
          name: 'Staff',
          active: true,
          channelSource: {
            dataSource: { id: 'ad' },
            baseDn: base,
            userSourceLocation: { filter: '(objectClass=user)' },
          },
          attributeMapping: mapping,
        },
      ],
    },
  };
}
