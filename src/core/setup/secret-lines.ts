import { namesOf } from './servers.ts';
import { hasEnvironments, type Standing, type Wanted } from './standing.ts';

/** A secret of one of GitHub's environments, and whether it is there. GitHub tells no values. */
export interface NeededSecret {
  name: string;
  environment: string;
  isSet: boolean;
  /** Who needs it, for people. */
  of: string;
}

/**
 * The secrets that the workflows and the definitions need: the accounts' passwords, and each `${secret:NAME}`, which only
 * an apply is given.
 *
 * @param named the names in the definitions of an environment
 */
export function neededSecrets(
  found: Standing,
  { servers, directory }: Wanted,
  named: (environment: string) => readonly string[],
): NeededSecret[] {
  if (!hasEnvironments(found)) return [];
  return servers.flatMap(({ environment }) => {
    const [plan, , write, preview] = namesOf(environment);
    const secret = (name: string, at: string, of: string): NeededSecret => {
      const isSet = found.environments.get(at.toLowerCase())?.secrets.has(name.toUpperCase()) === true;
      return { name, environment: at, isSet, of };
    };
    return [
      secret('PF_PASSWORD', plan, 'the account that reads'),
      secret('PF_PASSWORD', write, 'the account that writes'),
      ...(directory.servers.has(environment) ? countingSecrets(write, preview).map((one) => secret(...one)) : []),
      ...named(environment).map((name) => secret(name, write, 'the definitions')),
    ];
  });
}

function countingSecrets(write: string, preview: string): [name: string, at: string, of: string][] {
  const reader = 'the account that reads the directory';
  return [
    ['PF_DIRECTORY_PASSWORD', write, reader],
    ['PF_PASSWORD', preview, 'the account that reads'],
    ['PF_DIRECTORY_PASSWORD', preview, reader],
  ];
}

/** The line that sets it; `gh` asks for the value, so that it stands in no history and no argument list. */
export function secretLine({ name, environment }: NeededSecret, repository: string): string {
  return `gh secret set ${name} --repo ${repository} --env ${environment}`;
}
