type Environment = Readonly<Record<string, string | undefined>>

/** Whether messages are wanted in Chinese: COPYDESK_LANG counts before the locale, whose order is the one of POSIX. */
export function wantsChinese(environment: Environment): boolean {
  const wanted = ['COPYDESK_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value)
  return wanted !== undefined && /^zh/i.test(wanted)
}

/** Whether output may be coloured: FORCE_COLOR and NO_COLOR count before what it is written to. */
export function wantsColour(environment: Environment, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return !no && isTerminal && terminal !== 'dumb'
}
