type Environment = Readonly<Record<string, string | undefined>>

/** Whether to show messages in Chinese. COPYDESK_LANG takes precedence over the locale variables, in the order of POSIX. */
export function wantsChinese(environment: Environment): boolean {
  const wanted = ['COPYDESK_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value)
  return wanted !== undefined && /^zh/i.test(wanted)
}

/** Whether to colour the output. FORCE_COLOR and NO_COLOR take precedence over the kind of output. */
export function wantsColour(environment: Environment, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return !no && isTerminal && terminal !== 'dumb'
}
