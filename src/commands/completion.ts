import { didYouMean } from '../core/document/nearest.ts';
import { inARow } from '../core/wording.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** `completion SHELL`: what makes a shell ask pfconn for the words that may come next. */
export const completion: Command = async ({ inputs }) => {
  const [shell = ''] = inputs.operands;
  if (Object.hasOwn(scripts, shell)) return textResult(scripts[shell as Shell]);
  const shells = Object.keys(scripts);
  throw new Refusal(
    'invalid-inputs',
    shell === '' ? 'which shell is meant?' : `there is no completion for "${shell}"`,
    didYouMean(shell, shells) ?? `say ${inARow(shells, 'or')}`,
  );
};

/**
 * What a shell has to run once, so that it asks pfconn what may stand at the cursor: `pfconn completion words …` answers
 * with a word a line, or with `:files` where a file is meant. Nothing is known to the shell, so nothing gets old.
 */
const scripts = {
  bash: `# pfconn: completion for bash. In ~/.bashrc: source <(pfconn completion bash)
_pfconn() {
  local current="\${COMP_WORDS[COMP_CWORD]}" reply word
  reply="$("\${COMP_WORDS[0]}" completion words "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" || return 0
  COMPREPLY=()
  if [ "$reply" = ":files" ]; then
    compopt -o default 2>/dev/null
    return 0
  fi
  [ "$current" = "=" ] && current=""
  while IFS= read -r word; do
    # Bash parts --name=value at its sign and completes what stands behind it.
    [ "\${COMP_WORDS[COMP_CWORD]}" = "=" ] || [ "\${COMP_WORDS[COMP_CWORD-1]}" = "=" ] && word="\${word#*=}"
    [[ -n "$word" && "$word" == "$current"* ]] && COMPREPLY+=("$word")
  done <<< "$reply"
  return 0
}
complete -F _pfconn pfconn
`,
  zsh: `#compdef pfconn
# pfconn: completion for zsh. In ~/.zshrc, behind compinit: source <(pfconn completion zsh)
_pfconn() {
  local -a reply
  reply=("\${(@f)$("\${words[1]}" completion words "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "\${reply[1]}" == ":files" ]]; then
    _files
    return
  fi
  reply=("\${(@)reply:#}")
  (( \${#reply} )) && compadd -- "\${reply[@]}"
}
if [[ "\${funcstack[1]}" == "_pfconn" ]]; then _pfconn "$@"; else compdef _pfconn pfconn; fi
`,
  fish: `# pfconn: completion for fish. Once: pfconn completion fish > ~/.config/fish/completions/pfconn.fish
function __pfconn_words
    set -l before (commandline -opc)
    set -l reply ($before[1] completion words $before[2..-1] (commandline -ct) 2>/dev/null)
    if test "$reply" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $reply
    end
end
complete -c pfconn -f -a '(__pfconn_words)'
`,
  powershell: `# pfconn: completion for PowerShell. In $PROFILE: pfconn completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName pfconn -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $program = $words[0]
    $before = @($words | Select-Object -Skip 1)
    # An empty word is no element: without this the one before it would be taken for the one that is typed.
    if ($wordToComplete -eq '') { $before += '""' }
    $reply = @(& $program completion words @before 2>$null)
    if ($reply.Count -eq 1 -and $reply[0] -eq ':files') { return }
    $reply | Where-Object { $_ -ne '' -and $_.StartsWith($wordToComplete) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
`,
} as const;

type Shell = keyof typeof scripts;
