import matter from 'gray-matter'
import { isRecord } from '../../data/isRecord'

/** What gray-matter makes of an article. */
interface GrayMatterReading {
  readonly data: Readonly<Record<string, unknown>>
  readonly error: string | undefined
  readonly outcome: 'read' | 'stops'
}

/** Replaces the engines for front matter that is a program: it is never run. */
function refuse(): never {
  throw new Error('Front matter that is a program is never run')
}

// gray-matter evaluates `---js` with `eval` unless each of its names for it is taken (4.0.3, lib/engines.js, lib/engine.js).
const engines = Object.fromEntries(
  ['javascript', 'js', 'coffee', 'coffeescript', 'cson'].map((name) => [name, { parse: refuse, stringify: refuse }]),
)

/** gray-matter 4 with js-yaml 3, which most generators without a record read with. */
export function readByGrayMatter(text: string): GrayMatterReading {
  const source = withoutLongGaps(text)
  try {
    // With options, even empty ones, gray-matter leaves its cache of every text it has seen alone.
    const { data } = matter(source, { engines: engines as never })
    const fields = isRecord(data) ? data : {}
    return { data: fields, error: undefined, outcome: 'read' }
  } catch (error) {
    return { data: {}, error: error instanceof Error ? error.message : String(error), outcome: 'stops' }
  }
}

/** More blank lines in a row than anybody writes. */
const maxBlankLines = 1000

/**
 * Leaves out blank lines after the first `maxBlankLines` in a row: gray-matter (4.0.3) searches for comments with `/^\s*#/`, which takes the
 * square of their number.
 */
function withoutLongGaps(text: string): string {
  if (text.length <= maxBlankLines) return text
  let blankLines = 0
  const isKept = (line: string) => {
    blankLines = line.trim() === '' ? blankLines + 1 : 0
    return blankLines <= maxBlankLines
  }
  return text.split('\n').filter(isKept).join('\n')
}
