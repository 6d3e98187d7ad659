import type { JsonObject } from '../document/json.ts';

/** What a repository on GitHub has, as far as a set-up looks at it. */
export interface Standing {
  /** `acme/identity` */
  repository: string;
  defaultBranch: string;
  isPrivate: boolean;
  /** `free`, `pro`, `team`, `enterprise`, …; only its owners are told. */
  plan: string | undefined;
  /** How many people may write here; `undefined` where GitHub doesn't say. */
  writers: number | undefined;
  /** By name in small letters: GitHub tells no capitals apart. */
  environments: ReadonlyMap<string, StandingEnvironment>;
  /** The repository's own variables. */
  variables: ReadonlyMap<string, string>;
  /** The rules of this name for branches; `not-offered` where the plan has none. */
  rules: JsonObject | undefined | 'not-offered';
}

export interface StandingEnvironment {
  name: string;
  /** Whether only the refs below may use it. */
  isBound: boolean;
  refs: readonly string[];
  /** Minutes to wait; absent where the environment has no such rule. */
  waitTimer: number | undefined;
  reviewers: readonly Reviewer[];
  preventsSelfReview: boolean;
  variables: ReadonlyMap<string, string>;
  /** Names only; GitHub tells no values. */
  secrets: ReadonlySet<string>;
}

/** Somebody, or a team, whose approval an environment asks for. */
export interface Reviewer {
  type: 'User' | 'Team';
  id: number;
  /** For people: `amelia`, `acme/identity-admins`. */
  name: string;
}

/** What the set-up was asked for. */
export interface Wanted {
  /** In the order of applying. */
  servers: readonly { environment: string; address: string }[];
  reviewers: readonly Reviewer[];
  /** The accounts in PingFederate; where nobody says, those that are set stay. */
  auditor: string | undefined;
  writer: string | undefined;
  /** Where people are counted, by environment, and as whom. */
  directory: { servers: ReadonlyMap<string, string>; bindDn: string | undefined };
  /** The label of a runner that reaches the servers. */
  runner: string | undefined;
  /** Nobody else works here, so nobody else can approve. */
  alone: boolean;
}

/**
 * What a repository has by its plan, as GitHub documents it for private ones: environments from Pro and Team on, required
 * reviewers on Enterprise. Only the owners are told the plan; where it isn't known it is tried.
 */
export function hasEnvironments({ isPrivate, plan }: Pick<Standing, 'isPrivate' | 'plan'>): boolean {
  return !isPrivate || plan !== 'free';
}

export function hasReviewers({ isPrivate, plan }: Pick<Standing, 'isPrivate' | 'plan'>): boolean {
  return !isPrivate || !['free', 'pro', 'team'].includes(plan ?? '');
}

/** `private, GitHub Team`; what isn't known isn't said. */
export function planWords({ isPrivate, plan }: Pick<Standing, 'isPrivate' | 'plan'>): string {
  const name = plan === undefined ? '' : `, GitHub ${plan[0]?.toUpperCase()}${plan.slice(1)}`;
  return isPrivate ? `private${name}` : 'public';
}
