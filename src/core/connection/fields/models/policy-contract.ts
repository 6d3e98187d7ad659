import { models } from '../rule.ts';
import { keyed, readOnly, scalar } from '../shorthand.ts';

export const policyContractModels = models({
  AuthenticationPolicyContract: {
    members: {
      // What both sides were matched by.
      id: scalar({ absent: 'as-live' }),
      name: scalar(),
      // The server's own, `subject` alone; some versions ask for it all the same.
      coreAttributes: keyed('AuthenticationPolicyContractAttribute', ['name'], {
        strict: true,
        readOnly: true,
        echoed: true,
        evidence: 'likely',
      }),
      extendedAttributes: keyed('AuthenticationPolicyContractAttribute', ['name'], { strict: true }),
      lastModified: { ...readOnly, since: '12.0' },
    },
  },
  AuthenticationPolicyContractAttribute: { bare: 'name', members: { name: scalar() } },
});
