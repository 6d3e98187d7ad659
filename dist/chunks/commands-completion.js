import{textResult}from"./shared-commands-text-result.js";import{inARow}from"./shared-core-wording.js";import{Refusal}from"./shared-commands-refusal.js";import{didYouMean}from"./shared-core-document-nearest.js";import"./shared-runtime.js";var completion=async({inputs})=>{let[shell=""]=inputs.operands;if(Object.hasOwn(scripts,shell))return textResult(scripts[shell]);let shells=Object.keys(scripts);throw new Refusal("invalid-inputs",shell===""?"which shell is meant?":`there is no completion for "${shell}"`,didYouMean(shell,shells)??`say ${inARow(shells,"or")}`)},scripts={bash:`# pfconn: completion for bash. In ~/.bashrc: source <(pfconn completion bash)
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
`,zsh:`#compdef pfconn
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
`,fish:`# pfconn: completion for fish. Once: pfconn completion fish > ~/.config/fish/completions/pfconn.fish
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
`,powershell:`# pfconn: completion for PowerShell. In $PROFILE: pfconn completion powershell | Out-String | Invoke-Expression
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
`};export{completion};
