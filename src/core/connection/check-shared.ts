import type { Definition } from '../definition/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { DesiredConnection } from './types.ts';

const members = ['name', 'entityId'] as const;
type Member = (typeof members)[number];
const words: Record<Member, string> = { name: 'name', entityId: 'entity ID' };

/** What no two SP connections of a server may share, of one that will be sent. */
export interface Identity {
  id: string;
  member: Member;
  value: string;
  place: Place;
  /** A person wrote it; otherwise the metadata brought it. */
  isWritten: boolean;
}

export function identitiesOf({ data }: Definition, { id, document, placeOf }: DesiredConnection): Identity[] {
  return members.flatMap((member) => {
    const value = document[member];
    if (typeof value !== 'string' || value === '') return [];
    return [{ id, member, value, place: placeOf(`/${member}`), isWritten: data[member] !== undefined }];
  });
}

/**
 * A finding on each of the connections that get the same name or entity ID and at least one of them from metadata. Two
 * that are written are found where definitions are read.
 */
export function checkShared(identities: readonly Identity[]): Diagnostic[] {
  const groups = new Map<string, Identity[]>();
  for (const one of identities) {
    const key = `${one.member}\n${one.value}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && group.some(({ isWritten }) => !isWritten))
    .flatMap((group) => group.map((one) => sharing(one, group)));
}

function sharing(one: Identity, group: readonly Identity[]): Diagnostic {
  const [other, ...more] = group.filter((each) => each !== one) as [Identity, ...Identity[]];
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const whose = one.isWritten ? 'the' : 'the metadata’s';
  const message = `${whose} ${words[one.member]} "${one.value}" is also that of ${other.place.file}:${other.place.line}${others}`;
  return finding('metadata-shared-identity', one.place, message, { connection: one.id });
}
