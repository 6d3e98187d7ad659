import { isMember, type Path } from '../document/path.ts';
import { isAt, isWithin, pathPattern } from '../document/path-pattern.ts';
import type { Judgement, Said } from './judge.ts';
import { moveAt } from './places.ts';
import { isOn, part, type Subject } from './situation.ts';

const contract = ['spBrowserSso', 'wsTrust', 'oauthTokenExchangeSettings'].map((holder) =>
  pathPattern(`${holder}.attributeContract.extendedAttributes[*]`),
);
const fulfilled = pathPattern('**.attributeContractFulfillment[*]');

/** An attribute that leaves the contract is no longer filled anywhere: that is said once, of the contract. */
export function withoutFollowers(judgements: readonly Judgement[]): Judgement[] {
  const gone = new Set(judgements.filter(isGoneFromContract).map(({ situation }) => situation.move.item));
  if (gone.size === 0) return [...judgements];
  return judgements.filter(
    ({ situation: { move } }) =>
      !(move.word === 'removed' && isAt(move.path, fulfilled) && gone.has(lastName(move.path))),
  );
}

function isGoneFromContract({ situation: { move } }: Judgement): boolean {
  return move.word === 'removed' && contract.some((pattern) => isAt(move.path, pattern));
}

function lastName(path: Path): string {
  const last = path.at(-1);
  return last && isMember(last) ? last.member : '';
}

const fromMetadata = [
  'baseUrl',
  'credentials.certs',
  'credentials.certs[*]',
  'spBrowserSso.ssoServiceEndpoints[*]',
  'spBrowserSso.sloServiceEndpoints[*]',
].map(pathPattern);

const overwritten: Said = {
  severity: 'check',
  who: 'Endpoints and certificates that are written here',
  says: 'are overwritten by the partner’s metadata with the next reload',
  hint: 'leave them to the metadata and list them in ignoreChanges, or switch the reload off',
  evidence: 'likely',
};

/** Where metadata are reloaded by themselves, what is written by hand beside them doesn't last. */
export function overwrittenByReload(subject: Subject): Judgement[] {
  const settings = part(subject.after, 'metadataReloadSettings');
  if (Object.keys(settings).length === 0 || settings.enableAutoMetadataUpdate === false) return [];
  const difference = subject.differences.find(({ path }) => fromMetadata.some((pattern) => isWithin(path, pattern)));
  if (!difference || !subject.before || !isOn(subject.after.active)) return [];
  const path = [{ member: 'metadataReloadSettings' }, { member: 'enableAutoMetadataUpdate' }];
  const move = moveAt(path, difference, { word: 'on', new: 'true' });
  return [{ verdict: 'effect', said: overwritten, situation: { subject, move } }];
}
