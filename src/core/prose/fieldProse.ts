import type { Article } from '../article/article'
import type { Field, ScalarNode, ValueNode } from '../data/nodes'
import { RunBuilder, type ProsePlace } from './proseRun'
import { scalarParts } from './scalarParts'

/** The fields that readers read as text, in lower case without hyphens and underscores: what sites name them. */
const places: Readonly<Record<string, ProsePlace>> = {
  title: 'headline',
  headline: 'headline',
  seotitle: 'headline',
  linktitle: 'headline',
  shorttitle: 'headline',
  sidebarlabel: 'headline',
  subtitle: 'standfirst',
  subheadline: 'standfirst',
  description: 'standfirst',
  summary: 'standfirst',
  excerpt: 'standfirst',
  standfirst: 'standfirst',
  dek: 'standfirst',
  deck: 'standfirst',
  lead: 'standfirst',
  lede: 'standfirst',
  intro: 'standfirst',
  abstract: 'standfirst',
  teaser: 'standfirst',
  caption: 'caption',
  imagecaption: 'caption',
  alt: 'alternative',
  imagealt: 'alternative',
  coveralt: 'alternative',
}

/** A run of the front matter. */
export interface FieldRun {
  readonly place: ProsePlace
  readonly built: RunBuilder
}

/** The texts of the front matter in document order; none if it has syntax errors. */
export function fieldRuns({ frontMatter, text }: Article): readonly FieldRun[] {
  if (!frontMatter || frontMatter.errors.length > 0 || frontMatter.repairs.length > 0) return []
  return frontMatter.fields.flatMap((field) => runsOf(field, text, frontMatter.language === 'yaml'))
}

function runsOf({ key, value }: Field, text: string, isYaml: boolean): readonly FieldRun[] {
  const place = places[key.toLowerCase().replace(/[-_]/g, '')]
  if (value.kind !== 'scalar') return nested(value).flatMap((field) => runsOf(field, text, isYaml))
  return place ? fieldRun(value, place, text, isYaml) : []
}

function nested(value: ValueNode): readonly Field[] {
  if (value.kind === 'map') return value.fields
  return value.kind === 'list' ? value.items.flatMap((item) => nested(item.value)) : []
}

function fieldRun(node: ScalarNode, place: ProsePlace, text: string, isYaml: boolean): readonly FieldRun[] {
  const { value } = node
  // A template tag becomes text that is not known.
  if (typeof value !== 'string' || value.trim() === '' || /\{[{%#]/.test(value)) return []
  const built = new RunBuilder()
  for (const { text: part, source } of scalarParts(node, value, text, isYaml)) {
    if (part.trim() === '' && part.includes('\n')) built.lineEnd()
    else built.add(part, source)
  }
  return built.isEmpty ? [] : [{ place, built }]
}
