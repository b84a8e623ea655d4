import { findFences, nextLine, type Fences } from './fences'
import { readJson } from '../data/json'
import { repairYaml, type Repair } from './repairs'
import { readToml, tomlComments } from '../data/toml/toml'
import { readYaml, yamlComments } from '../data/yaml'
import type { Field, ValueNode, SyntaxProblem } from '../data/nodes'
import type { Range } from '../text/text'

/** The metadata block on top of an article, with document offsets. */
export interface FrontMatter extends Fences {
  /** All that is written; undefined when the block is empty, or in a language that is not read. */
  readonly root: ValueNode | undefined
  /** The fields of the topmost level; empty when the block is not a list of fields. */
  readonly fields: readonly Field[]
  /** Known mistakes that keep the block from being YAML. When there are any, the fields are what it says once all are mended. */
  readonly repairs: readonly Repair[]
  /** Why it cannot be read, or not all of it; empty when `repairs` say it. */
  readonly errors: readonly SyntaxProblem[]
}

/** Finds and reads the front matter. @returns undefined when the document has none */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const fences = findFences(text)
  if (!fences) return undefined
  const { root, errors, repairs } = read(text, fences)
  return { ...fences, root, fields: root?.kind === 'map' ? root.fields : [], repairs, errors }
}

/** Whether the front matter is in a language that is read here. */
export function isRead(frontMatter: FrontMatter | undefined): frontMatter is FrontMatter {
  return frontMatter !== undefined && frontMatter.language !== 'code' && frontMatter.language !== 'other'
}

function read(text: string, { language, content }: Fences): Pick<FrontMatter, 'root' | 'errors' | 'repairs'> {
  if (language === 'toml') return { ...readToml(text, content), repairs: [] }
  if (language === 'json') return { ...readJson(text, content), repairs: [] }
  if (language !== 'yaml') return { root: undefined, errors: [], repairs: [] }
  const reading = readYaml(text, content)
  const repaired = repairYaml(text, content, reading)
  return repaired ? { ...repaired, errors: [] } : { ...reading, repairs: [] }
}

/** Where the body starts: behind the closing fence's line, or behind what was taken for fields. */
export function bodyStart(text: string, frontMatter: FrontMatter | undefined): number {
  if (!frontMatter) return text.charCodeAt(0) === 0xfeff ? 1 : 0
  return nextLine(text, frontMatter.close?.end ?? frontMatter.content.end)
}

/** The last field of a name (later ones win), or undefined. Names are compared to the letter. */
export function fieldOf(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter?.fields.findLast((field) => field.key === name)
}

/** The comments of the front matter; JSON has none. */
export function frontMatterComments(text: string, { language, content }: FrontMatter): readonly Range[] {
  if (language === 'yaml') return yamlComments(text, content)
  return language === 'toml' ? tomlComments(text, content) : []
}
