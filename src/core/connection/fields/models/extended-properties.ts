import { models } from '../rule.ts';
import { keyed, readOnly, scalar } from '../shorthand.ts';

export const extendedPropertiesModels = models({
  // There is one on each server, which is replaced as a whole: what a definition doesn't name stays.
  ExtendedProperties: {
    members: {
      // The API gives none to what there is one of.
      id: { ...readOnly, ours: true },
      items: keyed('ExtendedProperty', ['name'], { strict: true, absentItem: 'as-live', goneBy: 'state' }),
    },
  },
  ExtendedProperty: {
    members: {
      name: scalar(),
      description: scalar(),
      multiValued: scalar(),
      // `absent`: a definition's way to remove one.
      state: { ...readOnly, ours: true },
    },
  },
});
