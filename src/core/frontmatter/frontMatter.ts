import { findFences, nextLine, type Fences } from './fences'
import { readJson } from '../data/json'
import { repairYaml, type Repair } from './repairs'
import { readToml, tomlComments } from '../data/toml/toml'
import { readYaml, yamlComments } from '../data/yaml'
import type { Field, ValueNode, SyntaxProblem } from '../data/nodes'
import type { Range } from '../text/text'

/** The front matter of an article, with document offsets. */
export interface FrontMatter extends Fences {
  /** The parsed content; undefined if it is empty, or in a language that is not read. */
  readonly root: ValueNode | undefined
  /** The top-level fields; empty if the root is not a map. */
  readonly fields: readonly Field[]
  /** Syntax errors of YAML that Copydesk can repair. If there are any, `root` and `fields` are those of the repaired text. */
  readonly repairs: readonly Repair[]
  /** The remaining syntax errors; empty if there are `repairs`. */
  readonly errors: readonly SyntaxProblem[]
  /** What only TOML 1.1 allows. Undefined if there is nothing of the kind. */
  readonly newer?: readonly SyntaxProblem[]
  /** See `ParseResult`. */
  readonly isPlain?: true
  /** What the search for repairs threw (a bug in Copydesk); the fields are then those of the front matter as it is written. */
  readonly failure?: unknown
}

/** Finds and reads the front matter. @returns undefined if the document has none */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const fences = findFences(text)
  if (!fences) return undefined
  const reading = read(text, fences)
  return { ...fences, ...reading, fields: reading.root?.kind === 'map' ? reading.root.fields : [] }
}

/** Whether the front matter is in a language that Copydesk reads: YAML, TOML or JSON. */
export function isRead(frontMatter: FrontMatter | undefined): frontMatter is FrontMatter {
  return frontMatter !== undefined && frontMatter.language !== 'code' && frontMatter.language !== 'other'
}

function read(
  text: string,
  { language, content }: Fences,
): Pick<FrontMatter, 'root' | 'errors' | 'newer' | 'isPlain' | 'repairs' | 'failure'> {
  if (language === 'toml') return { ...readToml(text, content), repairs: [] }
  if (language === 'json') return { ...readJson(text, content), repairs: [] }
  if (language !== 'yaml') return { root: undefined, errors: [], repairs: [] }
  const reading = readYaml(text, content)
  try {
    const repaired = repairYaml(text, content, reading)
    return repaired ? { ...repaired, errors: [] } : { ...reading, repairs: [] }
  } catch (failure) {
    return { ...reading, repairs: [], failure }
  }
}

/** The offset where the body starts: after the line of the closing fence, or after the content of unclosed front matter. */
export function bodyStart(text: string, frontMatter: Fences | undefined): number {
  if (!frontMatter) return text.charCodeAt(0) === 0xfeff ? 1 : 0
  return nextLine(text, frontMatter.close?.end ?? frontMatter.content.end)
}

/** The last top-level field with a key (later ones win), or undefined. Keys are case-sensitive. */
export function fieldOf(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter?.fields.findLast((field) => field.key === name)
}

/** The comments of the front matter, in document order; JSON has none. */
export function frontMatterComments(text: string, { language, content }: FrontMatter): readonly Range[] {
  if (language === 'yaml') return yamlComments(text, content)
  return language === 'toml' ? tomlComments(text, content) : []
}
