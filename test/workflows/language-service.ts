import { registerHooks } from 'node:module';

// GitHub's packages import JSON without saying that it is JSON, which Node asks for.
registerHooks({
  load(url, context, next) {
    const isTheirs = /@actions\/(languageservice|workflow-parser)\/.*\.json$/.test(url);
    return next(url, isTheirs ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});

/** GitHub's own check of a workflow. */
export const { validate } = await import('@actions/languageservice');
