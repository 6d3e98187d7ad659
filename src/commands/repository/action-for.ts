import { type ActionSource, parseAction } from '../../core/repository/action-source.ts';
import { readRelease } from '../../edges/release/release.ts';
import { version } from '../../version.ts';
import type { Run } from '../command.ts';
import { Refusal } from '../refusal.ts';

/**
 * The action that workflows are to use: a copy, the commit that was named, or this release's own.
 *
 * @throws Refusal when a commit isn't named by all of its digits, or this pfconn is no release and none was named
 */
export function actionFor({ inputs: { action: said, command } }: Run, isCopied: boolean): ActionSource {
  if (isCopied && said === undefined) return { kind: 'vendored', version };
  if (isCopied) throw new Refusal('invalid-inputs', 'a copied action has no commit', 'leave out --action or --vendor');
  if (said !== undefined) {
    const named = parseAction(said);
    if (named) return { kind: 'published', ...named, version };
    throw new Refusal(
      'invalid-inputs',
      `--action is "${said}"`,
      'write OWNER/NAME@COMMIT, all 40 digits of the commit',
    );
  }
  const release = readRelease();
  if (release) return { kind: 'published', ...release };
  throw new Refusal(
    'invalid-inputs',
    'this pfconn is no release, so it knows no commit for the workflows to use',
    `name one with --action OWNER/NAME@COMMIT${command === 'init' ? ', or put the action into the repository with --vendor' : ''}`,
  );
}
