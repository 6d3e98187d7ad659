import type { Standing } from './standing.ts';

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
