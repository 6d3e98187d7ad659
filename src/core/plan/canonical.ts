export { canonicalJson, digestOf } from '../connection/canonical.ts';
