import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';

/** What keys can be made, as `/keyPairs/keyAlgorithms` lists it. */
export const keyAlgorithms = [
  {
    name: 'RSA',
    keySizes: [1024, 2048, 4096],
    defaultKeySize: 2048,
    signatureAlgorithms: ['SHA1withRSA', 'SHA256withRSA', 'SHA384withRSA', 'SHA512withRSA'],
    defaultSignatureAlgorithm: 'SHA256withRSA',
  },
  {
    name: 'EC',
    keySizes: [256, 384, 521],
    defaultKeySize: 256,
    signatureAlgorithms: ['SHA1withECDSA', 'SHA256withECDSA', 'SHA384withECDSA', 'SHA512withECDSA'],
    defaultSignatureAlgorithm: 'SHA256withECDSA',
  },
];

/** A key is made in a way that the list has, for at least a day. The texts are made up. */
export function checkNewKey({ keyAlgorithm, keySize, signatureAlgorithm, validDays }: JsonObject): ValidationError[] {
  const errors: ValidationError[] = [];
  const refuse = (fieldPath: string, message: string) => errors.push({ errorId: 'invalid_value', message, fieldPath });
  if (Number(validDays) < 1) refuse('validDays', 'validDays must be at least 1.');
  const known = keyAlgorithms.find(({ name }) => name === keyAlgorithm);
  if (!known) {
    refuse('keyAlgorithm', `'${String(keyAlgorithm)}' is not a supported key algorithm.`);
    return errors;
  }
  if (keySize !== undefined && !known.keySizes.includes(Number(keySize))) {
    refuse('keySize', `${String(keySize)} is not a supported size of ${known.name} keys.`);
  }
  // The official Terraform provider's own tests send "" for the usual one.
  if (
    signatureAlgorithm !== undefined &&
    signatureAlgorithm !== '' &&
    !known.signatureAlgorithms.includes(String(signatureAlgorithm))
  ) {
    refuse('signatureAlgorithm', `'${String(signatureAlgorithm)}' does not suit ${known.name} keys.`);
  }
  return errors;
}
