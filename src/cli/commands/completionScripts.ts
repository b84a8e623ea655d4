/** What a shell needs to know of a command. */
export interface CompletedCommand {
  readonly name: string
  readonly summary: string
  /** What its first argument can be; empty for files. */
  readonly words: readonly string[]
  readonly options: readonly CompletedOption[]
}

interface CompletedOption {
  /** Without dashes. */
  readonly name: string
  readonly help: string
  readonly takesValue: boolean
  readonly valueIsOptional: boolean
  /** The values that are known; empty for files and numbers. */
  readonly values: readonly string[]
}

/** The scripts by shell. Names and values have only letters, digits and dashes; descriptions are quoted. */
export const completionScripts: Readonly<Record<string, (commands: readonly CompletedCommand[]) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
}

const flag = (name: string) => `--${name}`
const namesOf = (commands: readonly CompletedCommand[]) => commands.map(({ name }) => name)

function bash(commands: readonly CompletedCommand[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.values.length > 0)
      .map((option) => `    '${name} ${flag(option.name)}') words='${option.values.join(' ')}' ;;\n`),
  )
  const files = commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue, valueIsOptional, values: known }) => takesValue && !valueIsOptional && known.length === 0)
      .map((option) => `'${name} ${flag(option.name)}'`),
  )
  const ofCommands = commands.map(
    ({ name, words, options }) =>
      `    ${name}) if [[ $current == -* ]]; then words='${options.map((option) => flag(option.name)).join(' ')}'; else words='${words.join(' ')}'; fi ;;\n`,
  )
  return `_copydesk() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=''
  COMPREPLY=()
  if [[ $current == '=' ]]; then current=''; elif [[ $previous == '=' ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '${[...namesOf(commands), '--help', '--version'].join(' ')}' -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join('')}    ${files.join('|')}) return ;;
    *) case "$command" in
${ofCommands.join('').replace(/^/gm, '  ').trimEnd()}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _copydesk copydesk
`
}

/** A text in single quotes for zsh and fish, without characters that the descriptions of zsh give a meaning. */
const quoted = (text: string) => `'${text.replace(/[[\]:\\']/g, ' ')}'`

function zsh(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(({ name, words, options }) => {
    const specs = options.map(({ name: option, help, takesValue, valueIsOptional, values }) => {
      const value = !takesValue ? '' : `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`
      return `'${flag(option)}${takesValue ? (valueIsOptional ? '=-' : '=') : ''}'${quoted(`[${help}]`).replace(/^' /, "'[").replace(/ '$/, "]'")}'${valueIsOptional && value !== '' ? `:${value}` : value}'`
    })
    const rest = words.length > 0 ? `'1:argument:(${words.join(' ')})'` : `'*:file:_files'`
    return `    ${name}) _arguments ${[...specs, rest].join(' ')} ;;\n`
  })
  return `#compdef copydesk
_copydesk() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}\u0000${summary}`).replace('\u0000', ':')).join(' ')})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('')}  esac
}
if [[ $funcstack[1] == _copydesk ]]; then _copydesk "$@"; else compdef _copydesk copydesk; fi
`
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, words, options }) => [
    `complete -c copydesk -f -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...words.map((word) => `complete -c copydesk -f -n '__fish_seen_subcommand_from ${name}' -a ${word}`),
    ...options.map(({ name: option, help, takesValue, valueIsOptional, values }) => {
      const value = !takesValue || valueIsOptional ? '' : values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : ' -r'
      return `complete -c copydesk -n '__fish_seen_subcommand_from ${name}' -l ${option}${value} -d ${quoted(help)}`
    }),
  ])
  return `${lines.join('\n')}\n`
}

function powershell(commands: readonly CompletedCommand[]): string {
  const table = commands.map(
    ({ name, words, options }) => `    '${name}' = '${[...words, ...options.map((option) => flag(option.name))].join(' ')}'\n`,
  )
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.values.length > 0)
      .map((option) => `    '${name} ${flag(option.name)}' = '${option.values.join(' ')}'\n`),
  )
  return `Register-ArgumentCompleter -Native -CommandName copydesk -ScriptBlock {
  param($word, $ast, $position)
  $commands = @{
${table.join('')}  }
  $values = @{
${values.join('')}  }
  $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
  $found = if ($before.Count -lt 2) { '${namesOf(commands).join(' ')}' }
    elseif ($values.ContainsKey("$($before[1]) $($before[-1])")) { $values["$($before[1]) $($before[-1])"] }
    else { $commands[$before[1]] }
  "$found".Split(' ') | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}
