import { parsedJson } from '../document/json.ts';
import { textsOf } from '../document/readers.ts';
import { environmentSteps } from './environment-steps.ts';
import { joinedRules } from './rules.ts';
import { namesOf } from './servers.ts';
import { hasEnvironments, type Standing, type Wanted } from './standing.ts';
import { type Step, setVariable } from './step.ts';

const rulesGroup = (branch: string) => `Rules for ${branch}`;
const repositoryGroup = 'The repository';

/**
 * What has to be done so that the workflows find what they need, in order. Nothing where it is so already.
 *
 * @param found what the repository has
 * @param wanted what the set-up was asked for
 */
export function setupSteps(found: Standing, wanted: Wanted): Step[] {
  const groups = wanted.servers.flatMap(({ environment }) => namesOf(environment));
  const around = [...rulesSteps(found, wanted), ...variableSteps(found, 'PF_RUNNER', wanted.runner, [])];
  if (!hasEnvironments(found)) return around;
  return [
    ...environmentSteps(found, wanted),
    ...around,
    // Last, and only when everything else stands: the workflows begin with this one.
    ...variableSteps(found, 'PF_ENVIRONMENTS', JSON.stringify(environmentsOf(found, wanted)), groups),
  ];
}

function rulesSteps({ repository, defaultBranch, rules }: Standing, { alone }: Wanted): Step[] {
  if (rules === 'not-offered') return [];
  const body = joinedRules(rules, alone);
  if (!body) return [];
  const path = `repos/${repository}/rulesets`;
  const attempt = rules
    ? { method: 'PUT' as const, path: `${path}/${Number(rules.id)}`, body }
    : { method: 'POST' as const, path, body };
  const what = alone
    ? 'pull requests only, with the check "validate"; nobody else has to approve'
    : 'pull requests only, approved by a second person, with the check "validate"';
  return [{ group: rulesGroup(defaultBranch), what, attempts: [attempt], needs: [] }];
}

function variableSteps(found: Standing, name: string, value: string | undefined, needs: readonly string[]): Step[] {
  const before = found.variables.get(name);
  if (value === undefined || value === before) return [];
  const path = `repos/${found.repository}/actions/variables`;
  const was = before === undefined ? '' : ` (it is ${before})`;
  const begins = name === 'PF_ENVIRONMENTS' && before === undefined ? '; from then on the workflows run' : '';
  return [
    {
      group: repositoryGroup,
      what: `set ${name} to ${value}${was}${begins}`,
      attempts: [setVariable(path, name, value, before)],
      needs,
    },
  ];
}

/** The given order where all are named; otherwise those that are set up already come first, as they stood. */
function environmentsOf(found: Standing, { servers }: Wanted): string[] {
  const named = servers.map(({ environment }) => environment);
  const before = listed(found.variables.get('PF_ENVIRONMENTS'));
  if (before.every((name) => named.includes(name))) return named;
  return [...before, ...named.filter((name) => !before.includes(name))];
}

/** The names in the variable; none when it isn't a list of names. */
export function listed(text: string | undefined): string[] {
  return textsOf(parsedJson(text ?? '[]'));
}
