import type { Reporter } from './reporter'

/**
 * Writes one JSON object, a contract with other programs: what is there keeps its name and meaning. Problems are written
 * as they come, so that a long run needs no memory for them.
 */
export function jsonReporter(print: (text: string) => void): Reporter {
  let separator = '{"version":1,"problems":['
  return {
    problem({ file, ruleId, severity, message, line, column, endLine, endColumn, fixable }) {
      print(separator + JSON.stringify({ file, ruleId, severity, message, line, column, endLine, endColumn, fixable }))
      separator = ',\n'
    },
    end({ files, errors, warnings, informations, hints, fixed, ms }) {
      const opening = separator.startsWith('{') ? separator : ''
      print(`${opening}],"summary":${JSON.stringify({ files, errors, warnings, informations, hints, fixed, ms })}}\n`)
    },
  }
}
