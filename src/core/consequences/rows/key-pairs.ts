import type { KindName } from '../../kinds.ts';
import type { Place } from '../row.ts';

/** A key pair that goes isn't used by anything known here, as its deletion would be refused. */
const gone = {
  SigningKeyPair: {
    says: 'loses the key that it signs or decrypts with, for good: PingFederate never gives out the private half',
    hint: 'export the key in the console first, and look there what uses it: OpenID Connect and metadata may',
  },
  SslClientKeyPair: {
    says: 'loses the key that PingFederate shows when it connects, for good: the private half is never given out',
    hint: 'export the key in the console first, and look there what uses it',
  },
} as const;

function placesOf(of: KindName & keyof typeof gone): Place[] {
  return [
    {
      of,
      at: '',
      as: 'part',
      rows: [
        {
          on: 'unset',
          severity: 'irreversible',
          word: 'delete-key',
          who: 'What uses {name} and isn’t known here',
          says: gone[of].says,
          hint: gone[of].hint,
          evidence: 'sure',
        },
      ],
      nobody: 'a new key is used by nobody yet: what is switched to it says so itself',
    },
    { of, at: '**', as: 'text', rows: [], nobody: 'no key or certificate changes in place: such a plan is refused' },
  ];
}

/** What becomes of those who need a key pair when it comes or goes. */
export const keyPairs: readonly Place[] = [...placesOf('SigningKeyPair'), ...placesOf('SslClientKeyPair')];
