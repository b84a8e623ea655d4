import type { Range } from '../text/text'
import type { ParseResult } from './nodes'
import { readPlainYaml } from './plainYaml'
import type * as Library from './yamlByLibrary'

/**
 * Parses YAML 1.2 with the range of every part.
 * @param text the whole document
 * @param at range of the YAML in it
 * @returns what could be parsed, even of broken input; never throws
 */
export function readYaml(text: string, at: Range): ParseResult {
  return readPlainYaml(text, at) ?? library().readYamlByLibrary(text, at)
}

/** The ranges of YAML comments, from the `#` to the end of the line; a `#` in a quoted or block scalar is not one. */
export function yamlComments(text: string, at: Range): readonly Range[] {
  return text.slice(at.start, at.end).includes('#') ? library().yamlComments(text, at) : []
}

/** Loaded on request: the YAML of most articles is plain. */
function library(): typeof Library {
  return require('./yamlByLibrary')
}
