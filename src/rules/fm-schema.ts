import { fieldOf, isRead } from '../core/frontmatter/frontMatter'
import { writerOf } from '../core/frontmatter/writer'
import type { ValueNode } from '../core/data/nodes'
import type { SiteGenerator } from '../core/generators/shared/generator'
import { textAt } from '../core/text/text'
import type { Rule } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import { siteSchemaOf } from '../core/lint/siteSchema'

export const fmSchema: Rule = {
  id: 'fm-schema',
  severity: 'error',
  docs: {
    effect: 'house',
    summary: "The fields have the types and values that the newsroom's schema requires.",
    why: 'Page templates rely on them: “comments: maybe”, or a list instead of a name, breaks the page or publishes nonsense.',
    authority: 'JSON Schema 2020-12; the schema that copydesk.yaml names, else the one that ships',
    bad: [
      '---\ntitle: Harbour opens\ncomments: ⟦maybe⟧\n---\n',
      '---\ntitle: Harbour opens\ndescription: ⟦[a, b]⟧\n---\n',
      '---\ntitle: Harbour opens\ntags:\n - sea\n - ⟦name: port⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ncomments: false\ncategories:\n - News\n - [Sports, Sailing]\nmine: whatever\n---\n'],
  },
  *check({ text, frontMatter }, { schema, schemaProblem, generator, path }) {
    if (!isRead(frontMatter) || frontMatter.errors.length > 0) return
    if (frontMatter.root && frontMatter.root.kind !== 'map') return
    if (schemaProblem) yield schemaProblem
    const writer = writerOf(frontMatter.language)
    const own = fieldOf(frontMatter, '$schema')
    const siteSchema = siteSchemaOf(generator, path)
    const demanded = siteSchema?.validate(frontMatter.root, frontMatter.open, text, writer) ?? []
    for (const found of demanded) {
      const message = `${found.message} ${outcomeInWords(generator, 'stops')}`
      yield { ...found, message, severity: 'error' }
    }
    const values = schema.isDefault ? undefined : generator.schemas.values
    for (const { missing, keyword, ...found } of schema.validate(frontMatter.root, frontMatter.open, text, writer, values)) {
      // `title-missing` already reports this, more clearly.
      if (missing === 'title') continue
      // An article may name its schema even if the schema does not define that key.
      if (keyword.endsWith('Properties') && found.range === own?.keyRange) continue
      // The generator's own demands are better known.
      const field = frontMatter.fields.find(({ range }) => range.start <= found.range.start && found.range.end <= range.end)
      if (schema.isDefault && siteSchema?.fields.some(({ name }) => name === field?.key)) continue
      if (demanded.some(({ range }) => range.start === found.range.start && range.end === found.range.end)) continue
      if (schema.isDefault && isTruth(field?.value, text, generator)) continue
      yield { ...found, ...(schema.isDefault ? { severity: 'warning' as const } : {}) }
    }
  },
}

/** Whether the generator reads a word such as `no` as true or false, which the YAML of the schema does not. */
function isTruth(value: ValueNode | undefined, text: string, { title, yaml }: SiteGenerator): boolean {
  if (title === undefined || value?.kind !== 'scalar' || value.style !== 'plain' || typeof value.value !== 'string') return false
  return typeof yaml.current(textAt(text, value.range)) === 'boolean'
}
