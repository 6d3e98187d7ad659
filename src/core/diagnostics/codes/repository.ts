import { codeTable } from '../code-entry.ts';

export const repositoryCodes = codeTable({
  'no-definition-yet': {
    severity: 'info',
    summary: 'A repository that has no definition yet',
    explanation:
      'It was made by `pfconn init`, and nothing was put into `connections/` so far. There is nothing to check. Whatever would write to a server refuses: an empty folder must never read as “nothing is wanted”.',
    fix: 'Run `pfconn import` for what the server has, or `pfconn new` for a new connection.',
  },
  'repository-behind': {
    severity: 'info',
    summary: 'The workflows are from an older pfconn than the one that runs',
    explanation:
      'A newer action works with older workflows. What else a newer version brings to them, and to the editors’ schemas, comes with an upgrade, joined with what people changed in them.',
    fix: 'Run `npx pfconn@latest upgrade`, and open a pull request with what it changes.',
  },
});
