/** The least of an HTML form adapter, and what is needed to look into plugin fields. */

export interface Field {
  name: string;
  value?: string;
  encryptedValue?: string;
}

export const html = 'com.pingidentity.adapters.htmlform.idp.HtmlFormIdpAuthnAdapter';

export const fields = (values: Record<string, string | undefined>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
export const row = (values: Record<string, string>) => ({ fields: fields(values) });
export const named = (list: Field[], name: string) => list.find((field) => field.name === name);

export function adapter(id: string, more: Record<string, unknown> = {}) {
  return {
    id,
    name: id,
    pluginDescriptorRef: { id: html },
    configuration: {
      tables: [{ name: 'Credential Validators', rows: [row({ 'Password Credential Validator Instance': 'simple' })] }],
    },
    attributeContract: { coreAttributes: [{ name: 'username', pseudonym: true }] },
    ...more,
  };
}
